import type { MachineRef } from '@/domain/docker/files/machine-disk'
import type { Sim } from '@/domain/docker/sim'
import type { Descriptor, Stream } from '@/domain/docker/world/process'
import { machineOf, setMachine } from './machine'

/** What a pipe holds before its writer waits, as Linux has it. */
const pipeSize = 65_536
/** What a `$(command)` takes in at most. */
const captureSize = 1_000_000

/** Makes a stream; returns its id. */
export function openStream(sim: Sim, ref: MachineRef, stream: Stream): string {
  const { streams, nextStream } = machineOf(sim, ref)
  setMachine(sim, ref, { streams: { ...streams, [nextStream]: stream }, nextStream: nextStream + 1 })
  return String(nextStream)
}

export const streamOf = (sim: Sim, ref: MachineRef, id: string): Stream | undefined => machineOf(sim, ref).streams[id]

/** Changes a stream; one that nobody can read or write any more is dropped. */
export function setStream(sim: Sim, ref: MachineRef, id: string, part: Partial<Stream>): void {
  const { streams } = machineOf(sim, ref)
  const old = streams[id]
  if (!old) return
  const stream = { ...old, ...part }
  const { [id]: _old, ...others } = streams
  const dead = stream.readers.length === 0 && (stream.writers?.length ?? 0) === 0
  setMachine(sim, ref, { streams: dead ? others : { ...streams, [id]: stream } })
  if (!dead) wakeReaders(sim, ref, stream)
}

function wakeReaders(sim: Sim, ref: MachineRef, stream: Stream): void {
  const { processes } = machineOf(sim, ref)
  const sleepers = stream.readers.filter((pid) => processes[pid]?.waiting?.for === 'input')
  if (!sleepers.length) return
  const woken = { ...processes }
  for (const pid of sleepers) {
    const process = woken[pid]
    if (process) woken[pid] = { ...process, waiting: null }
  }
  setMachine(sim, ref, { processes: woken })
}

/** Whether a writer to this stream has to wait until somebody reads. */
export function isFull(sim: Sim, ref: MachineRef, id: string): boolean {
  const stream = streamOf(sim, ref, id)
  return stream !== undefined && !stream.unbounded && stream.text.length >= pipeSize
}

/** Writes into a pipe. False where nobody can read it any more (EPIPE). */
export function writeStream(sim: Sim, ref: MachineRef, id: string, text: string): boolean {
  const stream = streamOf(sim, ref, id)
  if (!stream || stream.readers.length === 0 || stream.text.length > captureSize) return false
  if (text) setStream(sim, ref, id, { text: stream.text + text })
  return true
}

const usesOf = (fds: Readonly<Record<string, Descriptor>>) => {
  const all = Object.values(fds)
  return {
    written: all.flatMap((fd) => ('to' in fd && fd.to === 'stream' ? [fd.stream] : [])),
    read: all.flatMap((fd) => ('from' in fd ? [fd.from] : [])),
  }
}

/** Notes that a process may read and write the streams that its descriptors name. */
export function joinStreams(sim: Sim, ref: MachineRef, pid: number, fds: Readonly<Record<string, Descriptor>>): void {
  const { written, read } = usesOf(fds)
  for (const id of written) {
    const stream = streamOf(sim, ref, id)
    if (stream?.writers && !stream.writers.includes(pid)) setStream(sim, ref, id, { writers: [...stream.writers, pid] })
  }
  for (const id of read) {
    const stream = streamOf(sim, ref, id)
    if (stream && !stream.readers.includes(pid)) setStream(sim, ref, id, { readers: [...stream.readers, pid] })
  }
}

/** Takes a process off a stream; when its last writer goes, the stream ends. */
export function leaveStream(sim: Sim, ref: MachineRef, pid: number, id: string): void {
  const stream = streamOf(sim, ref, id)
  if (!stream) return
  const writers = stream.writers?.filter((other) => other !== pid) ?? null
  const readers = stream.readers.filter((other) => other !== pid)
  setStream(sim, ref, id, { writers, readers, open: writers ? stream.open && writers.length > 0 : stream.open })
}

/** Takes a process that ends off every stream. */
export function leaveStreams(sim: Sim, ref: MachineRef, pid: number): void {
  for (const [id, stream] of Object.entries(machineOf(sim, ref).streams)) {
    if (stream.readers.includes(pid) || stream.writers?.includes(pid)) leaveStream(sim, ref, pid, id)
  }
}
