import { describe, expect, it } from 'vitest'
import { appWorld, runAll } from '@/domain/docker/build/app-world'

const world = runAll(
  appWorld({ Dockerfile: 'FROM alpine\nRUN echo hi > /f\n' }),
  'docker pull -q busybox',
  'docker run --name gone busybox sh -c "echo 12345 > /f"',
  'docker run -v /anonymous --name up -d busybox sleep 1000',
  'docker volume create named',
  'docker volume create',
  'docker build -q .',
).world

// docker/cli system/prune_test.go
describe('docker system prune', () => {
  it('asks first, and does nothing without a yes', () => {
    expect(runAll(world, 'docker system prune')).toMatchObject({
      stdout: `WARNING! This will remove:
  - all stopped containers
  - all networks not used by at least one container
  - all dangling images
  - unused build cache

Are you sure you want to continue? [y/N] `,
      exitCode: 0,
    })
    expect(runAll(world, 'docker system prune -a --volumes').stdout).toContain(
      '\n  - all anonymous volumes not used by at least one container\n  - all images without at least one container associated to them\n  - all build cache\n',
    )
  })

  it('tells which filters narrow it', () => {
    const line =
      'docker system prune --filter until=24h --filter label=hello-world --filter label!=foo=bar --filter label=bar=baz'
    expect(runAll(world, line).stdout).toContain(`  - unused build cache

  Items to be pruned will be filtered with:
  - label!=foo=bar
  - label=bar=baz
  - label=hello-world
  - until=24h

Are you sure you want to continue? [y/N] `)
    expect(runAll(world, 'docker system prune --volumes --filter until=1h').stderr).toBe(
      'ERROR: The "until" filter is not supported with "--volumes"\n',
    )
  })

  it('removes in an order, and keeps what is in use', () => {
    const { stdout, world: after } = runAll(world, 'docker system prune -f --volumes')
    const titles = stdout.split('\n').filter((line) => /^[DT]/.test(line))
    expect(titles.slice(0, 4)).toEqual([
      'Deleted Containers:',
      'Deleted Volumes:',
      'Deleted Images:',
      'Deleted build cache objects:',
    ])
    expect(stdout).toMatch(
      /^Deleted Containers:\n[0-9a-f]{64}\n\nDeleted Volumes:\n[0-9a-f]{64}\n\nDeleted Images:\nuntagged: sha256:/,
    )
    expect(stdout).toMatch(/\n\nDeleted build cache objects:\n(?:[0-9a-z]{25}\n){4}\nTotal reclaimed space: \S+B\n$/)
    expect(Object.values(after.containers).map(({ name }) => name)).toEqual(['up'])
    expect(Object.keys(after.volumes)).toContain('named')
    expect(after.cache).toEqual({})
  })

  it('takes all with -a but what containers use', () => {
    const pruned = runAll(world, 'docker pull -q alpine', 'docker system prune -af', 'docker images')
    expect(pruned.stdout).toMatch(/^IMAGE.*\nbusybox:latest .*\n$/)
    expect(runAll(pruned.world, 'docker system prune -f').stdout).toBe('Total reclaimed space: 0B\n')
  })

  it('refuses what no prune knows', () => {
    expect(runAll(world, 'docker system prune -f --filter x=y').stderr).toBe(
      "Error response from daemon: invalid filter 'x'\n",
    )
  })
})

// buildx commands/prune.go
describe('docker builder prune', () => {
  it('lists what went, with tabs', () => {
    const { stdout } = runAll(world, 'docker builder prune -f', 'docker system df')
    expect(stdout).toContain('Build Cache     2')
    expect(runAll(world, 'docker builder prune -f').stdout).toMatch(
      /^ID\t{6}RECLAIMABLE\tSIZE\t\tLAST ACCESSED\n[0-9a-z]{25}\* {14}\ttrue \t\t8\.192kB {3}\t.* ago\n[0-9a-z]{25}\* {14}\ttrue \t4\.096kB {3}\t.* ago\nTotal:\t12\.29kB\n$/,
    )
  })

  it('asks first', () => {
    expect(runAll(world, 'docker builder prune').stdout).toBe(
      'WARNING! This will remove all dangling build cache. Are you sure you want to continue? [y/N] ',
    )
    expect(runAll(world, 'echo y | docker buildx prune -a').stdout).toMatch(
      /^WARNING! This will remove all build cache\. Are you sure you want to continue\? \[y\/N] ID\t/,
    )
  })

  it('refuses in its own words', () => {
    expect(runAll(world, 'docker builder prune x').stderr).toBe(
      "ERROR: docker: 'docker buildx prune' accepts no arguments\n\nUsage:  docker buildx prune\n\nRun 'docker buildx prune --help' for more information\n",
    )
    expect(runAll(world, 'docker builder prune -f --filter until=x').stderr).toBe(
      `ERROR: "until" filter expects a duration (e.g., '24h'): time: invalid duration "x"\n`,
    )
  })
})
