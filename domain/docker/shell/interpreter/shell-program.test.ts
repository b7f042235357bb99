import { describe, expect, test } from 'vitest'
import { machineOf } from '@/domain/docker/shell/machine'
import { runMachine, signal, spawn } from '@/domain/docker/shell/processes'
import { passTime, ref, runIn, sampleSim, sh } from '@/domain/docker/shell/test-machine'

describe('what shells print', () => {
  test.each([
    [`echo $((1+2)) "\${x:-a b}"`, '3 a b\n'],
    ['set -- "a b" c; for w in "$@"; do echo "[$w]"; done', '[a b]\n[c]\n'],
    [`x=hello.tar.gz; echo \${x%.*} \${x%%.*} \${x#*.} \${x##*.}`, 'hello.tar hello tar.gz gz\n'],
    ['x=$(echo a; echo b; exit 4); echo "$x" $?', 'a\nb 4\n'],
    ['while read a b; do echo "$b-$a"; done <<E\n1 2 3\nE', '2 3-1\n'],
    ['f() { local x=2; echo $x; return 3; }; x=1; f; echo $? $x', '2\n3 1\n'],
    ['yes | head -2', 'y\ny\n'],
    ['while :; do echo x; done | head -1', 'x\n'],
    ["trap 'echo bye' EXIT; echo hi", 'hi\nbye\n'],
    ['echo a > /tmp/f; echo b >> /tmp/f; wc -l < /tmp/f', '2\n'],
    ['{ echo out; echo err >&2; } 2>&1 | sort', 'err\nout\n'],
    ['for i in 1 2; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; done', '1a\n2a\n'],
    ['set -e; false || echo ok; if false; then :; fi; false; echo no', 'ok\n'],
  ])('%s', (text, stdout) => {
    expect(sh(text).stdout).toBe(stdout)
    expect(sh(text, 'debian').stdout).toBe(stdout)
  })
})

describe('how shells complain', () => {
  test.each([
    ['sh', 'busybox', 'nosuch', 'sh: nosuch: not found\n', 127],
    ['sh', 'debian', 'nosuch', 'sh: 1: nosuch: not found\n', 127],
    ['bash', 'debian', 'nosuch', 'bash: line 1: nosuch: command not found\n', 127],
    ['sh', 'busybox', '/etc', 'sh: /etc: Permission denied\n', 126],
    ['sh', 'busybox', 'cd /no', "sh: cd: line 0: can't cd to /no: No such file or directory\n", 2],
    ['sh', 'debian', 'cd /no', "sh: 1: cd: can't cd to /no\n", 2],
    ['bash', 'debian', 'cd /no', 'bash: line 1: cd: /no: No such file or directory\n', 1],
    ['sh', 'busybox', 'echo )', 'sh: syntax error: unexpected ")"\n', 2],
    ['sh', 'debian', 'echo "', 'sh: 1: Syntax error: Unterminated quoted string\n', 2],
    ['bash', 'debian', 'fi', "bash: -c: line 1: syntax error near unexpected token `fi'\nbash: -c: line 1: `fi'\n", 2],
    ['sh', 'busybox', `echo \${X:?}`, 'sh: X: parameter not set or null\n', 2],
    ['bash', 'debian', 'set -u; echo $X', 'bash: line 1: X: unbound variable\n', 127],
  ] as const)('%s on %s: %s', (shell, kind, text, stderr, code) => {
    expect(runIn(sampleSim(kind), [shell, '-c', text])).toMatchObject({ stderr, code })
  })
})

describe('time and signals', () => {
  const begin = (text: string) => {
    const sim = sampleSim()
    const stream = { to: 'log' } as const
    const pid = spawn(sim, ref, {
      argv: ['sh', '-c', text],
      env: {},
      cwd: '/',
      user: '',
      tty: false,
      stdin: { text: '', open: false },
      stdout: stream,
      stderr: stream,
    })
    expect(pid).toEqual({ ok: true, value: 1 })
    runMachine(sim, ref)
    return sim
  }
  const ended = (sim: ReturnType<typeof begin>) => machineOf(sim, ref).ended[1]

  test('a single command takes the place of its shell', () => {
    expect(machineOf(begin('sleep 1000'), ref).processes[1]?.argv).toEqual(['sleep', '1000'])
  })

  test.each(['sleep 1000', 'while :; do sleep 1; done'])('%s as pid 1 ignores TERM and INT, not KILL', (text) => {
    const sim = begin(text)
    signal(sim, ref, 1, 'TERM')
    signal(sim, ref, 1, 'INT')
    passTime(sim, 30)
    expect(ended(sim)).toBeUndefined()
    signal(sim, ref, 1, 'KILL')
    runMachine(sim, ref)
    expect(ended(sim)).toBe(137)
  })

  test('a trap runs when the command in front has ended', () => {
    const sim = begin("trap 'echo got; exit 5' TERM; sleep 100; echo no")
    signal(sim, ref, 1, 'TERM')
    passTime(sim, 50)
    expect(ended(sim)).toBeUndefined()
    passTime(sim, 60)
    expect(ended(sim)).toBe(5)
  })

  test('wait is interrupted by a trapped signal', () => {
    const sim = begin("trap 'exit 0' TERM; sleep 1000 & wait")
    signal(sim, ref, 1, 'TERM')
    runMachine(sim, ref)
    expect(ended(sim)).toBe(0)
  })

  test('a world saved in the middle of a sleep goes on', () => {
    const sim = begin('echo a; sleep 5; x=$(sleep 2; echo b); echo $x')
    sim.world = JSON.parse(JSON.stringify(sim.world))
    passTime(sim, 6)
    sim.world = JSON.parse(JSON.stringify(sim.world))
    passTime(sim, 6)
    expect(sim.world.containers[ref.container]?.logs.map(({ text }) => text)).toEqual(['a\n', 'b\n'])
    expect(ended(sim)).toBe(0)
  })

  test('a loop without an end lets time pass', () => {
    const sim = begin('while :; do :; done')
    passTime(sim, 3600)
    expect(ended(sim)).toBeUndefined()
  })
})
