import { hex } from '@/domain/docker/digest'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { secondsOf } from './basics'
import { ended, linesOf, readAll, waitForInput } from './input'
import { isBusybox, type Options, withOptions } from './options'

/** Sums of files, or with `-c` a check of them. md5 and sha1 are cut from SHA-256: equal where the content is. */
const sums = (length: number): Program =>
  withOptions('cbtsw', { check: 'c', status: 's', quiet: 's' }, (run, options) => {
    const sumOf = (text: string) => hex(text).repeat(2).slice(0, length)
    const read = readAll(run, options.rest)
    if (!read) return waitForInput()
    if (!options.has('c')) {
      for (const { name, text } of read.texts) run.out(`${sumOf(text)}  ${name || '-'}\n`)
      return ended(read.failed ? 1 : 0)
    }
    let failed = 0
    for (const line of read.texts.flatMap(({ text }) => linesOf(text))) {
      const [, sum = '', name = ''] = /^([0-9a-f]+)[ *]+(.*)$/.exec(line) ?? []
      const file = run.disk.read(run.path(name))
      const good = file.ok && sumOf(file.value) === sum
      if (!good) failed++
      if (!options.has('s')) run.out(`${name}: ${good ? 'OK' : 'FAILED'}\n`)
    }
    if (failed && !options.has('s'))
      run.err(
        `${run.name}: WARNING: ${failed}${isBusybox(run) ? ' of 1' : ''} computed checksum${failed > 1 ? 's' : ''} did NOT match\n`,
      )
    return ended(failed ? 1 : 0)
  })

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function encode(text: string): string {
  const bytes = new TextEncoder().encode(text)
  let result = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const value = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const left = bytes.length - i
    result +=
      (alphabet[value >> 18] ?? '') +
      (alphabet[(value >> 12) & 63] ?? '') +
      (left > 1 ? (alphabet[(value >> 6) & 63] ?? '') : '=') +
      (left > 2 ? (alphabet[value & 63] ?? '') : '=')
  }
  return result
}

function decode(text: string): string {
  const bytes: number[] = []
  const digits = [...text].map((char) => alphabet.indexOf(char)).filter((digit) => digit >= 0)
  for (let i = 0; i < digits.length; i += 4) {
    const value =
      ((digits[i] ?? 0) << 18) | ((digits[i + 1] ?? 0) << 12) | ((digits[i + 2] ?? 0) << 6) | (digits[i + 3] ?? 0)
    const count = Math.min(3, digits.length - i - 1)
    for (let byte = 0; byte < count; byte++) bytes.push((value >> (16 - byte * 8)) & 255)
  }
  return new TextDecoder().decode(new Uint8Array(bytes))
}

const base64 = withOptions('dw:iD', { decode: 'd', wrap: 'w' }, (run, options) => {
  const read = readAll(run, options.rest)
  if (!read) return waitForInput()
  const text = read.texts.map((part) => part.text).join('')
  if (options.has('d')) run.out(decode(text))
  else {
    const width = Number(options.value('w') ?? 76)
    const all = encode(text)
    run.out(width ? `${(all.match(new RegExp(`.{1,${width}}`, 'g')) ?? ['']).join('\n')}\n` : all)
  }
  return ended(read.failed ? 1 : 0)
})

const shownByte: Record<number, string> = {
  0: '\\0',
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
}

