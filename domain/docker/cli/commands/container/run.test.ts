import { describe, expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'
import { run as runLine } from '@/domain/docker/run'

const pull = 'docker pull -q alpine'
const last = (...lines: string[]) => {
  const { steps } = play('containerd', [pull, ...lines])
  const { stdout = '', stderr = '', exitCode = 0, world } = steps.at(-1) ?? {}
  return { said: { stdout, stderr, exitCode }, world, steps, container: Object.values(world?.containers ?? {}).at(-1) }
}
const help = (command: string) => `\n\nRun 'docker ${command} --help' for more information\n`
const fails = (message: string, exitCode = 125, command = 'run') => ({
  stdout: '',
  stderr: `docker: ${message}${help(command)}`,
  exitCode,
})
const daemon = 'Error response from daemon:'
const runtime = `${daemon} failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: `

describe('a container in the foreground', () => {
  it('shows its output, each stream apart, and ends as it does', () => {
    expect(last('docker run alpine sh -c "echo out; echo err >&2; exit 3"').said).toEqual({
      stdout: 'out\n',
      stderr: 'err\n',
      exitCode: 3,
    })
  })

  it('has one stream on a terminal, with a carriage return before each newline', () => {
    expect(last('docker run -t alpine sh -c "echo out; echo err >&2"').said).toEqual({
      stdout: 'out\r\nerr\r\n',
      stderr: '',
      exitCode: 0,
    })
  })

  it('shows only what -a asks for', () => {
    expect(last('docker run -a stderr alpine sh -c "echo out; echo err >&2"').said).toMatchObject({
      stdout: '',
      stderr: 'err\n',
    })
  })

  it('reads what is piped with -i, and nothing without', () => {
    expect(last('echo hi | docker run -i alpine cat').said.stdout).toBe('hi\n')
    expect(last('echo hi | docker run alpine cat').said.stdout).toBe('')
    expect(last('echo hi | docker run -it alpine cat').said).toEqual({
      stdout: '',
      stderr: 'cannot attach stdin to a TTY-enabled container because stdin is not a terminal\n',
      exitCode: 1,
    })
  })

  it('that never ends is left with Ctrl-C: the process gets SIGINT, three times at most', () => {
    const trap = last(`docker run alpine sh -c 'trap "echo bye; exit 7" INT; while :; do sleep 5; done'`)
    expect(trap.said).toEqual({ stdout: 'bye\n', stderr: '', exitCode: 7 })
    const deaf = last('docker run alpine sleep 100000')
    expect(deaf.said).toEqual({ stdout: '', stderr: '\ngot 3 SIGTERM/SIGINTs, forcefully exiting\n', exitCode: 1 })
    expect(deaf.container?.state.status).toBe('running')
  })

  it('with --rm is gone afterwards, its output not', () => {
    const { said, world } = last('docker run --rm alpine sh -c "echo hi; sleep 2; echo ho; exit 4"')
    expect(said).toEqual({ stdout: 'hi\nho\n', stderr: '', exitCode: 4 })
    expect(world?.containers).toEqual({})
  })

  it('lets a person type once it asks for a line', () => {
    const start = last().world
    if (!start) throw new Error('no world')
    const opened = runLine(start, 'docker run -it --name box alpine sh', 'open')
    expect([opened.world.session?.kind, opened.exitCode]).toEqual(['run', 0])
    const told = runLine(opened.world, 'echo in $((1+1))', 'open')
    expect(told.stdout).toContain('in 2\r\n')
    const left = runLine(told.world, 'exit 5', 'open')
    expect([left.world.session, left.exitCode]).toEqual([null, 5])
    expect(Object.values(left.world.containers)[0]?.state).toMatchObject({ status: 'exited', exitCode: 5 })
  })
})

describe('a container in the background', () => {
  it('shows its id, whatever becomes of it', () => {
    const { said, container } = last('docker run -d alpine sh -c "exit 3"')
    expect(said).toEqual({ stdout: `${container?.id}\n`, stderr: '', exitCode: 0 })
    expect(container?.state).toMatchObject({ status: 'exited', exitCode: 3 })
  })

  it('with -i or -t runs on, as nobody ends its input', () => {
    expect(last('docker run -dit alpine').container?.state.status).toBe('running')
    expect(last('docker run -dt alpine').container?.state.status).toBe('running')
    expect(last('docker run -di alpine').container?.state.status).toBe('running')
    expect(last('docker run -d alpine').container?.state.status).toBe('exited')
  })

  it('cannot be attached', () => {
    expect(last('docker run -d -a stdout alpine').said).toEqual({
      stdout: '',
      stderr: 'conflicting options: cannot specify both --attach and --detach\n',
      exitCode: 1,
    })
  })
})

describe('an image that is not here', () => {
  it('is pulled, with a word on stderr', () => {
    const { said } = last('docker run busybox echo hi')
    expect(said.stdout).toBe('hi\n')
    expect(said.stderr.split('\n').slice(0, 2)).toEqual([
      "Unable to find image 'busybox:latest' locally",
      'latest: Pulling from library/busybox',
    ])
    expect(last('docker run -q busybox echo hi').said).toEqual({ stdout: 'hi\n', stderr: '', exitCode: 0 })
  })

  it('may not be pulled, or not be there at all', () => {
    expect(last('docker run --pull never nosuch').said).toEqual(fails(`${daemon} No such image: nosuch:latest`))
    expect(last('docker create --pull never nosuch').said).toEqual({
      stdout: '',
      stderr: `${daemon} No such image: nosuch:latest\n`,
      exitCode: 1,
    })
    const { said, world } = last('docker run nosuch')
    expect(said.stderr).toBe(
      `Unable to find image 'nosuch:latest' locally\ndocker: ${daemon} pull access denied for nosuch, repository does not exist or may require 'docker login'${help('run')}`,
    )
    expect([said.exitCode, world?.containers]).toEqual([125, {}])
  })

  it('may have a name that there cannot be', () => {
    expect(last('docker run MyApp').said).toEqual(
      fails('invalid reference format: repository name (library/MyApp) must be lowercase'),
    )
    expect(last('docker run app:a:b').said).toEqual(fails('invalid reference format'))
  })

  it('of another platform is taken with a warning, and cannot run', () => {
    const { said, container } = last('docker pull -q --platform linux/arm64 busybox', 'docker run busybox true')
    expect(said.stderr).toContain(
      "WARNING: The requested image's platform (linux/arm64/v8) does not match the detected host platform (linux/amd64/v3) and no specific platform was requested\n",
    )
    expect(container?.state.exitCode ?? 0).toBe(said.exitCode)
  })
})

describe('a start that fails', () => {
  it('leaves a container that was created, with the error and the exit code', () => {
    const message = `${runtime}exec: "nosuchcmd": executable file not found in $PATH`
    const { said, container } = last('docker run alpine nosuchcmd')
    expect(said).toEqual(fails(message, 127))
    expect(container?.state).toMatchObject({
      status: 'created',
      startedAt: null,
      exitCode: 127,
      error: message.slice(daemon.length + 1),
    })
    expect(last('docker run -d alpine nosuchcmd').said.stdout).toMatch(/^[0-9a-f]{64}\n$/)
  })

  it.each([
    ['/nosuch', 'exec: "/nosuch": stat /nosuch: no such file or directory', 127],
    ['/etc', 'exec: "/etc": is a directory: permission denied', 126],
    ['/etc/passwd', 'exec: "/etc/passwd": permission denied', 126],
  ])('%s', (program, words, exitCode) => {
    expect(last(`docker run alpine ${program}`).said).toEqual(fails(`${runtime}${words}`, exitCode))
  })

  it('with --rm leaves nothing', () => {
    expect(last('docker run --rm alpine nosuchcmd').world?.containers).toEqual({})
  })

  it('that the shell inside reports is none', () => {
    const { said, container } = last('docker run alpine sh -c nosuchcmd')
    expect([said.exitCode, container?.state.status]).toEqual([127, 'exited'])
  })

  it('comes late where only the kernel refuses', () => {
    const script = `docker run --name s1 alpine sh -c 'echo "#!/bin/bash" > /x; chmod +x /x'`
    const { said, container } = last(script, 'docker commit s1 app', 'docker run app /x')
    expect([said.stderr, said.exitCode]).toEqual(['exec /x: no such file or directory\n', 255])
    expect(container?.state.status).toBe('exited')
  })
})

describe('users', () => {
  it.each([
    ['nosuch', 'unable to find user nosuch: no matching entries in passwd file'],
    ['0:nosuch', 'unable to find group nosuch: no matching entries in group file'],
  ])('%s', (user, words) => {
    expect(last(`docker run -u ${user} alpine true`).said).toEqual(fails(`${daemon} ${words}`))
  })
})

describe('ports', () => {
  it('of another container cannot be taken: the container stays created', () => {
    const { said, container, steps } = last(
      'docker run -d -p 8080:80 alpine sleep 99',
      'docker run -d --name web -p 8080:80 alpine sleep 99',
    )
    expect(said.stdout).toBe(`${container?.id}\n`)
    expect(said.stderr).toMatch(
      /^docker: Error response from daemon: failed to set up container networking: driver failed programming external connectivity on endpoint web \([0-9a-f]{64}\): Bind for 0\.0\.0\.0:8080 failed: port is already allocated\n\nRun/,
    )
    expect([said.exitCode, container?.state.status, container?.ports]).toEqual([125, 'created', []])
    expect(steps.length).toBe(3)
  })

  it('are free again when the container stops', () => {
    const lines = [
      'docker run -d --name web -p 8080:80 alpine sleep 99',
      'docker stop -t 0 web',
      'docker run -d -p 8080:80 alpine sleep 99',
    ]
    expect(last(...lines).container?.ports.map(({ hostIp }) => hostIp)).toEqual(['0.0.0.0', '::'])
  })
})

describe('names', () => {
  it('are held by any container, until it goes', () => {
    const first = 'docker run --name web alpine true'
    const id = last(first).container?.id
    const words = `${daemon} Conflict. The container name "/web" is already in use by container "${id}". You have to remove (or rename) that container to be able to reuse that name.`
    expect(last(first, first).said).toEqual(fails(words))
    expect(last(first, 'docker create --name web alpine').said).toEqual({
      stdout: '',
      stderr: `${words}\n`,
      exitCode: 1,
    })
    expect(last(first, 'docker rm web', first).said.exitCode).toBe(0)
  })

  it('have two characters or more, and not every one', () => {
    const words = (name: string) =>
      fails(`${daemon} Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`)
    expect(last("docker run --name 'a b' alpine").said).toEqual(words('a b'))
    expect(last('docker run --name a alpine').said).toEqual(words('a'))
  })

  it('are made up where none is given', () => {
    expect(last('docker create alpine').container?.name).toMatch(/^[a-z]+_[a-z]+$/)
  })
})

describe('what run is told', () => {
  it.each([
    ['--rm --restart always alpine', 'conflicting options: cannot specify both --restart and --rm'],
    ['--pull sometimes alpine', `invalid pull option: 'sometimes': must be one of "always", "missing" or "never"`],
    ['-p x alpine', 'invalid containerPort: x'],
    ['--env-file nosuch alpine', '--env-file: open nosuch: no such file or directory'],
    ['--label-file nosuch alpine', '--label-file: open nosuch: no such file or directory'],
    ['--pid foo alpine', '--pid: invalid PID mode'],
    ['--restart :3 alpine', 'invalid restart policy format: no policy provided before colon'],
    ['--restart on-failure:x alpine', 'invalid restart policy format: maximum retry count must be an integer'],
    ['--log-driver none --log-opt a=b alpine', 'invalid logging opts for driver none'],
    ['--security-opt foo alpine', 'invalid --security-opt: "foo"'],
    ['--storage-opt foo alpine', 'invalid storage option'],
    ['--no-healthcheck --health-cmd x alpine', '--no-healthcheck conflicts with --health-* options'],
    ['--health-retries -1 alpine', '--health-retries cannot be negative'],
    ['--memory-swappiness 101 alpine', 'invalid value: 101. Valid memory swappiness range is 0-100'],
    ['--mac-address x alpine', 'x is not a valid mac address'],
    ['--device x:y:z:w alpine', 'bad format for path: x:y:z:w'],
    ['--network-alias web alpine', 'network-scoped aliases are only supported for user-defined networks'],
    ['--platform x/y/z/w alpine', '"x/y/z/w": cannot parse platform specifier: invalid argument'],
  ])('%s is refused by the client', (text, message) => {
    expect(last(`docker run ${text}`).said).toEqual(fails(message))
  })

  it.each([
    ['-m 1m alpine', 'Minimum memory limit allowed is 6MB'],
    ['-m 10m --memory-swap 8m alpine', 'Minimum memoryswap limit should be larger than memory limit, see usage'],
    ['--memory-swap 8m alpine', 'You should always set the Memory limit when using Memoryswap limit, see usage'],
    ['--cpus 1 --cpu-period 5000 alpine', 'Conflicting options: Nano CPUs and CPU Period cannot both be set'],
    ['--cpuset-cpus 9 alpine', 'Requested CPUs are not available - requested 9, available: 0-3'],
    [
      '--restart foo alpine',
      "invalid restart policy: unknown policy 'foo'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'",
    ],
    ['--restart always:3 alpine', "invalid restart policy: maximum retry count can only be used with 'on-failure'"],
    ['--stop-signal FOO alpine', 'invalid signal: FOO'],
    ['-w a alpine', "the working directory 'a' is invalid, it needs to be an absolute path"],
    ['--cap-add FOO alpine', 'invalid CapAdd: unknown capability: "CAP_FOO"'],
    ['--log-driver foo alpine', "logger: no log driver named 'foo' is registered"],
    ['--log-opt foo=1 alpine', "unknown log opt 'foo' for json-file log driver"],
    ['--runtime foo alpine', 'unknown or invalid runtime name: foo'],
    ['--cpu-shares -1 alpine', 'invalid CPU shares (-1): value must be a positive integer'],
    ['-h web --network container:x alpine', 'conflicting options: hostname and the network mode'],
    ['--network nosuch alpine', 'failed to set up container networking: network nosuch not found'],
    ['--link nosuch alpine', 'could not get container for nosuch: No such container: nosuch'],
    ['--volumes-from nosuch alpine', 'No such container: nosuch'],
    ['--gpus all alpine', 'could not select device driver "" with capabilities: [[gpu]]'],
    ['--tmpfs x alpine', "invalid mount path: 'x' mount path must be absolute"],
    ['--entrypoint "" alpine', 'no command specified'],
  ])('%s is refused by the daemon', (text, message) => {
    expect(last(`docker run ${text}`).said).toEqual(fails(`${daemon} ${message}`))
  })

  it('is refused by the flags themselves', () => {
    expect(last('docker run -e =x alpine').said).toEqual({
      stdout: '',
      stderr: `invalid argument "=x" for "-e, --env" flag: invalid environment variable: =x\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]${help('run')}`,
      exitCode: 125,
    })
    expect(last('docker run --foo alpine').said).toMatchObject({ exitCode: 125 })
    expect(last('docker run --cpu-count 1 alpine').said).toEqual({
      stdout: '',
      stderr:
        '"--cpu-count" is only supported on a Docker daemon running on windows, but the Docker daemon is running on linux\n',
      exitCode: 1,
    })
  })

  it('goes into the container', () => {
    const config = last(
      'docker create -e A=1 -e PATH=/bin -e HOME -l x -l y=2 -h box -u nobody -w /w --expose 9 -p 8:7 --stop-signal 9 --stop-timeout 3 alpine ls -l',
    ).container
    expect(config?.config).toMatchObject({
      Env: ['A=1', 'PATH=/bin', 'HOME=/root'],
      Labels: { x: '', y: '2' },
      Hostname: 'box',
      User: 'nobody',
      WorkingDir: '/w',
      ExposedPorts: { '7/tcp': {}, '9/tcp': {} },
      StopSignal: '9',
      StopTimeout: 3,
      Cmd: ['ls', '-l'],
      Image: 'alpine',
    })
    expect([config?.path, config?.args]).toEqual(['ls', ['-l']])
  })

  it('writes the id into --cidfile, which must not be there', () => {
    const { container } = last('docker run --cidfile cid alpine true')
    expect(last('docker run --cidfile cid alpine true', 'cat cid').said.stdout).toBe(container?.id)
    expect(last('docker run --cidfile cid alpine true', 'docker run --cidfile cid alpine true').said).toEqual(
      fails("container ID file found, make sure the other container isn't running or delete cid"),
    )
    expect(last('docker run --cidfile cid nosuch', 'ls').said.stdout).toBe('')
  })
})
