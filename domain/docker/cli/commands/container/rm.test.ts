import { describe, expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const last = (...lines: string[]) => {
  const { steps } = play('containerd', lines)
  const { stdout = '', stderr = '', exitCode = 0, world } = steps.at(-1) ?? {}
  return { said: { stdout, stderr, exitCode }, world, containers: Object.values(world?.containers ?? {}) }
}
const web = 'docker run -d --name web alpine sleep 1000'
const exited = 'docker run --name old alpine sh -c "echo x > /f; exit 3"'
const daemon = 'Error response from daemon:'

describe('rm', () => {
  it('is for what does not run', () => {
    const cannot = `${daemon} cannot remove container "web": container is`
    expect(last(exited, 'docker rm old')).toMatchObject({
      said: { stdout: 'old\n', stderr: '', exitCode: 0 },
      containers: [],
    })
    expect(last(web, 'docker rm web').said).toEqual({
      stdout: '',
      stderr: `${cannot} running: stop the container before removing or force remove\n`,
      exitCode: 1,
    })
    expect(last(web, 'docker pause web', 'docker rm web').said.stderr).toBe(
      `${cannot} paused and must be unpaused first\n`,
    )
    const again = 'docker run -d --name web --restart always alpine sh -c "sleep 1; exit 1"'
    expect(last(again, 'sleep 10', 'docker rm web').said.stderr).toBe(
      `${cannot} restarting: stop the container before removing or force remove\n`,
    )
  })

  it('with force is for all, and does not mind one that is not there', () => {
    expect(last(web, 'docker rm -f web nosuch')).toMatchObject({
      said: { stdout: 'web\n', stderr: '', exitCode: 0 },
      containers: [],
    })
    expect(last('docker rm -f nosuch').said).toEqual({ stdout: '', stderr: '', exitCode: 0 })
  })

  it('goes through all operands: successes first, errors after', () => {
    expect(last(exited, web, 'docker rm x1 old web x2').said).toEqual({
      stdout: 'old\n',
      stderr: [
        `${daemon} No such container: x1`,
        `${daemon} cannot remove container "web": container is running: stop the container before removing or force remove`,
        `${daemon} No such container: x2\n`,
      ].join('\n'),
      exitCode: 1,
    })
  })

  it('knows no links', () => {
    expect(last(exited, 'docker rm -l old').said.stderr).toBe(
      `${daemon} Conflict, cannot remove the default link name of the container\n`,
    )
    expect(last('docker rm /').said.stderr).toBe('container name cannot be empty\n')
  })

  it('leaves volumes, but for the anonymous with -v', () => {
    const run = 'docker run --name old -v named:/n -v /anonymous alpine true'
    const volumes = (line: string) =>
      Object.values(last(run, line).world?.volumes ?? {}).map(({ anonymous }) => anonymous)
    expect(volumes('docker rm old')).toEqual([false, true])
    expect(volumes('docker rm -v old')).toEqual([false])
  })

  it('leaves an anonymous volume that another container uses', () => {
    const lines = ['docker create --name old -v /data alpine', 'docker create --name new --volumes-from old alpine']
    expect(Object.keys(last(...lines, 'docker rm -v old').world?.volumes ?? {})).toHaveLength(1)
    expect(Object.keys(last(...lines, 'docker rm -v old', 'docker rm -v new').world?.volumes ?? {})).toHaveLength(0)
  })
})

describe('--rm', () => {
  it('takes the container and its anonymous volumes, even where the start fails', () => {
    const { containers, world } = last('docker run --rm -v named:/n -v /anonymous alpine true')
    expect([containers, Object.keys(world?.volumes ?? {})]).toEqual([[], ['named']])
    expect(last('docker run --rm -v /anonymous alpine nosuch').world?.volumes).toEqual({})
  })

  it('takes it when it is stopped, and leaves the volumes to rm -f', () => {
    const run = 'docker run -d --rm --name web -v /anonymous alpine sleep 1000'
    expect(last(run, 'docker stop -t 0 web').world).toMatchObject({ containers: {}, volumes: {} })
    expect(Object.keys(last(run, 'docker rm -f web').world?.volumes ?? {})).toHaveLength(1)
  })
})

describe('container prune', () => {
  const all = [exited, web, 'docker create --name new alpine']

  it('asks first', () => {
    const { said, containers } = last(...all, 'docker container prune')
    expect(said).toMatchObject({
      stdout: 'WARNING! This will remove all stopped containers.\nAre you sure you want to continue? [y/N] ',
      exitCode: 0,
    })
    expect(containers).toHaveLength(3)
  })

  it('removes what does not run, created ones too, the newest first', () => {
    const { said, containers } = last(...all, 'docker container prune -f')
    expect(said.stdout).toMatch(
      /^Deleted Containers:\n[0-9a-f]{64}\n[0-9a-f]{64}\n\nTotal reclaimed space: [\d.]+kB\n$/,
    )
    expect(containers.map(({ name }) => name)).toEqual(['web'])
    expect(last('docker container prune -f').said.stdout).toBe('Total reclaimed space: 0B\n')
  })

  it('knows filters', () => {
    const names = (filter: string) =>
      last(
        ...all,
        'docker create --name blue -l team=blue alpine',
        `docker container prune -f --filter ${filter}`,
      ).containers.map(({ name }) => name)
    expect(names('label=team')).toEqual(['old', 'web', 'new'])
    expect(names('label!=team=blue')).toEqual(['web', 'blue'])
    expect(names('until=1h')).toEqual(['old', 'web', 'new', 'blue'])
    expect(last('docker container prune -f --filter foo=bar').said.stderr).toBe(`${daemon} invalid filter 'foo'\n`)
  })
})
