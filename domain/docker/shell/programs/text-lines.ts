import { byteLength } from '@/domain/docker/files/node'
import type { Program } from '@/domain/docker/shell/program'
import { byLine, ended, linesOf, readAll, waitForInput } from './input'
import { missingOperand, type Options, refersToHelp, withOptions } from './options'

/** `1,3-5,7-` as a question: is this place among them? */
function places(text: string): (n: number) => boolean {
  const ranges = text.split(/[, ]/).map((part) => {
    const [from = '', to] = part.split('-')
    return [
      from === '' ? 1 : Number(from),
      to === undefined ? Number(from) : to === '' ? Number.POSITIVE_INFINITY : Number(to),
    ] as const
  })
  return (n) => ranges.some(([from, to]) => n >= from && n <= to)
}

function cutLine(line: string, options: Options): string | null {
  const list = options.value('f') ?? options.value('c') ?? options.value('b') ?? ''
  const wanted = places(list)
  if (!options.has('f')) return [...line].filter((_, i) => wanted(i + 1)).join('')
  const by = options.value('d') ?? '\t'
  if (!line.includes(by)) return options.has('s') ? null : line
  return line
    .split(by)
    .filter((_, i) => wanted(i + 1))
    .join(options.value('O') ?? by)
}

const cut = withOptions(
  'f:d:c:b:sO:n',
  { fields: 'f', delimiter: 'd', characters: 'c', bytes: 'b', 'only-delimited': 's', 'output-delimiter': 'O' },
  (run, options) => {
    if (!options.has('f') && !options.has('c') && !options.has('b')) {
      if (run.variant !== 'busybox')
        run.err(
          `${run.name}: you must specify a list of bytes, characters, or fields\nTry '${run.name} --help' for more information.\n`,
        )
      else run.err(`${run.name}: expected a list of bytes, characters, or fields\n`)
      return ended(1)
    }
    if ((options.value('d') ?? ' ').length !== 1 && run.variant !== 'busybox')
      return refersToHelp(run, 'the delimiter must be a single character')
    const print = (line: string) => {
      const shown = cutLine(line, options)
      if (shown !== null) run.out(`${shown}\n`)
    }
    if (!options.rest.length)
      return byLine(
        run,
        (line) => {
          print(line.replace(/\n$/, ''))
          return true
        },
        () => 0,
      )
    const read = readAll(run, options.rest)
    if (!read) return waitForInput()
    for (const { text } of read.texts) for (const line of linesOf(text)) print(line)
    return ended(read.failed ? 1 : 0)
  },
)

/** Characters of a set as tr has it: ranges, classes, escapes. */
function setOf(text: string): string[] {
  const classes: Record<string, string> = {
    upper: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    lower: 'abcdefghijklmnopqrstuvwxyz',
    digit: '0123456789',
    space: ' \t\n\v\f\r',
    blank: ' \t',
  }
  const alpha = `${classes.upper}${classes.lower}`
  const all: Record<string, string> = {
    ...classes,
    alpha,
    alnum: `${alpha}${classes.digit}`,
    punct: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  }
  const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\\': '\\', '0': '\0' }
  const expanded = text
    .replace(/\[:([a-z]+):\]/g, (_, name: string) => all[name] ?? '')
    .replace(/\\(.)/g, (_, char: string) => escapes[char] ?? char)
  const chars = [...expanded]
  const found: string[] = []
  for (let i = 0; i < chars.length; i++) {
    const from = chars[i] ?? ''
    const to = chars[i + 2]
    if (chars[i + 1] === '-' && to !== undefined && to >= from) {
      for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code++) found.push(String.fromCharCode(code))
      i += 2
    } else found.push(from)
  }
  return found
}

const tr = withOptions(
  'cCdst',
  { complement: 'c', delete: 'd', 'squeeze-repeats': 's' },
  (run, options) => {
    if (!options.rest.length) return missingOperand(run)
    const [first = '', second] = options.rest
    if (second === undefined && !options.has('d') && !options.has('s')) {
      if (run.variant === 'busybox') return missingOperand(run)
      return refersToHelp(run, `missing operand after '${first}'\nTwo strings must be given when translating.`)
    }
    const from = setOf(first)
    const into = setOf(second ?? '')
    const complement = options.has('c') || options.has('C')
    const isIn = (char: string) => from.includes(char) !== complement
    const last = into.at(-1) ?? ''
    const state = (run.data as { before: string } | undefined) ?? { before: '' }
    const squeezed = options.has('s')
      ? second === undefined || options.has('d')
        ? options.has('d')
          ? into
          : from
        : into
      : []
    let shown = ''
    for (const char of run.input.take(run.input.text().length)) {
      const hit = isIn(char)
      if (hit && options.has('d')) continue
      const put =
        hit && second !== undefined && !options.has('d')
          ? complement
            ? last
            : (into[from.indexOf(char)] ?? last)
          : char
      if (options.has('s') && put === state.before && squeezed.includes(put) !== (complement && second === undefined))
        continue
      shown += put
      state.before = put
    }
    run.out(shown)
    return run.input.open() ? waitForInput(state) : ended(0)
  },
  1,
  true,
)

/** What wc counts, by its letters. */
const measure: Readonly<Record<string, (text: string) => number>> = {
  l: (text) => text.split('\n').length - 1,
  w: (text) => text.split(/\s+/).filter(Boolean).length,
  c: byteLength,
  m: (text) => [...text].length,
  L: (text) => Math.max(0, ...linesOf(text).map((line) => line.length)),
}

const wc = withOptions(
  'lwcmL',
  { lines: 'l', words: 'w', bytes: 'c', chars: 'm', 'max-line-length': 'L' },
  (run, options) => {
    const read = readAll(run, options.rest)
    if (!read) return waitForInput()
    const some = ['l', 'w', 'c', 'm', 'L'].filter((letter) => options.has(letter))
    const shown = some.length ? some : ['l', 'w', 'c']
    const rows = read.texts.map(({ name, text }) => ({
      name,
      counts: shown.map((letter) => measure[letter]?.(text) ?? 0),
    }))
    if (options.rest.length > 1)
      rows.push({
        name: 'total',
        counts: shown.map((_, i) => rows.reduce((sum, row) => sum + (row.counts[i] ?? 0), 0)),
      })
    const widest = Math.max(...rows.flatMap(({ counts }) => counts.map((count) => String(count).length)), 1)
    const busybox = run.variant === 'busybox'
    const width = shown.length === 1 && rows.length === 1 ? 1 : busybox ? 9 : options.rest.length ? widest : 7
    for (const { name, counts } of rows) {
      run.out(`${counts.map((count) => String(count).padStart(width)).join(' ')}${name ? ` ${name}` : ''}\n`)
    }
    return ended(read.failed ? 1 : 0)
  },
)

const tee = withOptions('ai', { append: 'a' }, (run, options) => {
  const text = run.input.take(run.input.text().length)
  run.out(text)
  const first = run.data === undefined
  let code = (run.data as number | undefined) ?? 0
  for (const name of options.rest) {
    const wrote = run.disk.write(run.path(name), text, { append: !first || options.has('a') })
    if (!wrote.ok && first) {
      code = 1
      run.err(`${run.name}: ${name}: ${wrote.message}\n`)
    }
  }
  return run.input.open() ? waitForInput(code) : ended(code)
})

export const textLines: Record<string, Program> = { cut, tr, wc, tee }
