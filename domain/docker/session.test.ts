import { describe, expect, it } from 'vitest'
import { createWorld, type Ran, run } from './run'
import type { World } from './world/world'

const fresh = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 'session' })

/** Types lines one after the other, with somebody at the keyboard. */
function type(lines: string[], start: World = fresh): Ran {
  let last: Ran = { world: start, stdout: '', stderr: '', exitCode: 0 }
  for (const line of lines) last = run(last.world, line, 'open')
  return last
}

describe('a terminal inside a container', () => {
  it('shows the prompt, and then what each line prints', () => {
    const entered = type(['docker run -it --name box alpine sh'])
    expect(entered.stdout).toBe('/ # ')
    expect(entered.world.session).toMatchObject({ kind: 'run', pid: 1 })
    expect(type(['echo hi'], entered.world).stdout).toBe('hi\r\n/ # ')
    expect(type(['x=5', 'echo $x'], entered.world).stdout).toBe('5\r\n/ # ')
  })
  it('ends with the exit code of its process', () => {
    const left = type(['docker run -it --name box alpine sh', 'exit 3'])
    expect(left).toMatchObject({ exitCode: 3 })
    expect(left.world.session).toBeNull()
    expect(run(left.world, 'echo $?').stdout).toBe('3\n')
  })
  it('ends with Ctrl-D, and --rm removes the container', () => {
    const left = type(['docker run -it --rm alpine sh', 'echo last', '\u0004'])
    expect([left.world.session, Object.keys(left.world.containers)]).toEqual([null, []])
  })
  it('lets time pass for what sleeps', () => {
    const entered = type(['docker run -it alpine sh'])
    const slept = type(['sleep 7; echo done'], entered.world)
    expect(slept.stdout).toBe('done\r\n/ # ')
    expect(slept.world.now - entered.world.now).toBe(7000)
  })
  it('takes Ctrl-C', () => {
    const entered = type(['docker run -it alpine sh'])
    expect(type(['\u0003'], entered.world).world.session).not.toBeNull()
    expect(type(['\u0003', 'echo hi'], entered.world).stdout).toBe('hi\r\n/ # ')
  })
  it('gives lines to any program', () => {
    const entered = type(['docker run -i alpine cat'])
    expect(entered.world.session).not.toBeNull()
    expect(type(['hello'], entered.world).stdout).toBe('hello\n')
    expect(type(['hello', '\u0004'], entered.world)).toMatchObject({ exitCode: 0, world: { session: null } })
  })
})

it('does not begin where nobody types', () => {
  const ran = run(fresh, 'docker run -it alpine sh')
  expect(ran.world.session).toBeNull()
})
