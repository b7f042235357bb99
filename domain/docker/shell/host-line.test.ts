import { expect, test } from 'vitest'
import { runHostLine } from './host-line'
import { sampleSim } from './test-machine'

const lines = (...all: string[]) => {
  const sim = sampleSim()
  sim.world = { ...sim.world, containers: {} }
  return all.map((line) => runHostLine(sim, line, 'closed')).at(-1)
}

test.each([
  [['x=5; cd /tmp', 'echo $x $PWD'], 'echo', '5 /tmp\n', '', 0],
  [['nosuch'], '', '', 'bash: nosuch: command not found\n', 127],
  [['false', 'echo $?'], '', '1\n', '', 0],
  [['echo )'], '', '', "bash: syntax error near unexpected token `)'\n", 2],
  [['f() { echo "f $1"; }', 'f 3 | cat'], '', 'f 3\n', '', 0],
  [['cat <<E\na\nE'], '', 'a\n', '', 0],
  [['sleep 2 & wait; echo done'], '', 'done\n', '', 0],
  [['sleep infinity'], '', '', '', 130],
])('%s', (all, _, stdout, stderr, exitCode) => {
  expect(lines(...all)).toEqual({ stdout, stderr, exitCode })
})

test('docker gets what is piped to it, and knows what is a terminal', () => {
  const sim = sampleSim()
  sim.world = { ...sim.world, containers: {} }
  sim.docker = (_, argv, io) => {
    io.out(JSON.stringify([argv, io.stdin, io.outIsTerminal, io.errIsTerminal]))
    return 3
  }
  expect(runHostLine(sim, 'echo y | docker ps', 'closed')).toMatchObject({
    stdout: '[["ps"],{"terminal":false,"text":"y\\n","open":false},true,true]',
    exitCode: 3,
  })
  expect(runHostLine(sim, 'x=$(docker ps 2>/dev/null); echo "$x"', 'closed').stdout).toBe(
    '[["ps"],{"terminal":true,"text":"","open":false},false,false]\n',
  )
})
