import type { MachineRef } from '@/domain/docker/files/machine-disk'
import type { Sim } from '@/domain/docker/sim'
import type { Descriptor } from '@/domain/docker/world/process'
import { write } from './output'

/** Gathers what a process writes in one turn, so that a log or a pipe grows once. */
export type Writer = {
  to: (fd: Descriptor | undefined, text: string) => void
  flush: () => void
  /** Characters not yet written. */
  size: () => number
  /** It wrote to a pipe that nobody reads. */
  broken: () => boolean
}

export function makeWriter(sim: Sim, ref: MachineRef): Writer {
  let pieces: { fd: Descriptor; texts: string[] }[] = []
  let size = 0
  let broken = false
  const flush = () => {
    const now = pieces
    pieces = []
    size = 0
    for (const { fd, texts } of now) if (!write(sim, ref, fd, texts.join(''))) broken = true
  }
  return {
    flush,
    size: () => size,
    broken: () => broken,
    to(fd, text) {
      if (!fd || 'from' in fd || !text) return
      if (fd.to === 'file') {
        flush()
        write(sim, ref, fd, text)
        return
      }
      const last = pieces.at(-1)
      if (last?.fd === fd) last.texts.push(text)
      else pieces.push({ fd, texts: [text] })
      size += text.length
      if (size > 1_000_000) flush()
    },
  }
}
