import { expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { run } from '@/domain/docker/run'

function docker(...lines: string[]) {
  let last = { world: freshWorld('containerd'), stdout: '', stderr: '', exitCode: 0 }
  for (const line of lines) last = run(last.world, `docker ${line}`)
  const { stdout, stderr, exitCode } = last
  return { stdout, stderr, exitCode }
}
const says = (stdout: string) => ({ stdout, stderr: '', exitCode: 0 })
const create = (...names: string[]) => names.map((name) => `volume create ${name}`)

it('creates, and finds again', () => {
  expect(docker(...create('data'))).toEqual(says('data\n'))
  expect(docker(...create('data', 'data'), 'volume ls')).toEqual(says('DRIVER    VOLUME NAME\nlocal     data\n'))
  expect(docker('volume create').stdout).toMatch(/^[0-9a-f]{64}\n$/)
  expect(docker('volume create --name a b').stderr).toBe(
    'conflicting options: cannot specify a volume-name through both --name and as a positional arg\n',
  )
  expect(docker('volume create --label a x=y --label "" data')).toMatchObject({ exitCode: 125 })
  expect(docker('volume create --group g data').stderr).toMatch(/^Error response from daemon: This node is not a swarm/)
})

it('lists in the order of the numbers in names', () => {
  const names = ['volume-2-foo', 'volume-10-foo', 'volume-1-foo']
  expect(docker(...create(...names), "volume ls --format '{{ .Name }}'")).toEqual(
    says('volume-1-foo\nvolume-2-foo\nvolume-10-foo\n'),
  )
  expect(docker('volume create --label foo=bar baz', "volume ls --format '{{.Name}} {{.Driver}} {{.Labels}}'")).toEqual(
    says('baz local foo=bar\n'),
  )
  expect(docker(...create('data'), 'volume ls -q -f name=dat -f dangling=1')).toEqual(says('data\n'))
  expect(docker('volume ls -f until=1h')).toMatchObject({
    stderr: "Error response from daemon: invalid filter 'until'\n",
    exitCode: 1,
  })
})

it('inspects', () => {
  expect(docker(...create('data'), 'volume inspect data').stdout).toBe(`[
    {
        "CreatedAt": "2026-01-15T09:00:00Z",
        "Driver": "local",
        "Labels": null,
        "Mountpoint": "/var/lib/docker/volumes/data/_data",
        "Name": "data",
        "Options": null,
        "Scope": "local"
    }
]
`)
  expect(docker('volume create --label foo=bar data', "volume inspect -f '{{json .Labels}}' data nosuch")).toEqual({
    stdout: '{"foo":"bar"}\n',
    stderr: 'Error response from daemon: get nosuch: no such volume\n',
    exitCode: 1,
  })
})

it('removes what nobody mounts', () => {
  expect(docker(...create('aa', 'bb'), 'volume rm aa nosuch bb')).toEqual({
    stdout: 'aa\nbb\n',
    stderr: 'Error response from daemon: get nosuch: no such volume\n',
    exitCode: 1,
  })
  expect(docker('volume rm -f nosuch')).toEqual(says('nosuch\n'))
  expect(docker('create -v data:/x alpine true', 'volume rm -f data').stderr).toMatch(
    /^Error response from daemon: remove data: volume is in use - \[[0-9a-f]{64}\]\n$/,
  )
})

it('prunes after asking', () => {
  const asked =
    'WARNING! This will remove anonymous local volumes not used by at least one container.\nAre you sure you want to continue? [y/N] '
  expect(docker('volume create', 'volume prune')).toEqual(says(asked))
  expect(docker(...create('data'), 'volume prune -f')).toEqual(says('Total reclaimed space: 0B\n'))
  expect(docker(...create('data'), 'volume prune -af')).toEqual(
    says('Deleted Volumes:\ndata\n\nTotal reclaimed space: 0B\n'),
  )
  expect(docker('volume prune -af --filter all=1')).toMatchObject({
    stderr: 'conflicting options: cannot specify both --all and --filter all=1\n',
    exitCode: 1,
  })
})

it('knows cluster volumes, of which there are none', () => {
  expect(docker(...create('data'), 'volume ls --cluster --format x')).toEqual(
    says('VOLUME NAME   GROUP     DRIVER    AVAILABILITY   STATUS\n'),
  )
  expect(docker(...create('data'), 'volume ls --cluster -q')).toEqual(says(''))
  expect(docker(...create('data'), 'volume update data')).toMatchObject({
    stderr: 'can only update cluster volumes\n',
    exitCode: 1,
  })
  expect(docker('volume update data').stderr).toBe('Error response from daemon: get data: no such volume\n')
  expect(docker('volume --help').stdout).not.toContain('update')
})
