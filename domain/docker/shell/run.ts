import type { MachineRef } from '@/domain/docker/files/machine-disk'
import { nameOf, resolvePath } from '@/domain/docker/files/path'
import type { Sim } from '@/domain/docker/sim'
import type { Descriptor, Process } from '@/domain/docker/world/process'
import { processOf } from './machine'
import type { Identity, Input, Run } from './program'
import { setStream, streamOf } from './streams'
import { userDisk } from './user-disk'
import type { Writer } from './writer'

/** What a process keeps between its turns. */
export type Kept = { identity: Identity; data: unknown }

/** Reading from a descriptor; from one that cannot be read, nothing. */
export function inputOf(sim: Sim, ref: MachineRef, fd: Descriptor | undefined): Input {
  const id = fd && 'from' in fd ? fd.from : ''
  const stream = () => streamOf(sim, ref, id)
  return {
    text: () => stream()?.text ?? '',
    open: () => stream()?.open ?? false,
    take(count) {
      const text = stream()?.text ?? ''
      if (count > 0) setStream(sim, ref, id, { text: text.slice(count) })
      return text.slice(0, count)
    },
  }
}

/** The descriptor that a path such as `/dev/stderr` or `/proc/1/fd/1` names. */
export function descriptorAt(sim: Sim, ref: MachineRef, process: Process, path: string): Descriptor | undefined {
  const other = /^\/proc\/(\d+)\/fd\/(\d+)$/.exec(path)
  if (other) return processOf(sim, ref, Number(other[1]))?.fds[other[2] ?? '']
  const own: Record<string, string> = { '/dev/stdin': '0', '/dev/stdout': '1', '/dev/stderr': '2', '/dev/tty': '1' }
  return process.fds[own[path] ?? nameOf(path)]
}

export const isTerminal = (process: Process, fd: Descriptor | undefined): boolean =>
  process.tty &&
  fd !== undefined &&
  ('from' in fd ? fd.from === process.terminal : fd.to === 'log' || fd.to === 'client')

/** What a program is given for one turn. */
export function makeRun(sim: Sim, ref: MachineRef, process: Process, writer: Writer): Run {
  const kept = process.state as Kept
  const [called = '', ...args] = process.argv
  const name = nameOf(called)
  const { fds, uid, gid, pid, umask } = process
  const disk = userDisk(
    sim,
    ref,
    { uid, gid, umask, pid },
    {
      read: (path) => {
        const input = inputOf(sim, ref, descriptorAt(sim, ref, process, path))
        return input.take(input.text().length)
      },
      write: (path, text) => writer.to(descriptorAt(sim, ref, process, path), text),
    },
  )
  const err = (text: string) => writer.to(fds[2], text)
  return {
    sim,
    ref,
    pid,
    process,
    name,
    args,
    variant: kept.identity.variant,
    data: kept.data,
    env: process.env,
    cwd: process.cwd,
    disk,
    fds,
    writer,
    path: (text) => resolvePath(process.cwd, text),
    out: (text) => writer.to(fds[1], text),
    err,
    fail: (message, code = 1) => {
      err(`${name}: ${message}\n`)
      return { exit: code }
    },
    input: inputOf(sim, ref, fds[0]),
    isTerminal: (fd) => isTerminal(process, fds[fd]),
  }
}
