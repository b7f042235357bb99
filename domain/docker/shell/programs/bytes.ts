import { type Checksum, checksum } from '@/domain/docker/digest'
import type { Program } from '@/domain/docker/shell/program'
import { secondsOf } from './basics'
import { dd } from './dd'
import { dump } from './dump'
import { ended, linesOf, readAll, waitForInput } from './input'
import { expr, seq } from './numbers'
import { isBusybox, withOptions } from './options'

/** Sums of files, or with `-c` a check of them. */
const sums = (kind: Checksum): Program =>
  withOptions('cbtsw', { check: 'c', status: 's', quiet: 's' }, (run, options) => {
    const sumOf = (text: string) => checksum(kind, text)
    const read = readAll(run, options.rest)
    if (!read) return waitForInput()
    if (!options.has('c')) {
      for (const { name, text } of read.texts) run.out(`${sumOf(text)}  ${name || '-'}\n`)
      return ended(read.failed ? 1 : 0)
    }
    let failed = 0
    const unusable = read.texts.find(({ text }) => !/^[0-9a-f]{32,} [ *]/m.test(text))
    if (unusable && !isBusybox(run))
      return run.fail(`${unusable.name || "'standard input'"}: no properly formatted checksum lines found`)
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

const usleep: Program = (run) =>
  run.data === undefined
    ? {
        wait: { for: 'time', until: run.sim.world.now + Math.round((secondsOf(run.args[0] ?? '0') ?? 0) / 1000) },
        data: null,
      }
    : ended()

export const bytePrograms: Record<string, Program> = {
  md5sum: sums('md5'),
  sha1sum: sums('sha1'),
  sha224sum: sums('sha224'),
  sha256sum: sums('sha256'),
  sha384sum: sums('sha384'),
  sha512sum: sums('sha512'),
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
