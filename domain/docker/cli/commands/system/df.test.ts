import { describe, expect, it } from 'vitest'
import { appWorld, runAll } from '@/domain/docker/build/app-world'

const empty = appWorld({})
const stdout = (...lines: string[]) => runAll(empty, ...lines).stdout

// docker/cli formatter/disk_usage_test.go
describe('docker system df of nothing', () => {
  it('is a table of zeros', () => {
    expect(stdout('docker system df')).toBe(`TYPE            TOTAL     ACTIVE    SIZE      RECLAIMABLE
Images          0         0         0B        0B
Containers      0         0         0B        0B
Local Volumes   0         0         0B        0B
Build Cache     0         0         0B        0B
`)
  })

  it('has four tables in detail', () => {
    expect(stdout('docker system df -v')).toBe(`Images space usage:

REPOSITORY   TAG       IMAGE ID   CREATED   SIZE      SHARED SIZE   UNIQUE SIZE   CONTAINERS

Containers space usage:

CONTAINER ID   IMAGE     COMMAND   LOCAL VOLUMES   SIZE      CREATED   STATUS    NAMES

Local Volumes space usage:

VOLUME NAME   LINKS     SIZE

Build cache usage: 0B

CACHE ID   CACHE TYPE   SIZE      CREATED   LAST USED   USAGE     SHARED
`)
  })

  it('takes formats', () => {
    expect(stdout("docker system df --format 'table {{.Type}}\\t{{.Active}}'")).toBe(`TYPE            ACTIVE
Images          0
Containers      0
Local Volumes   0
Build Cache     0
`)
    expect(stdout('docker system df --format raw')).toContain(
      'type: Images\ntotal: 0\nactive: 0\nsize: 0B\nreclaimable: 0B\n\n',
    )
    expect(stdout("docker system df -v --format '{{json .}}'")).toBe(
      '{"Images":[],"Containers":[],"Volumes":[],"BuildCache":[]}',
    )
    expect(stdout('docker system df -v --format raw')).toBe('')
    expect(runAll(empty, "docker system df --format '{{InvalidFunction}}'")).toMatchObject({
      stderr: 'template parsing error: template: :1: function "InvalidFunction" not defined\n',
      exitCode: 1,
    })
  })
})

describe('docker system df', () => {
  const files = { Dockerfile: 'FROM alpine\nRUN echo hi > /f\n' }

  it('counts what is in use, and how much of it could go', () => {
    const { world } = runAll(
      appWorld(files, 'overlay2'),
      'docker pull -q busybox',
      'docker run -d --name up -v data:/v busybox sleep 1000',
      'docker run --name gone busybox sh -c "echo 12345 > /f"',
      'docker volume create more',
      'docker build -q -t x .',
    )
    const rows = runAll(world, 'docker system df').stdout.split('\n')
    expect(rows[1]).toMatch(/^Images {10}2 {9}1 {9}\S+ {3,}\S+ \(\d+%\)$/)
    expect(rows[2]).toBe('Containers      2         1         6B        6B (100%)')
    expect(rows[3]).toMatch(/^Local Volumes {3}2 {9}1 {9}0B {8}0B$/)
    expect(rows[4]).toMatch(/^Build Cache {5}4 {9}0 {9}/)
    expect(runAll(world, 'docker system df -v').stdout).toMatch(
      /\nx +latest +[0-9a-f]{12} +Less than a second ago +8\.32MB +0B +8\.318MB +0\n/,
    )
  })

  it('has all fields sorted in JSON, and no digests', () => {
    const { world } = runAll(appWorld(files), 'docker create --name web -v data:/v alpine', 'docker build -q -t x .')
    const all = JSON.parse(runAll(world, 'docker system df -v --format json').stdout)
    const rows: Record<string, unknown>[] = Object.values(all as Record<string, Record<string, unknown>[]>).flat()
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(row).sort())
    expect(all.Images[0].Digest).toBe('')
  })

  it('keeps what a template wrote before it failed', () => {
    const { world } = runAll(appWorld(files), 'docker pull -q alpine')
    expect(
      runAll(world, "docker system df -v --format '{{range .Images}}{{.Tag}} {{.VirtualSize}}{{end}}'"),
    ).toMatchObject({
      stdout: 'latest ',
      stderr:
        'template: :1:28: executing "" at <.VirtualSize>: can\'t evaluate field VirtualSize in type *formatter.imageContext\n',
      exitCode: 1,
    })
  })

  it('has nothing to give of the cache of an image that is there', () => {
    const built = runAll(appWorld(files), 'docker build -q -t x .').world
    const cache = (world: typeof built) =>
      runAll(world, "docker system df -v --format '{{range .BuildCache}}{{.CacheType}} {{.Shared}}\n{{end}}'").stdout
    expect(cache(built)).toBe('source.local false\nsource.local false\nregular true\nregular true\n')
    expect(cache(runAll(built, 'docker rmi x').world)).toBe(
      'source.local false\nsource.local false\nregular false\nregular false\n',
    )
  })
})
