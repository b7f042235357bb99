import { nameOf } from '@/domain/docker/files/path'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { byLine, cannotRead, ended, linesOf } from './input'
import { busyboxBanner, type Options, withOptions } from './options'
import { expressionOf } from './regular-expression'

type Matcher = { line: (text: string) => boolean; all: (text: string) => string[] }

function matcher(options: Options, patterns: string[], extended: boolean, fixed: boolean): Matcher | string {
  const flags = options.has('i') || options.has('y') ? 'i' : ''
  const sources: string[] = []
  for (const pattern of patterns) {
    const source = expressionOf(pattern, { extended, fixed })
    if (source === null) return pattern
    sources.push(
      options.has('x')
        ? `^(?:${source})$`
        : options.has('w')
          ? `(?<![A-Za-z0-9_])(?:${source})(?![A-Za-z0-9_])`
          : source,
    )
  }
  try {
    const one = new RegExp(sources.map((source) => `(?:${source})`).join('|'), flags)
    const every = new RegExp(one.source, `${flags}g`)
    const shorten = (text: string) => text.slice(0, 20_000)
    return {
      line: (text) => one.test(shorten(text)),
      all: (text) => [...shorten(text).matchAll(every)].map(([found]) => found).filter(Boolean),
    }
  } catch {
    return patterns[0] ?? ''
  }
}

type Count = { matched: number; line: number; before: string[]; after: number; shown: boolean }
const fresh = (): Count => ({ matched: 0, line: 0, before: [], after: 0, shown: false })

function show(
  run: Run,
  options: Options,
  name: string,
  text: string,
  found: Matcher,
  count: Count,
  separator = ':',
): void {
  const prefix = `${name ? `${name}${separator}` : ''}${options.has('n') ? `${count.line}${separator}` : ''}`
  if (options.has('o') && separator === ':') for (const piece of found.all(text)) run.out(`${prefix}${piece}\n`)
  else run.out(`${prefix}${text}\n`)
}

/** What is wrong with a regular expression that cannot be read, as musl or GNU's matcher says it. */
const regexProblem = (text: string): string =>
  /\[[^\]]*$/.test(text)
    ? 'Unmatched [, [^, [:, [., or [='
    : /\\?\([^)]*$/.test(text)
      ? 'Unmatched ( or \\('
      : /\\$/.test(text)
        ? 'Trailing backslash'
        : 'Invalid regular expression'

/** Looks at one line; false where there is no need to look at more. */
function look(run: Run, options: Options, name: string, text: string, found: Matcher, count: Count): boolean {
  count.line++
  const hit = found.line(text) !== options.has('v')
  const around = Number(options.value('C') ?? 0)
  const [before, after] = [Number(options.value('B') ?? around), Number(options.value('A') ?? around)]
  const quiet = options.has('q') || options.has('c') || options.has('l') || options.has('L')
  if (!hit) {
    if (!quiet && count.after > 0) {
      count.after--
      show(run, options, name, text, found, count, '-')
    } else if (before) count.before = [...count.before, text].slice(-before)
    return true
  }
  count.matched++
  if (!quiet) {
    const line = count.line
    if (
      count.shown &&
      (before || after) &&
      line - count.before.length > 1 &&
      count.after === 0 &&
      count.before.length === before
    )
      run.out('--\n')
    for (const [i, row] of count.before.entries())
      show(run, options, name, row, found, { ...count, line: line - count.before.length + i }, '-')
    show(run, options, name, text, found, count)
    count.before = []
    count.after = after
    count.shown = true
  }
  if (options.has('q') || options.has('l')) return false
  const limit = options.value('m')
  return limit === undefined || count.matched < Number(limit)
}

function finish(run: Run, options: Options, name: string, shownName: string, count: Count): void {
  if (options.has('c') && !options.has('q')) run.out(`${shownName ? `${shownName}:` : ''}${count.matched}\n`)
  if (options.has('l') && count.matched) run.out(`${name}\n`)
  if (options.has('L') && !count.matched) run.out(`${name}\n`)
}

