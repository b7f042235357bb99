import { resolvePath } from '@/domain/docker/files/path'
import { setProcess } from '@/domain/docker/shell/machine'
import type { Run, Verdict } from '@/domain/docker/shell/program'
import { joinStreams, leaveStream } from '@/domain/docker/shell/streams'
import type { Writer } from '@/domain/docker/shell/writer'
import type { Descriptor } from '@/domain/docker/world/process'
import type { Frame, ShellState } from './state'

/**
 * A shell at work in one turn. `state` is this turn's own copy; frames and records
 * in it are replaced or are copies, the nodes of commands are never changed.
 */
export type Shell = {
  run: Run
  state: ShellState
  fds: Readonly<Record<string, Descriptor>>
  cwd: string
  umask: number
  writer: Writer
  /** Set when the turn ends the process, or makes it wait. */
  verdict: Verdict | null
}

/** This turn's own copy of what was kept. */
export const copyOf = (state: ShellState): ShellState => ({
  ...state,
  variables: { ...state.variables },
  exported: { ...state.exported },
  readonly: { ...state.readonly },
  functions: { ...state.functions },
  aliases: { ...state.aliases },
  options: { ...state.options },
  traps: { ...state.traps },
  caught: [...state.caught],
  jobs: [...state.jobs],
  codes: { ...state.codes },
  stack: state.stack.map((frame) => ({ ...frame })),
})

export const push = (shell: Shell, frame: Frame): void => {
  shell.state.stack.push(frame)
}
export const top = (shell: Shell): Frame | undefined => shell.state.stack.at(-1)
export const pop = (shell: Shell): Frame | undefined => shell.state.stack.pop()

/** Takes the innermost frame off, with a status. */
export function finish(shell: Shell, status: number): void {
  shell.state.stack.pop()
  shell.state.status = status
}

export const out = (shell: Shell, text: string): void => shell.writer.to(shell.fds[1], text)
export const err = (shell: Shell, text: string): void => shell.writer.to(shell.fds[2], text)
export const pathOf = (shell: Shell, text: string): string => resolvePath(shell.cwd, text)

/** Makes other descriptors the shell's own; streams that it no longer has are left. */
export function setDescriptors(shell: Shell, fds: Readonly<Record<string, Descriptor>>): void {
  const { sim, ref, pid } = shell.run
  shell.writer.flush()
  const idOf = (fd: Descriptor) => ('from' in fd ? fd.from : fd.to === 'stream' ? fd.stream : '')
  const kept = new Set([
    ...Object.values(fds).map(idOf),
    ...shell.state.stack.flatMap((frame) =>
      frame.f === 'restore' && frame.fds ? Object.values(frame.fds).map(idOf) : [],
    ),
    ...shell.state.stack.flatMap((frame) => (frame.f === 'capture' ? [frame.stream] : [])),
  ])
  const gone = Object.values(shell.fds)
    .map(idOf)
    .filter((id) => id && !kept.has(id))
  shell.fds = fds
  setProcess(sim, ref, pid, { fds })
  joinStreams(sim, ref, pid, fds)
  for (const id of gone) leaveStream(sim, ref, pid, id)
}