/** Bytes in rows of sixteen: od's octal words, its `-c` and `-t x1`, hexdump's `-C`. */
const dump = withOptions('ct:A:vN:Cbxn:g:ps:u', {}, (run, options) => {
  const read = readAll(run, options.rest)
  if (!read) return waitForInput()
  const all = new TextEncoder().encode(read.texts.map(({ text }) => text).join(''))
  const bytes = [...all.slice(0, Number(options.value('N') ?? options.value('n') ?? all.length))]
  const hexOf = (byte: number) => byte.toString(16).padStart(2, '0')
  const letters = (row: number[]) =>
    row.map((byte) => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '.')).join('')
  if (run.name === 'xxd' && options.has('p')) {
    run.out(`${bytes.map(hexOf).join('')}\n`)
    return ended()
  }
  const address = options.value('A')
  for (let at = 0; at < bytes.length; at += 16) {
    const row = bytes.slice(at, at + 16)
    if (run.name === 'xxd')
      run.out(
        `${at.toString(16).padStart(8, '0')}: ${(
          row
            .map(hexOf)
            .join('')
            .match(/.{1,4}/g) ?? []
        )
          .join(' ')
          .padEnd(39)}  ${letters(row)}\n`,
      )
    else if (options.has('C'))
      run.out(
        `${at.toString(16).padStart(8, '0')}  ${row.slice(0, 8).map(hexOf).join(' ').padEnd(23)}  ${row.slice(8).map(hexOf).join(' ').padEnd(23)}  |${letters(row)}|\n`,
      )
    else
      run.out(
        `${address === 'n' ? '' : at.toString(address === 'x' ? 16 : address === 'd' ? 10 : 8).padStart(7, '0')}${cells(row, options)}\n`,
      )
  }
  if (run.name === 'xxd' || address === 'n') return ended()
  run.out(
    options.has('C')
      ? bytes.length
        ? `${bytes.length.toString(16).padStart(8, '0')}\n`
        : ''
      : `${bytes.length.toString(8).padStart(7, '0')}\n`,
  )
  return ended()
})