/** Files below a directory for `-r`, or the path itself. */
function targets(run: Run, options: Options, rest: string[]): string[] {
  if (!options.has('r') && !options.has('R')) return rest
  const included = (path: string) =>
    options.values('I').every((glob) =>
      new RegExp(
        `^${glob
          .replace(/[.+^${}()|\\]/g, '\\$&')
          .replaceAll('*', '.*')
          .replaceAll('?', '.')}$`,
      ).test(nameOf(path)),
    )
  return (rest.length ? rest : ['.']).flatMap((name) => {
    const path = run.path(name)
    if (run.disk.stat(path)?.kind !== 'dir') return [name]
    const base = name.replace(/\/$/, '')
    return run.disk
      .walk(path)
      .filter(({ node, path: found }) => node.kind === 'file' && included(found))
      .map((found) => `${base}${found.path.slice(path === '/' ? 0 : path.length)}`)
  })
}

function grepFiles(run: Run, options: Options, found: Matcher, names: string[]): Verdict {
  let matched = 0
  let failed = false
  const many = (names.length > 1 || options.has('r') || options.has('R') || options.has('H')) && !options.has('h')
  for (const name of names) {
    const read = run.disk.read(run.path(name))
    if (!read.ok) {
      failed = true
      if (options.has('s')) continue
      if (run.variant === 'busybox' && read.code !== 'EISDIR') run.err(`${run.name}: ${name}: ${read.message}\n`)
      else if (run.variant === 'busybox') run.err(`${run.name}: read error: ${read.message}\n`)
      else cannotRead(run, name, read.message)
      continue
    }
    const count = fresh()
    for (const text of linesOf(read.value)) if (!look(run, options, many ? name : '', text, found, count)) break
    finish(run, options, name, many ? name : '', count)
    matched += count.matched
    if (matched && options.has('q')) return ended(0)
  }
  return ended(failed ? 2 : matched ? 0 : 1)
}

/** grep, egrep and fgrep. */
export const grep: Program = withOptions(
  'EFGPivnclLqorRhHwxsye:f:A:B:C:m:I:a',
  {
    'ignore-case': 'i',
    'invert-match': 'v',
    'line-number': 'n',
    count: 'c',
    quiet: 'q',
    silent: 'q',
    'only-matching': 'o',
    recursive: 'r',
    'extended-regexp': 'E',
    'fixed-strings': 'F',
    'word-regexp': 'w',
    'line-regexp': 'x',
    'files-with-matches': 'l',
    'no-filename': 'h',
    'max-count': 'm',
    regexp: 'e',
    include: 'I',
    color: 'a',
    colour: 'a',
    'after-context': 'A',
    'before-context': 'B',
    context: 'C',
    'no-messages': 's',
    'perl-regexp': 'P',
    text: 'a',
  },
  (run, options) => {
    const rest = [...options.rest]
    const fromFile = options.values('f').flatMap((name) => {
      const read = run.disk.read(run.path(name))
      return read.ok ? linesOf(read.value) : []
    })
    const patterns =
      options.has('e') || options.has('f') ? [...options.values('e'), ...fromFile] : (rest.shift() ?? null)
    if (patterns === null) {
      if (run.variant === 'busybox')
        run.err(
          `${busyboxBanner}\n\nUsage: ${run.name} [-HhnlLoqvsrRiwFE] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...\n`,
        )
      else
        run.err(`Usage: ${run.name} [OPTION]... PATTERNS [FILE]...\nTry '${run.name} --help' for more information.\n`)
      return ended(run.variant === 'busybox' ? 1 : 2)
    }
    const list = typeof patterns === 'string' ? patterns.split('\n') : patterns
    const found = matcher(
      options,
      list,
      options.has('E') || options.has('P') || run.name === 'egrep',
      options.has('F') || run.name === 'fgrep',
    )
    if (typeof found === 'string')
      return run.fail(
        run.variant === 'busybox' ? `bad regex '${found}': ${regexProblem(found)}` : regexProblem(found),
        2,
      )
    const names = targets(run, options, rest)
    if (names.length && !(names.length === 1 && names[0] === '-')) return grepFiles(run, options, found, names)
    const count = (run.data as Count | undefined) ?? fresh()
    const label = options.has('H') ? '(standard input)' : ''
    return byLine(
      { ...run, data: count },
      (text) => look(run, options, label, text.replace(/\n$/, ''), found, count),
      () => {
        finish(run, options, '(standard input)', label, count)
        return count.matched ? 0 : 1
      },
    )
  },
  2,
)
