import { diskOf, type MachineRef } from '@/domain/docker/files/machine-disk'
import { done, type Outcome } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { Descriptor, Signal, Sink } from '@/domain/docker/world/process'
import { begin } from './begin'
import { findProgram } from './find-program'
import { machineOf, processOf, setMachine, setProcess } from './machine'
import { joinStreams, openStream, setStream, streamOf } from './streams'
import { findUser } from './users'

export { nextWake, runMachine } from './scheduler'

export type ProcessSpec = {
  argv: string[]
  env: Record<string, string>
  cwd: string
  /** `name`, `uid`, `name:group`, `uid:gid`; empty for root. */
  user: string
  tty: boolean
  stdin: { text: string; open: boolean }
  stdout: Sink
  stderr: Sink
}

/** A terminal has one stream for both, and writes two characters for each newline in a container. */
function shown(ref: MachineRef, sink: Sink, as: 'stdout' | 'stderr', tty: boolean): Sink {
  if (sink.to !== 'log' && sink.to !== 'client') return sink
  return tty && ref !== 'host' ? { ...sink, as: 'stdout', crlf: true } : { ...sink, as }
}

/** --group-add holds for every process that is begun in a container from outside. */
export function addedGroups(sim: Sim, ref: MachineRef): string[] {
  const added = ref === 'host' ? undefined : sim.world.containers[ref.container]?.host.others?.GroupAdd
  return Array.isArray(added) ? added.filter((group) => typeof group === 'string') : []
}

/**
 * Begins a process; it runs when runMachine is next called. Sets HOME from /etc/passwd where it is not given, as runc does.
 * @returns its pid, or a refusal: `ENOENT` (no such program in PATH, or no such file), `EACCES` (not executable),
 *   `EISDIR`, `ENOEXEC` (another platform's program), `NOUSER`
 */
export function spawn(sim: Sim, ref: MachineRef, spec: ProcessSpec): Outcome<number> {
  const disk = diskOf(sim, ref)
  const who = findUser(disk, spec.user, addedGroups(sim, ref))
  if (!who.ok) return who
  const { uid, gid, groups, name, home } = who.value
  const found = findProgram(disk, ref, spec.argv, { cwd: spec.cwd, path: spec.env.PATH, who: { uid, gid } })
  if (!found.ok) return found
  const env = spec.env.HOME ? spec.env : { ...spec.env, HOME: home }
  const input = openStream(sim, ref, { ...spec.stdin, writers: null, readers: [] })
  const fds: Record<string, Descriptor> = {
    0: { from: input },
    1: shown(ref, spec.stdout, 'stdout', spec.tty),
    2: shown(ref, spec.stderr, 'stderr', spec.tty),
  }
  const { argv, program, identity } = found.value
  const { cwd, tty } = spec
  const pid = begin(sim, ref, {
    argv,
    program,
    identity,
    user: name || String(uid),
    uid,
    gid,
    ...(groups && { groups }),
    cwd,
    env,
    tty,
    terminal: input,
    parent: 0,
    umask: 0o022,
    fds,
  })
  joinStreams(sim, ref, pid, fds)
  return done(pid)
}

/** Delivers a signal. The machine's pid 1 takes only those it has a handler for, and KILL (kill(2)). */
export function signal(sim: Sim, ref: MachineRef, pid: number, name: Signal): void {
  const process = processOf(sim, ref, pid)
  if (process) setProcess(sim, ref, pid, { pending: [...process.pending, name] })
}

/** Gives a process more to read; `open: false` ends its input. */
export function feed(sim: Sim, ref: MachineRef, pid: number, text: string, open: boolean): void {
  const process = processOf(sim, ref, pid)
  const fd = process?.fds[0]
  const id = process?.terminal ?? (fd && 'from' in fd ? fd.from : '')
  const stream = streamOf(sim, ref, id)
  if (stream) setStream(sim, ref, id, { text: stream.text + text, open })
}

/** What a process ended with, taken off the machine's list; undefined while it runs. */
export function takeExitCode(sim: Sim, ref: MachineRef, pid: number): number | undefined {
  const { [pid]: code, ...ended } = machineOf(sim, ref).ended
  if (code !== undefined) setMachine(sim, ref, { ended })
  return code
}

/** What a client has not yet been given, taken off the machine's list. */
export function takeOutput(sim: Sim, ref: MachineRef, client: string): { stream: 'stdout' | 'stderr'; text: string }[] {
  const { [client]: given = [], ...clients } = machineOf(sim, ref).clients
  if (given.length) setMachine(sim, ref, { clients })
  return given
}
