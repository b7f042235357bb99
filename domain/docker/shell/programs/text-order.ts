import { hex } from '@/domain/docker/digest'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { draw } from '@/domain/docker/sim'
import { ended, linesOf, readAll, waitForInput } from './input'
import { type Options, withOptions } from './options'

const sizes: Record<string, number> = { K: 1, k: 1, M: 2, G: 3, T: 4 }
const humanOf = (text: string): number => {
  const found = /^\s*(-?[\d.]+)\s*([KkMGT]?)/.exec(text)
  return found ? Number(found[1]) * 1024 ** (sizes[found[2] ?? ''] ?? 0) : 0
}
const numberOf = (text: string): number => Number(/^\s*-?\d*\.?\d+/.exec(text)?.[0] ?? 0)
const versionParts = (text: string): (string | number)[] =>
  text.split(/(\d+)/).map((part, i) => (i % 2 ? Number(part) : part))

function compareVersions(a: string, b: string): number {
  const [left, right] = [versionParts(a), versionParts(b)]
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x = '', y = ''] = [left[i], right[i]]
    if (x !== y) return x < y ? -1 : 1
  }
  return 0
}

/** The part of a line that `-k` names: fields `from` to `to`. */
function keyOf(line: string, key: string | undefined, by: string | undefined): string {
  if (key === undefined) return line
  const [from = '1', to] = key.split(',').map((part) => part.replace(/[a-zA-Z]+$/, ''))
  const fields = by === undefined ? (line.match(/\s*\S+/g) ?? []) : line.split(by)
  return fields
    .slice(Number.parseInt(from, 10) - 1, to === undefined ? undefined : Number.parseInt(to, 10))
    .join(by ?? '')
}

function compare(options: Options): (a: string, b: string) => number {
  const keys = options.has('k') ? options.values('k') : [undefined]
  return (a, b) => {
    for (const key of keys) {
      const letters = key?.match(/[a-zA-Z]+/g)?.join('') ?? ''
      const is = (letter: string) => options.has(letter) || letters.includes(letter)
      const [left, right] = [keyOf(a, key, options.value('t')), keyOf(b, key, options.value('t'))]
      let order = 0
      if (is('n') || is('g')) order = numberOf(left) - numberOf(right)
      else if (is('h')) order = humanOf(left) - humanOf(right)
      else if (is('V')) order = compareVersions(left, right)
      else {
        const fold = (text: string) => (is('f') ? text.toUpperCase() : text).replace(is('b') ? /^\s+/ : /^$/, '')
        const [x, y] = [fold(left), fold(right)]
        order = x < y ? -1 : x > y ? 1 : 0
      }
      if (order) return is('r') ? -order : order
    }
    const last = options.has('s') || options.has('u') ? 0 : a < b ? -1 : a > b ? 1 : 0
    return options.has('r') ? -last : last
  }
}

const sort = withOptions(
  'nrufk:t:hVbdgiso:czM',
  {
    'numeric-sort': 'n',
    reverse: 'r',
    unique: 'u',
    key: 'k',
    'field-separator': 't',
    'human-numeric-sort': 'h',
    'version-sort': 'V',
    'ignore-case': 'f',
    output: 'o',
    stable: 's',
  },
  (run, options) => {
    const read = readAll(run, options.rest)
    if (!read) return waitForInput()
    const by = compare(options)
    let lines = read.texts.flatMap(({ text }) => linesOf(text)).sort(by)
    if (options.has('u')) lines = lines.filter((line, i) => i === 0 || by(lines[i - 1] ?? '', line) !== 0)
    const text = lines.map((line) => `${line}\n`).join('')
    const output = options.value('o')
    if (output === undefined) run.out(text)
    else run.disk.write(run.path(output), text)
    return ended(read.failed ? (run.variant === 'busybox' ? 1 : 2) : 0)
  },
  2,
)

const uniq = withOptions('cdui', { count: 'c', repeated: 'd', unique: 'u', 'ignore-case': 'i' }, (run, options) => {
  const read = readAll(run, options.rest.slice(0, 1))
  if (!read) return waitForInput()
  const lines = read.texts.flatMap(({ text }) => linesOf(text))
  const fold = (line: string) => (options.has('i') ? line.toLowerCase() : line)
  for (let i = 0; i < lines.length; ) {
    let end = i + 1
    while (end < lines.length && fold(lines[end] ?? '') === fold(lines[i] ?? '')) end++
    const count = end - i
    if (!(options.has('d') && count === 1) && !(options.has('u') && count > 1))
      run.out(`${options.has('c') ? `${String(count).padStart(7)} ` : ''}${lines[i]}\n`)
    i = end
  }
  return ended(read.failed ? 1 : 0)
})

/** A program that makes a new text of all its lines. */
const ofLines = (spec: string, work: (lines: string[], options: Options, run: Run) => string[]): Program =>
  withOptions(spec, {}, (run, options): Verdict => {
    const read = readAll(run, options.rest)
    if (!read) return waitForInput()
    const lines = read.texts.flatMap(({ text }) => linesOf(text))
    run.out(
      work(lines, options, run)
        .map((line) => `${line}\n`)
        .join(''),
    )
    return ended(read.failed ? 1 : 0)
  })

function fold(line: string, width: number): string[] {
  const pieces = line.match(new RegExp(`.{1,${Math.max(1, width)}}`, 'gs')) ?? ['']
  return pieces
}

const column = (lines: string[], options: Options): string[] => {
  if (!options.has('t')) return lines
  const rows = lines.map((line) =>
    options.has('s') ? line.split(options.value('s') ?? ' ') : line.trim().split(/\s+/),
  )
  const widths: number[] = []
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length)
  return rows.map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  '))
}

/** Files side by side, a tab between. */
const paste = withOptions('sd:', { serial: 's', delimiters: 'd' }, (run, options) => {
  const read = readAll(run, options.rest)
  if (!read) return waitForInput()
  const by = (options.value('d') ?? '\t').replace('\\n', '\n').replace('\\t', '\t')
  const columns = read.texts.map(({ text }) => linesOf(text))
  if (options.has('s')) run.out(columns.map((lines) => `${lines.join(by)}\n`).join(''))
  else {
    const count = Math.max(0, ...columns.map((lines) => lines.length))
    for (let i = 0; i < count; i++) run.out(`${columns.map((lines) => lines[i] ?? '').join(by)}\n`)
  }
  return ended(read.failed ? 1 : 0)
})

export const textOrder: Record<string, Program> = {
  sort,
  uniq,
  paste,
  tac: ofLines('', (lines) => lines.reverse()),
  rev: ofLines('', (lines) => lines.map((line) => [...line].reverse().join(''))),
  nl: ofLines('b:w:s:', (lines, options) => {
    let n = 0
    return lines.map((line) =>
      line === '' && options.value('b') !== 'a' ? '       ' : `${String(++n).padStart(6)}\t${line}`,
    )
  }),
  fold: ofLines('w:s', (lines, options) => lines.flatMap((line) => fold(line, Number(options.value('w') ?? 80)))),
  column: ofLines('ts:', column),
  shuf: ofLines('n:', (lines, options, run) => {
    const key = draw(run.sim)
    const mixed = [...lines].sort((a, b) => (hex(key + a) < hex(key + b) ? -1 : 1))
    return mixed.slice(0, Number(options.value('n') ?? mixed.length))
  }),
}
