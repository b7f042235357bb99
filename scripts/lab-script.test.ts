import { expect, it } from 'vitest'
import { createWorld } from '@/domain/docker/run'
import { resultsOf } from './lab-script'

const world = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 'script' })
const commands = (script: string) => [...resultsOf(world, script)].map(({ command }) => command)

it('runs line by line, in one world', () => {
  expect([...resultsOf(world, 'x=5\necho $x\nfalse\n')]).toEqual([
    { command: 'x=5', stdout: '', stderr: '', exitCode: 0 },
    { command: 'echo $x', stdout: '5\n', stderr: '', exitCode: 0 },
    { command: 'false', stdout: '', stderr: '', exitCode: 1 },
  ])
})

it('has one result for what belongs together', () => {
  expect(commands('cat <<E\na\nE\necho "b\nc"\necho d \\\n  e\nfor i in 1\ndo\necho $i\ndone')).toEqual([
    'cat <<E\na\nE',
    'echo "b\nc"',
    'echo d \\\n  e',
    'for i in 1\ndo\necho $i\ndone',
  ])
})

it('has one for blank lines and comments, which leave the status alone', () => {
  expect(
    [...resultsOf(world, 'false\n\n  # note\necho $?')].map(({ command, exitCode }) => [command, exitCode]),
  ).toEqual([
    ['false', 1],
    ['', 0],
    ['  # note', 0],
    ['echo $?', 0],
  ])
  expect([...resultsOf(world, 'false\n\n# x\necho $?')].at(-1)?.stdout).toBe('1\n')
})

it('ends with what is not complete', () => {
  expect(commands('echo 1\necho "2')).toEqual(['echo 1', 'echo "2'])
  expect(commands('')).toEqual([])
})
