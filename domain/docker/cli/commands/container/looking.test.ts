import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { type Ran, run } from '@/domain/docker/run'
import type { Store } from '@/domain/docker/world/store'
import type { World } from '@/domain/docker/world/world'

const stores: Store[] = ['containerd', 'overlay2']

/** Runs lines one after the other; gives the last one's result. */
function runAll(lines: string[], world: World): Ran {
  let last: Ran = { world, stdout: '', stderr: '', exitCode: 0 }
  for (const line of lines) last = run(last.world, line)
  return last
}

const web = 'docker run -d --name web -p 8080:80 -v data:/data alpine sleep 1000'
const bad = "docker run --name bad alpine sh -c 'echo out; echo err >&2; exit 3'"

describe.each(stores)('with %s', (store) => {
  const { world } = runAll(['docker pull -q alpine', web, bad], freshWorld(store))
  const docker = (...lines: string[]) => {
    const { stdout, stderr, exitCode } = runAll(
      lines.map((line) => `docker ${line}`),
      world,
    )
    return { stdout, stderr, exitCode }
  }
  const says = (stdout: string) => ({ stdout, stderr: '', exitCode: 0 })
  const fails = (stderr: string, exitCode = 1) => ({ stdout: '', stderr: `${stderr}\n`, exitCode })
  const id = docker('ps -q --no-trunc').stdout.trim()

  it('lists what runs', () => {
    expect(docker('ps').stdout).toBe(
      `CONTAINER ID   IMAGE     COMMAND        CREATED                  STATUS                  PORTS                                     NAMES\n${id.slice(0, 12)}   alpine    "sleep 1000"   Less than a second ago   Up Less than a second   0.0.0.0:8080->80/tcp, [::]:8080->80/tcp   web\n`,
    )
    expect(docker('ps -aq --filter status=exited --format x')).toMatchObject({
      stderr: 'WARNING: Ignoring custom format, because both --format and --quiet are set.\n',
    })
    expect(docker("ps -a --format '{{.Names}}: {{.Command}} {{.Status}}'")).toEqual(
      says('bad: "sh -c \'echo out; ec…" Exited (3) Less than a second ago\nweb: "sleep 1000" Up Less than a second\n'),
    )
    expect(docker('ps --no-trunc -n 1').stdout).toContain(`"sh -c 'echo out; echo err >&2; exit 3'"`)
  })

  it('lists as JSON, fields sorted, with HTML escapes', () => {
    const [line = ''] = docker('ps --format json').stdout.split('\n')
    expect(line).toMatch(
      /^\{"Command":"\\"sleep 1000\\"","CreatedAt":"2026-01-15 09:00:0\d \+0000 UTC","HealthStatus":"none"/,
    )
    expect(line).toContain('"Ports":"0.0.0.0:8080-\\u003e80/tcp, [::]:8080-\\u003e80/tcp"')
    expect(line).toContain('"Size":"0B"')
  })

  it('shows sizes when a template asks for them', () => {
    const size = store === 'overlay2' ? '0B' : '8.19kB'
    expect(docker("ps --format '{{.Size}}'").stdout).toMatch(new RegExp(`^${size} \\(virtual 8\\.3\\dMB\\)\\n$`))
    expect(docker("ps --size=false --format '{{.Size}}'").stdout).toBe('0B\n')
    expect(docker('ps -s').stdout).toContain('NAMES     SIZE\n')
  })

  it('shows the platform where the store knows it', () => {
    expect(docker("ps --format '{{.Platform}}'").stdout).toBe(store === 'overlay2' ? '<nil>\n' : 'linux/amd64\n')
  })

  it('refuses broken formats before it asks the daemon', () => {
    expect(docker("ps --format '{{.Nope}}'")).toEqual(
      fails(
        'failed to execute template: template: :1:2: executing "" at <.Nope>: can\'t evaluate field Nope in type *formatter.ContainerContext',
      ),
    )
    expect(docker("ps --format '{{.ID'").stderr).toBe('failed to parse template: template: :1: unclosed action\n')
  })

  it('shows the id of an image whose name went elsewhere', () => {
    const lines = ["ps -a --format '{{.Image}}'"]
    expect(docker(...lines).stdout).toBe('alpine\nalpine\n')
    const moved = docker('commit web other', 'tag other alpine', ...lines).stdout.split('\n')
    expect(moved[0]).toMatch(/^[0-9a-f]{12}$/)
    expect(moved[0]).toBe(moved[1])
  })

  it('filters by ancestor, also through a commit', () => {
    expect(docker("ps -aq -f ancestor=alpine -f status=running --format '{{.Names}}'").stdout).toBe(
      `${id.slice(0, 12)}\n`,
    )
    const made = docker(
      'commit web child',
      'create --name kid child true',
      "ps -a -f ancestor=alpine --format '{{.Names}}'",
    )
    expect(made.stdout).toBe('kid\nbad\nweb\n')
  })

  it('prints logs, each stream by itself', () => {
    expect(docker('logs bad')).toEqual({ stdout: 'out\n', stderr: 'err\n', exitCode: 0 })
    expect(docker('logs -n 1 bad')).toEqual({ stdout: '', stderr: 'err\n', exitCode: 0 })
    expect(docker('logs -t --details bad').stdout).toMatch(/^2026-01-15T09:00:\d\d\.\d{3}000000Z {2}out\n$/)
    expect(docker('logs web')).toEqual(says(''))
    expect(docker('logs nosuch')).toEqual(fails('Error response from daemon: No such container: nosuch'))
    expect(docker('logs --since never bad')).toEqual(
      fails('invalid value for "since": failed to parse value as time or duration: "never"'),
    )
    expect(docker("logs ''")).toEqual(fails('invalid container name or ID: value is empty'))
  })

  it('follows a log to its end', () => {
    const loop = "run -d --name loop alpine sh -c 'for i in 1 2 3; do echo $i; sleep 1; done'"
    expect(docker(loop, 'logs -f loop')).toEqual(says('1\n2\n3\n'))
    expect(docker(loop, 'logs -f --tail 0 loop')).toEqual(says('2\n3\n'))
    expect(docker('logs -f web').exitCode).toBe(0)
  })

  it('tells ports', () => {
    expect(docker('port web')).toEqual(says('80/tcp -> 0.0.0.0:8080\n80/tcp -> [::]:8080\n'))
    expect(docker('port web 80/TCP')).toEqual(says('0.0.0.0:8080\n[::]:8080\n'))
    expect(docker('port web 81')).toEqual(fails("no public port '81' published for web"))
    expect(docker('port web x')).toEqual(fails("invalid port 'x': invalid syntax"))
    expect(docker('port web 70000')).toEqual(fails("invalid port '70000': value out of range"))
    expect(docker('port bad')).toEqual(says(''))
  })

  it('shows processes as the host sees them', () => {
    expect(docker('top web').stdout).toMatch(
      /^UID {17}PID {17}PPID {16}C {19}STIME {15}TTY {17}TIME {16}CMD\nroot +\d+ +\d+ +0 +09:00 +\? +00:00:00 +sleep 1000\n$/,
    )
    expect(docker('top bad').stderr).toMatch(/^Error response from daemon: container [0-9a-f]{64} is not running\n$/)
    expect(docker('top web -o comm')).toEqual(fails("Error response from daemon: Couldn't find PID field in ps output"))
    expect(docker('top web -o uid=PID')).toEqual(
      fails('Error response from daemon: specifying "uid=PID" is not allowed'),
    )
  })

  it('measures', () => {
    expect(docker('stats --no-stream').stdout).toMatch(
      /^CONTAINER ID {3}NAME {6}CPU % {5}MEM USAGE \/ LIMIT {5}MEM % {5}NET I\/O {7}BLOCK I\/O {3}PIDS\n[0-9a-f]{12} {3}web {7}0\.00% /,
    )
    expect(docker("stats --no-stream --format '{{.Name}} {{.PIDs}} {{.MemUsage}}' bad")).toEqual(
      says('bad 0 0B / 0B\n'),
    )
    expect(docker('stats --no-stream x y')).toEqual(
      fails('Error response from daemon: No such container: x\nError response from daemon: No such container: y'),
    )
    expect(docker('rm -f web', 'stats --no-stream')).toEqual(says(''))
  })

  it('inspects whatever has the name', () => {
    expect(docker("inspect -f '{{.Name}} {{.State.ExitCode}}' web bad")).toEqual(says('/web 0\n/bad 3\n'))
    expect(docker("inspect -f '{{.Os}}' alpine")).toEqual(says('linux\n'))
    expect(docker("inspect -f '{{.Mountpoint}}' data")).toEqual(says('/var/lib/docker/volumes/data/_data\n'))
    expect(docker("inspect -f '{{.Driver}}' bridge")).toEqual(says('bridge\n'))
    expect(docker('inspect nosuch')).toEqual({ ...fails('error: no such object: nosuch'), stdout: '[]\n' })
    expect(docker('inspect --type image web')).toMatchObject({
      stdout: '[]\n',
      stderr: 'Error response from daemon: No such image: web:latest\n',
    })
    expect(docker('inspect --type nope web').stderr).toMatch(
      /^unknown type: "nope": must be one of "config", "container",/,
    )
    expect(docker('inspect --type= web').stderr).toMatch(/^type is empty: must be one of "config"/)
    expect(docker("inspect -s -f '{{.Os}}' alpine").stderr).toBe('WARNING: --size ignored for image\n')
    expect(docker('container inspect nosuch')).toMatchObject({
      stdout: '[]\n',
      stderr: 'Error response from daemon: No such container: nosuch\n',
      exitCode: 1,
    })
  })

  it('inspects with templates, and says what a container does not have', () => {
    expect(docker("inspect -f '{{.NetworkSettings.IPAddress}}' web")).toMatchObject({
      stdout: '\n',
      stderr:
        'template parsing error: template: :1:18: executing "" at <.NetworkSettings.IPAddress>: map has no entry for key "IPAddress"\n',
      exitCode: 1,
    })
    expect(docker("inspect -f '{{.Name' web")).toMatchObject({ stdout: '', exitCode: 64 })
    expect(docker("inspect -f '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}' web").stdout).toBe(
      '172.17.0.2\n',
    )
    expect(docker("inspect -f '{{json .HostConfig.PortBindings}}' web").stdout).toBe(
      '{"80/tcp":[{"HostIp":"","HostPort":"8080"}]}\n',
    )
    expect(docker("inspect -f '{{.HostConfig.RestartPolicy.Name}} {{.Config.Cmd}} {{len .Mounts}}' web").stdout).toBe(
      'no [sleep 1000] 1\n',
    )
  })

  it('keeps the lower layers out of diff', () => {
    expect(docker('diff web')).toEqual(says('A /data\n'))
    expect(docker('diff bad')).toEqual(says(''))
    expect(docker('diff nosuch')).toEqual(fails('Error response from daemon: No such container: nosuch'))
  })

  it('exports to a file or a pipe, not to the terminal', () => {
    const refusal = 'cowardly refusing to save to a terminal. Use the -o flag or redirect'
    expect(docker('export web')).toEqual(fails(refusal))
    expect(docker('export -o x.tar web')).toEqual(says(''))
    expect(docker('export -o nodir/x.tar web')).toEqual(
      fails('failed to export container: invalid output path: stat nodir: no such file or directory'),
    )
    expect(docker('export -o . web')).toEqual(fails('failed to export container: cannot write to a directory'))
    const copied = docker('export web > x.tar', 'import x.tar flat', "image inspect -f '{{len .RootFS.Layers}}' flat")
    expect(copied.stdout).toBe('1\n')
  })
})
