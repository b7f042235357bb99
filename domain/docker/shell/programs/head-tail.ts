import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { cannotRead, ended, readAll, waitForInput } from './input'
import { withOptions } from './options'

const units: Record<string, number> = { '': 1, k: 1024, K: 1024, M: 1_048_576, b: 512, kB: 1000, MB: 1_000_000 }
const most = 4_000_000

/** A count such as `10`, `1K`, `+3`; null for anything else. */
function countOf(text: string): { count: number; sign: string } | null {
  const found = /^([-+]?)(\d+)(b|k|K|M|kB|MB)?$/.exec(text)
  return found ? { sign: found[1] ?? '', count: Number(found[2]) * (units[found[3] ?? ''] ?? 1) } : null
}

/** `-5` means `-n 5`. */
const spelled = (args: readonly string[]): string[] =>
  args.map((arg, i) => (/^-\d+$/.test(arg) && !['-n', '-c'].includes(args[i - 1] ?? '') ? `-n${arg.slice(1)}` : arg))

const endless: Record<string, string> = { '/dev/zero': '\0', '/dev/urandom': '\u00a7', '/dev/random': '\u00a7' }

function firstOf(text: string, count: number, bytes: boolean): string {
  if (bytes) return text.slice(0, count)
  let at = 0
  for (let lines = 0; lines < count; lines++) {
    const next = text.indexOf('\n', at)
    if (next < 0) return text
    at = next + 1
  }
  return text.slice(0, at)
}

function lastOf(text: string, count: number, bytes: boolean): string {
  if (bytes) return count === 0 ? '' : text.slice(-count)
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  return count === 0 ? '' : lines.slice(-count).join('')
}

type HeadState = { lines: number; bytes: number }

/** head of standard input ends as soon as it has enough. */
function headOfInput(run: Run, count: number, bytes: boolean): Verdict {
  const state = (run.data as HeadState | undefined) ?? { lines: 0, bytes: 0 }
  const had = bytes ? state.bytes : state.lines
  const part = firstOf(run.input.text(), count - had, bytes)
  run.out(run.input.take(part.length))
  state.bytes += part.length
  state.lines += part.split('\n').length - 1
  if ((bytes ? state.bytes : state.lines) >= count || !run.input.open()) return ended()
  return waitForInput(state)
}

const head: Program = (run) =>
  withOptions('n:c:qv', { lines: 'n', bytes: 'c', quiet: 'q', verbose: 'v' }, (inner, options) => {
    const bytes = options.has('c')
    const wanted = countOf(options.value(bytes ? 'c' : 'n') ?? '10')
    if (!wanted)
      return inner.fail(
        `invalid number${inner.variant === 'busybox' ? '' : ` of ${bytes ? 'bytes' : 'lines'}:`} '${options.value(bytes ? 'c' : 'n')}'`,
      )
    const names = options.rest
    if (!names.length && wanted.sign !== '-') return headOfInput(inner, wanted.count, bytes)
    const source = endless[names[0] ?? '']
    if (source && bytes) {
      inner.out(source.repeat(Math.min(wanted.count, most)))
      return ended()
    }
    const read = readAll(inner, names)
    if (!read) return waitForInput()
    const many = names.length > 1 && !options.has('q')
    for (const [i, { name, text }] of read.texts.entries()) {
      if (many || options.has('v')) inner.out(`${i ? '\n' : ''}==> ${name === '-' ? 'standard input' : name} <==\n`)
      const all = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
      if (wanted.sign === '-')
        inner.out(
          bytes
            ? text.slice(0, -wanted.count || undefined)
            : all.slice(0, Math.max(0, all.length - wanted.count)).join(''),
        )
      else inner.out(firstOf(text, wanted.count, bytes))
    }
    return ended(read.failed ? 1 : 0)
  })({ ...run, args: spelled(run.args) })

type TailState = { seen: Record<string, number> }

/** `tail -f`: shows what files grow by, looking once a second. */
function follow(run: Run, names: string[]): Verdict {
  const state = run.data as TailState
  for (const name of names) {
    const read = run.disk.read(run.path(name))
    const text = read.ok ? read.value : ''
    const seen = state.seen[name] ?? 0
    if (text.length > seen) run.out(text.slice(seen))
    state.seen[name] = text.length
  }
  return { wait: { for: 'time', until: run.sim.world.now + 1000 }, data: state }
}

const tail: Program = (run) =>
  withOptions(
    'n:c:fFqvs:',
    { lines: 'n', bytes: 'c', follow: 'f', quiet: 'q', retry: 'F', pid: 's' },
    (inner, options) => {
      if (inner.data !== undefined) return follow(inner, options.rest)
      const bytes = options.has('c')
      const wanted = countOf(options.value(bytes ? 'c' : 'n') ?? '10')
      if (!wanted)
        return inner.fail(
          `invalid number${inner.variant === 'busybox' ? '' : ` of ${bytes ? 'bytes' : 'lines'}:`} '${options.value(bytes ? 'c' : 'n')}'`,
        )
      const following = options.has('f') || options.has('F')
      if (following && options.rest.some((name) => name === '/dev/null')) return { wait: { for: 'ever' }, data: null }
      if (following && !options.rest.length && inner.input.open()) return waitForInput()
      if (!following && !options.rest.length && inner.input.open()) return waitForInput()
      const read = tailTexts(inner, options.rest)
      const many = options.rest.length > 1 && !options.has('q')
      const seen: Record<string, number> = {}
      for (const [i, { name, text }] of read.texts.entries()) {
        if (many || options.has('v')) inner.out(`${i ? '\n' : ''}==> ${name} <==\n`)
        seen[name] = text.length
        if (wanted.sign !== '+') inner.out(lastOf(text, wanted.count, bytes))
        else if (bytes) inner.out(text.slice(Math.max(0, wanted.count - 1)))
        else inner.out((text.match(/[^\n]*\n|[^\n]+$/g) ?? []).slice(Math.max(0, wanted.count - 1)).join(''))
      }
      if (!following || !options.rest.length || (!read.texts.length && !options.has('F')))
        return ended(read.failed ? 1 : 0)
      return { wait: { for: 'time', until: inner.sim.world.now + 1000 }, data: { seen } }
    },
  )({ ...run, args: spelled(run.args) })

function tailTexts(run: Run, names: readonly string[]): { texts: { name: string; text: string }[]; failed: boolean } {
  if (!names.length) return { texts: [{ name: '', text: run.input.take(run.input.text().length) }], failed: false }
  let failed = false
  const texts = names.flatMap((name) => {
    if (name === '-') return [{ name, text: run.input.take(run.input.text().length) }]
    const read = run.disk.read(run.path(name))
    if (read.ok) return [{ name, text: read.value }]
    failed = true
    if (run.variant === 'busybox') cannotRead(run, name, read.message)
    else run.err(`${run.name}: cannot open '${name}' for reading: ${read.message}\n`)
    return []
  })
  return { texts, failed }
}

export const headAndTail: Record<string, Program> = { head, tail }
