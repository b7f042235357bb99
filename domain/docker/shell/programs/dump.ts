import type { Program } from '@/domain/docker/shell/program'
import { ended, readAll, waitForInput } from './input'
import { type Options, withOptions } from './options'

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
export const dump: Program = withOptions('ct:A:vN:Cbxn:g:ps:u', {}, (run, options) => {
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
