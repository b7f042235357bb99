import { expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const said = (line: string, store: 'containerd' | 'overlay2' = 'containerd') => {
  const { stdout = '', stderr = '', exitCode = 0 } = play(store, ['docker pull -q alpine', line]).steps.at(-1) ?? {}
  return { stdout, stderr, exitCode }
}
const refusal = (line: string, store: 'containerd' | 'overlay2' = 'containerd') =>
  said(line, store).stderr.split('\n')[0]
const daemon = 'docker: Error response from daemon: '

it('cleans the working directory, which must be absolute', () => {
  expect(said('docker run --rm -w /a/../b/ alpine pwd').stdout).toBe('/b\n')
  const lines = [
    'docker create --name box -w /x/./y/ alpine > /dev/null',
    "docker inspect -f '{{.Config.WorkingDir}}' box",
  ]
  expect(said(lines.join('; ')).stdout).toBe('/x/y\n')
  expect(refusal('docker run -w ./a alpine')).toBe(
    `${daemon}the working directory './a' is invalid, it needs to be an absolute path`,
  )
})

it('is in no other group when one is named, but in those of --group-add', () => {
  expect(said('docker run --rm -u root:nogroup alpine id').stdout).toBe(
    'uid=0(root) gid=65533(nogroup) groups=65533(nogroup)\n',
  )
  expect(said(`docker run --rm -u 0:0 alpine sh -c 'id -G; true | id -G'`).stdout).toBe('0\n0\n')
  expect(said('docker run --rm -u 1000:1000 --group-add 2000 --group-add tty alpine id -G').stdout).toBe(
    '1000 2000 5\n',
  )
  expect(refusal('docker run --group-add nosuch alpine id')).toBe(
    `${daemon}unable to find group nosuch: no matching entries in group file`,
  )
})

it('has a number that fits, or a name that is known', () => {
  const range = `${daemon}uids and gids must be in range 0-2147483647`
  expect(refusal('docker run -u 99999999999 alpine id')).toBe(range)
  expect(refusal('docker run -u -1 alpine id')).toBe(range)
  expect(refusal('docker run -u 5:2147483648 alpine id')).toBe(range)
  expect(said('docker run --rm -u 2147483647 alpine id -u').stdout).toBe('2147483647\n')
})

it('takes only options of tmpfs, and says which it does not know, when it starts', () => {
  expect(refusal('docker run --tmpfs /x:foo,size=1m alpine true')).toBe(`${daemon}invalid tmpfs option "foo"`)
  expect(refusal('docker run --tmpfs /x:huge=always alpine true')).toBe(`${daemon}invalid tmpfs option "huge"`)
  expect(said('docker run --rm --tmpfs /x:rw,noexec,nosuid,size=64k,mode=1777,uid=5 alpine true').exitCode).toBe(0)
})

it('has no quota with overlay2 on this file system', () => {
  const line = 'docker run --rm --storage-opt size=5G alpine true'
  expect(said(line).exitCode).toBe(0)
  expect(refusal(line, 'overlay2')).toBe(
    `${daemon}--storage-opt is supported only for overlay over xfs with 'pquota' mount option`,
  )
  expect(refusal('docker run --storage-opt Foo=1 alpine true', 'overlay2')).toBe(`${daemon}Unknown option foo`)
})

it('joins namespaces of containers that there are, remembered by id', () => {
  expect(refusal('docker run --ipc container:nosuch alpine true')).toBe(`${daemon}No such container: nosuch`)
  expect(refusal('docker create --name box alpine > /dev/null; docker run --pid container:box alpine true')).toMatch(
    /^docker: Error response from daemon: failed to join PID namespace: container [0-9a-f]{64} is not running$/,
  )
})

it('attaches nobody to a container that is paused', () => {
  const line = 'docker run -d --name box alpine sleep 9 > /dev/null; docker pause box > /dev/null; docker start -a box'
  expect(said(line).stderr).toMatch(
    /^Error response from daemon: container [0-9a-f]{64} is paused, unpause the container before attach\n$/,
  )
})

it('has limits of what a number may be', () => {
  expect(refusal('docker run --blkio-weight 70000 alpine true')).toBe(
    'invalid argument "70000" for "--blkio-weight" flag: strconv.ParseUint: parsing "70000": value out of range',
  )
  expect(refusal('docker run --cpuset-cpus 0-9000 alpine true')).toBe(
    `${daemon}Invalid value 0-9000 for cpuset cpus: value of out range, maximum is 8192`,
  )
})

it('writes into resolv.conf what it is told', () => {
  const line = 'docker run --rm --dns 1.1.1.1 --dns-search foo.com --dns-opt ndots:2 alpine cat /etc/resolv.conf'
  expect(said(line).stdout).toContain(
    "\nnameserver 1.1.1.1\nsearch foo.com\noptions ndots:2\n\n# Based on host file: '/etc/resolv.conf' (legacy)\n# Overrides: [nameservers search options]\n",
  )
  expect(said('docker run --rm --dns-search . alpine cat /etc/resolv.conf').stdout).not.toContain('\nsearch')
})

it('starts only beside linked containers that run', () => {
  const line = 'docker create --name db alpine > /dev/null; docker run --name app --link db:data alpine true'
  expect(said(line).stderr).toContain(
    'docker: Error response from daemon: Cannot link to a non running container: /db AS /app/data\n',
  )
})

it('runs nothing more beside a linked container that has stopped', () => {
  const lines = [
    'docker run -d --name db alpine sleep 1 > /dev/null',
    'docker run -d --name app --link db alpine sleep 100 > /dev/null 2>&1',
    'sleep 2',
    'docker exec app true',
  ]
  const stopped = 'Error response from daemon: Cannot link to a non running container: /db AS /app/db\n'
  expect(said(lines.join('; '))).toEqual({ stdout: '', stderr: stopped, exitCode: 1 })
})

it.each([
  ['--log-opt max-size=foo', "invalid size: 'foo'"],
  ['--log-opt max-size=0', 'max-size must be a positive number'],
  ['--log-opt max-file=x', 'strconv.Atoi: parsing "x": invalid syntax'],
  ['--log-opt max-file=0', 'max-file cannot be less than 1'],
  ['--log-opt compress=true', 'compress cannot be true when max-file is less than 2 or max-size is not set'],
])('looks at %s when it starts', (options, message) => {
  expect(refusal(`docker run ${options} alpine true`)).toBe(
    `${daemon}failed to create task for container: failed to initialize logging driver: ${message}`,
  )
})

it.each([
  ['--security-opt foo=bar', 'invalid --security-opt 2: "foo=bar"'],
  ['--annotation =x', 'invalid Annotations: the empty string is not permitted as an annotation key'],
  [
    '--cgroup-parent foo --runtime foo',
    'cgroup-parent for systemd cgroup should be a valid slice named as "xxx.slice"',
  ],
  ['--runtime foo --tmpfs rel', 'unknown or invalid runtime name: foo'],
])('refuses %s', (options, message) => {
  expect(refusal(`docker run ${options} alpine true`)).toBe(`${daemon}${message}`)
})

it('shows capabilities as the client sends them', () => {
  const make =
    'docker create --name box --cap-add net_admin --cap-add CAP_CHOWN --cap-add NET_ADMIN --cap-drop all alpine'
  const line = `${make} > /dev/null; docker inspect -f '{{.HostConfig.CapAdd}} {{.HostConfig.CapDrop}}' box`
  expect(said(line).stdout).toBe('[CAP_CHOWN CAP_NET_ADMIN] [ALL]\n')
})

it('takes the platform from the environment, where no flag says which', () => {
  const unknown = 'docker: "foo": unknown operating system or architecture: invalid argument'
  expect(refusal('DOCKER_DEFAULT_PLATFORM=foo docker run --rm alpine true')).toBe(unknown)
  expect(said("DOCKER_DEFAULT_PLATFORM=foo docker run --rm --platform '' alpine true").exitCode).toBe(0)
})