function cells(row: number[], options: Options): string {
  const type = options.value('t') ?? ''
  if (options.has('c') || type.startsWith('c'))
    return row
      .map((byte) =>
        (
          shownByte[byte] ?? (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : byte.toString(8).padStart(3, '0'))
        ).padStart(4),
      )
      .join('')
  if (type.startsWith('x1') || type === 'x') return row.map((byte) => ` ${byte.toString(16).padStart(2, '0')}`).join('')
  if (type.startsWith('u1') || type.startsWith('d1')) return row.map((byte) => String(byte).padStart(4)).join('')
  const words: string[] = []
  for (let i = 0; i < row.length; i += 2)
    words.push(((row[i] ?? 0) | ((row[i + 1] ?? 0) << 8)).toString(8).padStart(6, '0'))
  return words.map((word) => ` ${word}`).join('')
}

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
const dd: Program = (run) => {
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

function report(run: Run, total: number, size: number, brief: boolean): void {
  const records = `${Math.floor(total / size)}+${total % size ? 1 : 0}`
  run.err(`${records} records in\n${records} records out\n`)
  if (brief) return
  const decimal =
    total >= 1e9
      ? `${(total / 1e9).toFixed(1)} GB`
      : total >= 1e6
        ? `${(total / 1e6).toFixed(1)} MB`
        : total >= 1000
          ? `${(total / 1000).toFixed(1)} kB`
          : ''
  const binary =
    total >= 1_073_741_824
      ? `${(total / 1_073_741_824).toFixed(1)}GiB`
      : total >= 1_048_576
        ? `${(total / 1_048_576).toFixed(1)}MB`
        : total >= 1024
          ? `${(total / 1024).toFixed(1)}KB`
          : `${total}B`
  run.err(
    isBusybox(run)
      ? `${total} bytes (${binary}) copied, 0.010000 seconds, ${binary}/s\n`
      : `${total} bytes${decimal ? ` (${decimal}, ${binary.replace('MB', ' MiB').replace('KB', ' KiB').replace('GiB', ' GiB')})` : ''} copied, 0.01 s, ${decimal || `${total} B`}/s\n`,
  )
}

const seq: Program = (run) => {
  const options = run.args.filter((arg) => /^-[wsf]/.test(arg))
  const at = run.args.indexOf('-s')
  const joined = options.find((arg) => /^-s./.test(arg))?.slice(2)
  const by = joined ?? (at >= 0 ? (run.args[at + 1] ?? '\n') : '\n')
  const numbers = run.args.filter((arg, i) => /^-?\d*\.?\d+$/.test(arg) && run.args[i - 1] !== '-s').map(Number)
  if (!numbers.length)
    return run.fail(isBusybox(run) ? 'missing operand' : `missing operand\nTry 'seq --help' for more information.`)
  const [first, step, last] =
    numbers.length === 1
      ? [1, 1, numbers[0] ?? 0]
      : numbers.length === 2
        ? [numbers[0] ?? 1, 1, numbers[1] ?? 0]
        : [numbers[0] ?? 1, numbers[1] ?? 1, numbers[2] ?? 0]
  if (step === 0) return run.fail('increment must not be zero')
  const places = Math.max(0, ...run.args.map((arg) => /\.(\d+)$/.exec(arg)?.[1]?.length ?? 0))
  const from = (run.data as number | undefined) ?? 0
  const total = Math.max(0, Math.floor((last - first) / step + 1e-9) + 1)
  const end = Math.min(total, from + 5000)
  const width = options.includes('-w') ? Math.max(first.toFixed(places).length, last.toFixed(places).length) : 0
  const shown = Array.from({ length: end - from }, (_, i) =>
    (first + (from + i) * step).toFixed(places).padStart(width, '0'),
  )
  const text = shown.join(by)
  if (text) run.out((from ? by : '') + text + (end === total ? '\n' : ''))
  return end < total ? { wait: null, data: end } : ended()
}

const expr: Program = (run) => {
  const [a = '', op, b = ''] = run.args
  const whole = (text: string) => /^-?\d+$/.test(text)
  const say = (value: string | number | boolean): Verdict => {
    const text = typeof value === 'boolean' ? (value ? '1' : '0') : String(value)
    run.out(`${text}\n`)
    return ended(text === '0' || text === '' ? 1 : 0)
  }
  if (a === 'length') return say((op ?? '').length)
  if (op === undefined) return say(a)
  if (op === ':') {
    const found = new RegExp(`^(?:${b.replaceAll('\\(', '(').replaceAll('\\)', ')')})`).exec(a)
    return say(found?.[1] ?? found?.[0].length ?? 0)
  }
  const both = whole(a) && whole(b)
  if ('+-*/%'.includes(op)) {
    if (!both) return run.fail(isBusybox(run) ? 'non-numeric argument' : 'non-integer argument', 2)
    if ((op === '/' || op === '%') && Number(b) === 0) return run.fail('division by zero', 2)
    const [x, y] = [Number(a), Number(b)]
    return say(op === '+' ? x + y : op === '-' ? x - y : op === '*' ? x * y : op === '/' ? Math.trunc(x / y) : x % y)
  }
  const [x, y] = both ? [Number(a), Number(b)] : [a, b]
  const compare: Record<string, boolean> = {
    '=': x === y,
    '==': x === y,
    '!=': x !== y,
    '<': x < y,
    '<=': x <= y,
    '>': x > y,
    '>=': x >= y,
  }
  if (compare[op] !== undefined) return say(compare[op] ?? false)
  if (op === '|') return say(a && a !== '0' ? a : b)
  if (op === '&') return say(a && a !== '0' && b && b !== '0' ? a : 0)
  return run.fail('syntax error', 2)
}

const usleep: Program = (run) =>
  run.data === undefined
    ? {
        wait: { for: 'time', until: run.sim.world.now + Math.round((secondsOf(run.args[0] ?? '0') ?? 0) / 1000) },
        data: null,
      }
    : ended()

export const bytePrograms: Record<string, Program> = {
  md5sum: sums(32),
  sha1sum: sums(40),
  sha256sum: sums(64),
  sha512sum: sums(128),
  base64,
  od: dump,
  hexdump: dump,
  hd: dump,
  xxd: dump,
  dd,
  seq,
  expr,
  usleep,
}
