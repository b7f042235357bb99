import { diskOf, type MachineRef } from '@/domain/docker/files/machine-disk'
import { containerOf, type Sim, setContainer } from '@/domain/docker/sim'
import type { LogLine } from '@/domain/docker/world/container'
import type { Descriptor } from '@/domain/docker/world/process'
import { machineOf, setMachine } from './machine'
import { writeStream } from './streams'

/** A log keeps this many of its last lines, a waiting client this many characters. */
const longestLog = 10_000
const clientSize = 4_000_000

/**
 * Writes to what a file descriptor stands for.
 * @returns false where that is a pipe that nobody reads any more
 */
export function write(sim: Sim, ref: MachineRef, fd: Descriptor | undefined, text: string): boolean {
  if (!fd || 'from' in fd || text === '') return true
  if (fd.to === 'stream') return writeStream(sim, ref, fd.stream, text)
  if (fd.to === 'file') diskOf(sim, ref).write(fd.path, text, { append: true })
  if (fd.to === 'log') writeLog(sim, ref, fd.as ?? 'stdout', fd.crlf ? text.replaceAll('\n', '\r\n') : text)
  if (fd.to === 'client')
    writeClient(sim, ref, fd.client, fd.as ?? 'stdout', fd.crlf ? text.replaceAll('\n', '\r\n') : text)
  return true
}

/** Lines of a log keep their newline; the last one of a stream may still be unfinished, and then goes on. */
function writeLog(sim: Sim, ref: MachineRef, stream: 'stdout' | 'stderr', text: string): void {
  if (ref === 'host') return
  const logs = [...containerOf(sim, ref.container).logs]
  const pieces = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const index = logs.findLastIndex((line) => line.stream === stream)
  const last = logs[index]
  const [first = ''] = pieces
  if (last && !last.text.endsWith('\n')) {
    logs[index] = { ...last, text: last.text + first }
    pieces.shift()
  }
  const at = sim.world.now
  for (const piece of pieces) logs.push({ at, stream, text: piece } satisfies LogLine)
  setContainer(sim, ref.container, { logs: logs.length > longestLog ? logs.slice(-longestLog) : logs })
}

function writeClient(sim: Sim, ref: MachineRef, client: string, stream: 'stdout' | 'stderr', text: string): void {
  const { clients } = machineOf(sim, ref)
  const before = clients[client] ?? []
  const last = before.at(-1)
  if (before.length > 200_000 || (last && last.text.length > clientSize)) return
  const joined =
    last?.stream === stream
      ? [...before.slice(0, -1), { stream, text: last.text + text }]
      : [...before, { stream, text }]
  setMachine(sim, ref, { clients: { ...clients, [client]: joined } })
}
