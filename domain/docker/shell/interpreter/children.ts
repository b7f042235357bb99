import type { Outcome } from '@/domain/docker/outcome'
import { begin, handedDown } from '@/domain/docker/shell/begin'
import type { Found } from '@/domain/docker/shell/find-program'
import { findProgram } from '@/domain/docker/shell/find-program'
import type { Node } from '@/domain/docker/shell/language/syntax'
import { openStream } from '@/domain/docker/shell/streams'
import type { Descriptor } from '@/domain/docker/world/process'
import { copyOf, push, type Shell } from './shell'
import type { ShellState } from './state'
import { environment } from './variables'

type Descriptors = Readonly<Record<string, Descriptor>>

/** What a child has from its shell. */
function inherited(shell: Shell, fds: Descriptors) {
  return {
    ...handedDown(shell.run.process),
    cwd: shell.cwd,
    umask: shell.umask,
    parent: shell.run.pid,
    fds,
  }
}

/** Begins a shell like this one that runs some commands and ends: a subshell, a stage of a pipe, a background job. */
export function fork(shell: Shell, nodes: Node[], fds: Descriptors): number {
  shell.writer.flush()
  const { sim, ref, process } = shell.run
  const state: ShellState = {
    ...copyOf(shell.state),
    stack: [{ f: 'list', nodes, at: 0 }],
    traps: Object.fromEntries(Object.entries(shell.state.traps).filter(([, action]) => action === '')),
    caught: [],
    jobs: [],
    codes: {},
    interactive: false,
    subshell: true,
    mayExec: true,
    exiting: false,
  }
  const identity = { program: shell.state.dialect, variant: shell.state.dialect }
  return begin(sim, ref, {
    ...inherited(shell, fds),
    argv: process.argv,
    program: process.program,
    env: process.env,
    identity,
    data: state,
  })
}

/** Finds a program as the shell's variables say. */
export function find(shell: Shell, argv: string[]): Outcome<Found> {
  const { run, state } = shell
  return findProgram(run.disk, run.ref, argv, { cwd: shell.cwd, path: state.variables.PATH, who: run.process })
}

/** Begins a program that was found. */
export function launch(
  shell: Shell,
  { argv, program, identity }: Found,
  fds: Descriptors,
  extra: Record<string, string> = {},
): number {
  shell.writer.flush()
  const env = { ...environment(shell), ...extra }
  return begin(shell.run.sim, shell.run.ref, { ...inherited(shell, fds), argv, program, identity, env })
}

/** Begins the stages of a pipe, each reading what the one before writes; returns their pids. */
export function forkPipe(shell: Shell, stages: Node[]): number[] {
  const { sim, ref } = shell.run
  let input: Descriptor | undefined = shell.fds[0]
  return stages.map((stage, i) => {
    const last = i === stages.length - 1
    const pipe = last ? '' : openStream(sim, ref, { text: '', open: true, writers: [], readers: [] })
    const fds = {
      ...shell.fds,
      ...(input && { 0: input }),
      ...(!last && { 1: { to: 'stream' as const, stream: pipe } }),
    }
    input = { from: pipe }
    return fork(shell, [stage], fds)
  })
}

/** Begins a command whose output the shell takes; the frame on top then waits for it. */
export function capture(shell: Shell, body: Node[]): void {
  const { sim, ref, pid } = shell.run
  const stream = openStream(sim, ref, { text: '', open: true, writers: [], readers: [pid], unbounded: true })
  const child = fork(shell, body, { ...shell.fds, 1: { to: 'stream', stream } })
  push(shell, { f: 'capture', pid: child, stream })
}
