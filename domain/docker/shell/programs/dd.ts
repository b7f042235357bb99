import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { ended, waitForInput } from './input'
import { isBusybox } from './options'

const scale: Record<string, number> = {
  '': 1,
  c: 1,
  w: 2,
  b: 512,
  k: 1024,
  K: 1024,
  kB: 1000,
  M: 1_048_576,
  MB: 1_000_000,
  G: 1_073_741_824,
  GB: 1e9,
}
const bytesOf = (text: string): number => {
  const found = /^(\d+)([a-zA-Z]*)$/.exec(text)
  return Number(found?.[1] ?? 0) * (scale[found?.[2]?.replace('iB', '') ?? ''] ?? 1)
}

/** dd: if, of, bs, count, seek; zeros only stand for themselves, by the file's size. */
export const dd: Program = (run) => {
  const options = Object.fromEntries(
    run.args.map((arg) => [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]),
  )
  const size = bytesOf(options.bs ?? '512')
  const input = options.if
  if (input === undefined && run.input.open()) return waitForInput()
  const endless = input !== undefined && /^\/dev\/(?:zero|u?random)$/.test(input)
  const read =
    input === undefined
      ? { ok: true as const, value: run.input.take(run.input.text().length) }
      : endless
        ? { ok: true as const, value: '' }
        : run.disk.read(run.path(input))
  if (!read.ok)
    return run.fail(
      isBusybox(run) ? `can't open '${input}': ${read.message}` : `failed to open '${input}': ${read.message}`,
    )
  const count = options.count === undefined ? undefined : bytesOf(options.count)
  if (endless && count === undefined)
    return run.fail(`error writing '${options.of ?? 'standard output'}': No space left on device`)
  const total = endless ? (count ?? 0) * size : Math.min(read.value.length, (count ?? Number.POSITIVE_INFINITY) * size)
  const text = endless ? '\0'.repeat(Math.min(total, 65_536)) : read.value.slice(0, total)
  const written = place(run, options.of, text, total)
  if (written) return written
  if (options.status !== 'none') report(run, total, size, options.status === 'noxfer')
  return ended()
}

function place(run: Run, to: string | undefined, text: string, total: number): Verdict | null {
  if (to === undefined) {
    run.out(text)
    return null
  }
  const path = run.path(to)
  const wrote = run.disk.write(path, text)
  if (!wrote.ok)
    return run.fail(
      isBusybox(run) ? `can't open '${to}': ${wrote.message}` : `failed to open '${to}': ${wrote.message}`,
    )
  const node = run.disk.stat(path)
  const real = run.disk.real(path)
  if (node?.kind === 'file' && total > text.length && real.ok && !real.value.startsWith('/dev/'))
    run.disk.put(real.value, { ...node, size: total })
  return null
}

type Unit = readonly [bytes: number, name: string]
const sizes: readonly Unit[] = [
  [1024 ** 3, 'GB'],
  [1024 ** 2, 'MB'],
  [1024, 'KB'],
]
const binary: readonly Unit[] = [
  [1024 ** 3, ' GiB'],
  [1024 ** 2, ' MiB'],
  [1024, ' KiB'],
]
const decimal: readonly Unit[] = [
  [1e9, ' GB'],
  [1e6, ' MB'],
  [1000, ' kB'],
]

/** A number of bytes in the largest unit that it fills. */
function short(bytes: number, units: readonly Unit[]): string {
  const [size = 1, name = units === decimal ? ' B' : 'B'] = units.find(([unit]) => bytes >= unit) ?? []
  return `${size === 1 ? bytes : (bytes / size).toFixed(1)}${name}`
}

/** What was copied, in a hundredth of a second: no disk is that slow, none is modelled. */
function report(run: Run, total: number, size: number, brief: boolean): void {
  const records = `${Math.floor(total / size)}+${total % size ? 1 : 0}`
  run.err(`${records} records in\n${records} records out\n`)
  if (brief) return
  const rate = total * 100
  run.err(
    isBusybox(run)
      ? `${total} bytes (${short(total, sizes)}) copied, 0.010000 seconds, ${short(rate, sizes)}/s\n`
      : `${total} bytes${total < 1000 ? '' : ` (${short(total, decimal)}${total < 1024 ? '' : `, ${short(total, binary)}`})`} copied, 0.01 s, ${short(rate, decimal)}/s\n`,
  )
}
