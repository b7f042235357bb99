import type { Node } from '@/domain/docker/shell/language/syntax'
import { openStream } from '@/domain/docker/shell/streams'
import { fork, forkPipe } from './children'
import { leaveShell } from './leave'
import { complainSyntax } from './messages'
import { err, push, type Shell } from './shell'

type Starters = { [Kind in Node['n']]: (shell: Shell, node: Extract<Node, { n: Kind }>) => void }

const words = (shell: Shell, node: Node) => push(shell, { f: 'words', node, captured: [] })

const starters: Starters = {
  simple: (shell, node) => push(shell, { f: 'simple', node, captured: [], status: null }),
  and: (shell, { left, right }) => {
    push(shell, { f: 'and-or', or: false, right })
    startNode(shell, left)
  },
  or: (shell, { left, right }) => {
    push(shell, { f: 'and-or', or: true, right })
    startNode(shell, left)
  },
  not: (shell, { body }) => {
    push(shell, { f: 'not' })
    startNode(shell, body)
  },
  pipe: (shell, { stages }) => waitFor(shell, forkPipe(shell, stages)),
  background: (shell, { body, text }) => startBackground(shell, body, text),
  subshell: (shell, { body }) => waitFor(shell, [fork(shell, body, shell.fds)]),
  group: (shell, { body }) => push(shell, { f: 'list', nodes: body, at: 0 }),
  if: (shell, node) => {
    push(shell, { f: 'if', node, branch: 0 })
    push(shell, { f: 'list', nodes: node.branches[0]?.test ?? [], at: 0 })
  },
  while: (shell, node) => {
    push(shell, { f: 'while', node, testing: true, last: 0 })
    push(shell, { f: 'list', nodes: node.test, at: 0 })
  },
  for: words,
  case: words,
  test: words,
  let: words,
  redirected: words,
  function: (shell, { name, body }) => {
    shell.state.functions[name] = body
    shell.state.status = 0
  },
  error: (shell, { problem }) => {
    complainSyntax(shell, problem)
    leaveShell(shell, 2)
  },
}

/** Begins a command: puts its frames on the stack, or is done with it at once. */
export function startNode(shell: Shell, node: Node): void {
  const start = starters[node.n] as (shell: Shell, node: Node) => void
  start(shell, node)
}

function waitFor(shell: Shell, pids: number[]): void {
  push(shell, { f: 'wait', pids, codes: {}, text: '' })
}

/** `command &`: without job control, its standard input is empty. */
function startBackground(shell: Shell, body: Node, text: string): void {
  const { sim, ref } = shell.run
  const empty = openStream(sim, ref, { text: '', open: false, writers: null, readers: [] })
  const child = fork(shell, [body], shell.state.interactive ? shell.fds : { ...shell.fds, 0: { from: empty } })
  shell.state.background = child
  shell.state.jobs.push(child)
  shell.state.status = 0
  if (shell.state.stack[0]?.f === 'input' && shell.state.interactive && text)
    err(shell, `[${shell.state.jobs.length}] ${child}\n`)
}
