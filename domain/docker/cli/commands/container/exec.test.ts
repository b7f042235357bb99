import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { type Ran, run } from '@/domain/docker/run'
import type { World } from '@/domain/docker/world/world'

function runAll(lines: string[], world: World): Ran {
  let last: Ran = { world, stdout: '', stderr: '', exitCode: 0 }
  for (const line of lines) last = run(last.world, line)
  return last
}

const { world } = runAll(
  ['docker run -d --name web -e FROM=image -w /tmp alpine sleep 100000', 'docker create --name still alpine true'],
  freshWorld('containerd'),
)
const ids = Object.values(world.containers).map(({ id }) => id)

function docker(...lines: string[]) {
  const { stdout, stderr, exitCode } = runAll(
    lines.map((line) => `docker ${line}`),
    world,
  )
  return { stdout, stderr, exitCode }
}

const daemon = (message: string) => ({
  stdout: '',
  stderr: `Error response from daemon: ${message}\n`,
  exitCode: 1,
})
const runc = 'OCI runtime exec failed: exec failed: unable to start container process: '

describe('docker exec', () => {
  it('runs a command, and ends with its status', () => {
    expect(docker("exec web sh -c 'echo out; echo err >&2; exit 7'")).toEqual({
      stdout: 'out\n',
      stderr: 'err\n',
      exitCode: 7,
    })
    expect(docker("exec web sh -c 'exit 7'", "ps -q -f name=web --format ''").stdout).not.toBe('')
  })

  it('has the environment and the directory of the container, and what it is given', () => {
    expect(docker("exec web sh -c 'echo $FROM; pwd'").stdout).toBe('image\n/tmp\n')
    expect(docker("exec -e FROM=here -w / web sh -c 'echo $FROM; pwd'").stdout).toBe('here\n/\n')
    expect(docker("exec -e HOME web sh -c 'echo $HOME'").stdout).toBe('/root\n')
  })

  it.each([
    ['exec web nosuch', 'exec: "nosuch": executable file not found in $PATH', 127],
    ['exec web /nosuch', 'exec: "/nosuch": stat /nosuch: no such file or directory', 127],
    ['exec web /etc', 'exec: "/etc": is a directory: permission denied', 126],
    ['exec web /etc/passwd', 'exec: "/etc/passwd": permission denied', 126],
    ['exec -w /nosuch web pwd', 'chdir to cwd ("/nosuch") set in config.json failed: no such file or directory', 127],
  ])('%s fails on stdout', (line, words, exitCode) => {
    expect(docker(line)).toEqual({ stdout: `${runc}${words}\r\n`, stderr: '', exitCode })
  })

  it('fails as the daemon when detached', () => {
    expect(docker('exec -d web nosuch')).toEqual(daemon(`${runc}exec: "nosuch": executable file not found in $PATH`))
    expect(docker('exec -d web sh')).toEqual({ stdout: '', stderr: '', exitCode: 0 })
  })

  it('refuses what does not run, is paused, or is not there', () => {
    expect(docker('exec still true')).toEqual(daemon(`container ${ids[1]} is not running`))
    expect(docker('pause web', 'exec web true')).toEqual(
      daemon('Container web is paused, unpause the container before exec'),
    )
    expect(docker('exec nginx:alpine sh')).toEqual(daemon('No such container: nginx:alpine'))
    expect(docker('exec -u nobody-here web true')).toEqual(
      daemon('unable to find user nobody-here: no matching entries in passwd file'),
    )
  })

  it('checks its own options first', () => {
    expect(docker('exec --detach-keys ctrl-P nosuch true').stderr).toMatch(/^invalid detach keys \(ctrl-P\)/)
    expect(docker('exec --env-file nofile web true')).toEqual({
      stdout: '',
      stderr: 'open nofile: no such file or directory\n',
      exitCode: 1,
    })
    expect(docker('exec -e =x web true')).toMatchObject({ exitCode: 125 })
    expect(run(world, 'echo | docker exec -it web sh')).toMatchObject({
      stderr: 'cannot attach stdin to a TTY-enabled container because stdin is not a terminal\n',
      exitCode: 1,
    })
  })

  it('reads variables from a file', () => {
    const made = run(world, "echo '# note\nA=1\n B=2 ' > vars").world
    expect(run(made, "docker exec --env-file vars web sh -c 'echo $A-$B-'").stdout).toBe('1-2 -\n')
    const broken = run(world, "echo 'a b=1' > vars").world
    expect(run(broken, 'docker exec --env-file vars web true').stderr).toBe(
      "invalid env file (vars): variable 'a b' contains whitespaces\n",
    )
  })

  it('lets time pass until the command ends', () => {
    const ran = runAll(["docker exec web sh -c 'sleep 3; echo late'"], world)
    expect(ran.stdout).toBe('late\n')
    expect(ran.world.now - world.now).toBeGreaterThanOrEqual(3000)
  })

  it('gives up, as by Ctrl-C, on a command that does not end; it goes on in the container', () => {
    const ran = runAll(['docker exec web sleep 100000'], world)
    expect(ran.exitCode).toBe(130)
    expect(Object.values(ran.world.containers[ids[0] ?? '']?.machine.processes ?? {})).toHaveLength(2)
  })

  it('hands a pipe to the command with -i, and nothing without', () => {
    expect(run(world, 'echo hello | docker exec -i web cat').stdout).toBe('hello\n')
    expect(run(world, 'echo hello | docker exec web cat').stdout).toBe('')
  })

  it('takes the terminal into the container where a person may type', () => {
    const inside = run(world, 'docker exec -it web sh', 'open')
    expect(inside.world.session).toMatchObject({ container: ids[0], kind: 'exec' })
    const said = run(inside.world, 'echo $FROM', 'open')
    expect(said.stdout).toContain('image')
    const left = run(said.world, 'exit 4', 'open')
    expect(left).toMatchObject({ exitCode: 4, world: { session: null } })
  })
})
