import { machineOf, setMachine } from '@/domain/docker/shell/machine'
import { leaveStream, streamOf } from '@/domain/docker/shell/streams'
import { builtins } from './builtins/all'
import { stepInput } from './input'
import { conclude, unwind } from './leave'
import { pop, push, type Shell } from './shell'
import { stepSimple } from './simple'
import { startNode } from './start-node'
import type { Frame } from './state'
import { setVariable } from './variables'
import { stepWords } from './words'

type Steppers = { [Kind in Frame['f']]: (shell: Shell, frame: Extract<Frame, { f: Kind }>) => void }

const undo = (shell: Shell) => {
  unwind(shell)
}

const steppers: Steppers = {
  list: (shell, frame) => {
    const node = frame.nodes[frame.at++]
    if (!node) pop(shell)
    else startNode(shell, node)
  },
  'and-or': (shell, { or, right }) => {
    pop(shell)
    if ((shell.state.status === 0) !== or) startNode(shell, right)
  },
  not: (shell) => {
    pop(shell)
    shell.state.status = shell.state.status === 0 ? 1 : 0
  },
  if: stepIf,
  while: stepWhile,
  for: (shell, frame) => {
    const item = frame.items[frame.at++]
    if (item === undefined) {
      if (frame.items.length === 0) shell.state.status = 0
      pop(shell)
    } else {
      setVariable(shell, frame.name, item)
      push(shell, { f: 'list', nodes: frame.body, at: 0 })
    }
  },
  simple: stepSimple,
  words: stepWords,
  restore: undo,
  call: undo,
  source: undo,
  trap: undo,
  wait: stepWait,
  capture: stepCapture,
  builtin: (shell, { argv }) => {
    const status = builtins[argv[0] ?? '']?.(shell, argv) ?? 0
    if (status === 'waits') return
    pop(shell)
    if (status !== 'done') conclude(shell, status)
  },
  exit: (shell, { code }) => {
    shell.verdict = { exit: code }
  },
  park: (shell) => {
    shell.verdict = { wait: { for: 'ever' }, data: null }
  },
  input: stepInput,
}

/** Lets the innermost thing that a shell is doing go on by one step. */
export function step(shell: Shell, frame: Frame): void {
  const go = steppers[frame.f] as (shell: Shell, frame: Frame) => void
  go(shell, frame)
}

function stepIf(shell: Shell, frame: Extract<Frame, { f: 'if' }>): void {
  const { branches, otherwise } = frame.node
  const branch = branches[frame.branch]
  if (branch && shell.state.status === 0) {
    pop(shell)
    push(shell, { f: 'list', nodes: branch.body, at: 0 })
    return
  }
  const next = branches[++frame.branch]
  if (next) {
    push(shell, { f: 'list', nodes: next.test, at: 0 })
    return
  }
  pop(shell)
  shell.state.status = 0
  if (otherwise) push(shell, { f: 'list', nodes: otherwise, at: 0 })
}

function stepWhile(shell: Shell, frame: Extract<Frame, { f: 'while' }>): void {
  const { node } = frame
  if (!frame.testing) {
    frame.last = shell.state.status
    frame.testing = true
    push(shell, { f: 'list', nodes: node.test, at: 0 })
    return
  }
  if ((shell.state.status === 0) === node.until) {
    pop(shell)
    shell.state.status = frame.last
    return
  }
  frame.testing = false
  push(shell, { f: 'list', nodes: node.body, at: 0 })
}

const signalWords: Record<string, string> = {
  KILL: 'Killed',
  SEGV: 'Segmentation fault',
  TERM: 'Terminated',
  ABRT: 'Aborted',
}

/** The word for a process that a signal ended, once. */
function takeSignalWord(shell: Shell, pid: number): string | undefined {
  const { [pid]: signal, ...signalled } = machineOf(shell.run.sim, shell.run.ref).signalled ?? {}
  if (signal) setMachine(shell.run.sim, shell.run.ref, { signalled })
  return signalWords[signal ?? '']
}

function stepWait(shell: Shell, frame: Extract<Frame, { f: 'wait' }>): void {
  const { sim, ref } = shell.run
  const codes = { ...frame.codes }
  const ended = { ...machineOf(sim, ref).ended }
  for (const pid of frame.pids) {
    const code = ended[pid]
    if (code === undefined) continue
    codes[pid] = code
    delete ended[pid]
  }
  setMachine(sim, ref, { ended })
  frame.codes = codes
  const missing = frame.pids.find((pid) => codes[pid] === undefined)
  if (missing !== undefined) {
    shell.verdict = { wait: { for: 'process', pid: missing }, data: null }
    return
  }
  pop(shell)
  const all = frame.pids.map((pid) => codes[pid] ?? 0)
  const last = all.at(-1) ?? 0
  const word = takeSignalWord(shell, frame.pids.at(-1) ?? 0)
  if (word && !shell.state.subshell) shell.writer.to(shell.fds[2], killedText(shell, word, frame))
  conclude(shell, shell.state.options.pipefail ? (all.findLast((code) => code !== 0) ?? 0) : last)
}

function killedText(shell: Shell, word: string, frame: Extract<Frame, { f: 'wait' }>): string {
  const { dialect, interactive, name, line } = shell.state
  if (dialect !== 'bash' || interactive) return `${word}\n`
  return `${name}: line ${line}: ${String(frame.pids.at(-1) ?? 0).padStart(5)} ${word.padEnd(23)} ${frame.text}\n`
}

function stepCapture(shell: Shell, { pid, stream }: Extract<Frame, { f: 'capture' }>): void {
  const { sim, ref } = shell.run
  const { [pid]: code, ...ended } = machineOf(sim, ref).ended
  const text = streamOf(sim, ref, stream)
  if (text?.open) {
    shell.verdict = { wait: { for: 'input' }, data: null }
    return
  }
  if (code === undefined) {
    shell.verdict = { wait: { for: 'process', pid }, data: null }
    return
  }
  setMachine(sim, ref, { ended })
  pop(shell)
  leaveStream(sim, ref, shell.run.pid, stream)
  const below = shell.state.stack.at(-1)
  shell.state.status = code
  if (below?.f === 'simple') below.status = code
  if (below?.f === 'simple' || below?.f === 'words') {
    below.captured = [...below.captured, (text?.text ?? '').replaceAll('\0', '').replace(/\n+$/, '')]
  }
}
