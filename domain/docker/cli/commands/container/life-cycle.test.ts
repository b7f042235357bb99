import { describe, expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'
import type { Container } from '@/domain/docker/world/container'

const last = (...lines: string[]) => {
  const { steps } = play('containerd', lines)
  const { stdout = '', stderr = '', exitCode = 0, world } = steps.at(-1) ?? {}
  const containers: Container[] = Object.values(world?.containers ?? {})
  return { said: { stdout, stderr, exitCode }, world, steps, container: containers.at(-1) }
}
const ok = (stdout: string) => ({ stdout, stderr: '', exitCode: 0 })
const no = (stderr: string, exitCode = 1) => ({ stdout: '', stderr, exitCode })
const pull = 'docker pull -q alpine'
const web = 'docker run -d --name web alpine sleep 1000'
const exited = 'docker run --name web alpine sh -c "exit 3"'
const daemon = 'Error response from daemon:'
const idOf = (...lines: string[]) => last(...lines).container?.id ?? ''

describe('start', () => {
  it('names what it started, and those that run already', () => {
    expect(last('docker create --name web alpine sleep 9', 'docker start web').said).toEqual(ok('web\n'))
    expect(last(web, 'docker start web').said).toEqual(ok('web\n'))
  })

  it('says at once what it cannot start, and again at the end', () => {
    expect(last(web, 'docker pause web', 'docker start web').said).toEqual(
      no(`${daemon} cannot start a paused container, try unpause instead\nfailed to start containers: web\n`),
    )
    expect(last('docker start nginx').said).toEqual(
      no(`${daemon} No such container: nginx\nfailed to start containers: nginx\n`),
    )
    expect(last('docker start -a x1 x2').said).toEqual(no('you cannot start and attach multiple containers at once\n'))
  })

  it('attached, shows only new output, and ends as the container does', () => {
    const again = last('docker run --name web alpine sh -c "echo hi; exit 4"', 'docker start -a web')
    expect(again.said).toEqual({ stdout: 'hi\n', stderr: '', exitCode: 4 })
    expect(again.container?.logs.map(({ text }) => text)).toEqual(['hi\n', 'hi\n'])
  })
})

describe('stop and kill', () => {
  it('stop says nothing of one that does not run', () => {
    expect(last(exited, 'docker stop web').said).toEqual(ok('web\n'))
  })

  it('a process that does not mind the signal gets ten seconds', () => {
    const { said, container, steps } = last(web, 'docker stop web')
    expect(said).toEqual(ok('web\n'))
    expect(container?.state).toMatchObject({ status: 'exited', exitCode: 137, pid: 0 })
    expect((steps[1]?.world.now ?? 0) - (steps[0]?.world.now ?? 0)).toBe(10_100)
  })

  it('several stop at the same time', () => {
    const { steps } = last(web, 'docker run -d --name db alpine sleep 1000', 'docker stop -t 4 web db')
    expect((steps[2]?.world.now ?? 0) - (steps[1]?.world.now ?? 0)).toBe(4_100)
  })

  it('stop waits for what the process does', () => {
    const trap = `docker run -d --name web alpine sh -c 'trap "sleep 2; exit 5" TERM; while :; do sleep 1; done'`
    expect(last(trap, 'docker stop web').container?.state).toMatchObject({ status: 'exited', exitCode: 5 })
    expect(last(trap, 'docker stop -t 1 web').container?.state.exitCode).toBe(137)
    expect(last(trap, 'docker stop -t 0 web').container?.state.exitCode).toBe(137)
    expect(last(trap, 'docker stop -s KILL web').container?.state.exitCode).toBe(137)
  })

  it('refuse signals that there are not', () => {
    expect(last(web, 'docker stop -s FOO web').said).toEqual(
      no(`${daemon} cannot stop container: web: invalid signal: FOO\n`),
    )
    expect(last(web, 'docker kill -s FOO web').said).toEqual(
      no(`${daemon} cannot kill container: web: invalid signal: FOO\n`),
    )
    expect(last(web, 'docker kill -s 99 web').said.stderr).toContain('the linux daemon does not support signal 99')
  })

  it('kill is only for what runs', () => {
    const id = idOf(exited)
    expect(last(exited, 'docker kill web').said).toEqual(
      no(`${daemon} cannot kill container: web: container ${id} is not running\n`),
    )
    expect(last('docker kill web').said).toEqual(no(`${daemon} cannot kill container: web: No such container: web\n`))
    expect(last(web, 'docker kill web').container?.state.exitCode).toBe(137)
  })

  it('a signal that the process handles leaves it running', () => {
    const trap = `docker run -d --name web alpine sh -c 'trap "echo hup" HUP; while :; do sleep 1; done'`
    const { said, container } = last(trap, 'docker kill -s HUP web', 'sleep 2', 'docker start web')
    expect(said).toEqual(ok('web\n'))
    expect(container?.logs.map(({ text }) => text)).toEqual(['hup\n'])
  })

  it('--time is an old name', () => {
    const old = 'Flag --time has been deprecated, use --timeout instead\n'
    expect(last(web, 'docker stop --time 1 web').said).toEqual(ok(`${old}web\n`))
    expect(last(web, 'docker stop --time 1 -t 1 web').said).toEqual({
      stdout: old,
      stderr: 'conflicting options: cannot specify both --timeout and --time\n',
      exitCode: 1,
    })
  })
})

describe('pause', () => {
  it('is for what runs and is not paused', () => {
    const id = idOf(web)
    expect(last(web, 'docker pause web').container?.state.status).toBe('paused')
    expect(last(web, 'docker pause web', 'docker pause web').said).toEqual(
      no(`${daemon} container ${id} is already paused\n`),
    )
    expect(last(web, 'docker unpause web').said).toEqual(no(`${daemon} Container ${id} is not paused\n`))
    expect(last(exited, 'docker pause web').said).toEqual(no(`${daemon} container ${idOf(exited)} is not running\n`))
  })

  it('lets nothing happen meanwhile, and does not hinder a stop', () => {
    const short = 'docker run -d --name web alpine sleep 1'
    expect(last(short, 'docker pause web', 'sleep 5').container?.state.status).toBe('paused')
    expect(last(short, 'docker pause web', 'sleep 5', 'docker unpause web').container?.state.status).toBe('exited')
    expect(last(web, 'docker pause web', 'docker stop -t 1 web').container?.state.status).toBe('exited')
  })
})

describe('restart', () => {
  it('starts what does not run, too', () => {
    const { said, container } = last('docker create --name web alpine sleep 9', 'docker restart web')
    expect([said, container?.state.status]).toEqual([ok('web\n'), 'running'])
    expect(last(web, 'docker restart -t 0 web').container?.state).toMatchObject({ status: 'running', restartCount: 0 })
  })

  it('does not remove what --rm would', () => {
    const { said, container } = last('docker run -d --rm --name web alpine sleep 1000', 'docker restart -t 1 web')
    expect([said, container?.state.status]).toEqual([ok('web\n'), 'running'])
  })

  it('says what it cannot', () => {
    expect(last('docker restart web').said).toEqual(no(`${daemon} No such container: web\n`))
    expect(last('docker create --name web alpine nosuch', 'docker restart web').said.stderr).toMatch(
      /^Error response from daemon: Cannot restart container web: failed to create task .*executable file not found in \$PATH\n$/,
    )
  })
})

describe('rename', () => {
  it('gives a free name, in any state, without a word', () => {
    expect(last(exited, 'docker rename web api').said).toEqual(ok(''))
    expect(last(web, 'docker rename web api').container?.name).toBe('api')
  })

  it('refuses the own name, one that is taken, and none', () => {
    const taken = `Conflict. The container name "/web" is already in use by container "${idOf(exited)}". You have to remove (or rename) that container to be able to reuse that name.`
    const fails = 'failed to rename container: '
    expect(last(exited, 'docker rename web web').said).toEqual(
      no(`${fails}${daemon} Renaming a container with the same name as its current name\n`),
    )
    expect(last(exited, 'docker create --name db alpine', 'docker rename db web').said).toEqual(
      no(`${fails}${daemon} Error when allocating new name: ${taken}\n`),
    )
    expect(last('docker rename "" x').said).toEqual(no(`${fails}invalid container name or ID: value is empty\n`))
    expect(last(exited, 'docker rename web ""').said).toEqual(no(`${fails}new name cannot be blank\n`))
  })
})

describe('wait', () => {
  it('gives the recorded code, at once where nothing runs', () => {
    expect(last(exited, 'docker wait web').said).toEqual(ok('3\n'))
    expect(last('docker create --name web alpine', 'docker wait web').said).toEqual(ok('0\n'))
    expect(last('docker create --name web alpine nosuch', 'docker start web', 'docker wait web').said).toEqual(
      ok('127\n'),
    )
  })

  it('waits for those that run, one after the other', () => {
    const { said, steps } = last(
      pull,
      'docker run -d --name web alpine sh -c "sleep 7; exit 9"',
      exited.replace('web', 'db'),
      'docker wait web db nosuch',
    )
    expect(said).toEqual({ stdout: '9\n3\n', stderr: `${daemon} No such container: nosuch\n`, exitCode: 1 })
    expect((steps[3]?.world.now ?? 0) - (steps[1]?.world.now ?? 0)).toBe(7_000)
  })

  it('knows the code of one that --rm removed meanwhile', () => {
    expect(last('docker run -d --rm --name web alpine sh -c "sleep 2; exit 6"', 'docker wait web').said).toEqual(
      ok('6\n'),
    )
  })
})

describe('attach', () => {
  it('is only for what runs', () => {
    expect(last(exited, 'docker attach web').said).toEqual(no('cannot attach to a stopped container, start it first\n'))
    expect(last(web, 'docker pause web', 'docker attach web').said).toEqual(
      no('cannot attach to a paused container, unpause it first\n'),
    )
  })

  it('shows what comes, and ends as the container does', () => {
    const run = 'docker run -d --name web alpine sh -c "echo before; sleep 2; echo after; exit 21"'
    expect(last(run, 'docker attach web').said).toEqual({ stdout: 'after\n', stderr: '', exitCode: 21 })
  })
})
