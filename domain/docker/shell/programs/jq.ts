import type { Program } from '@/domain/docker/shell/program'
import { ended, readAll, waitForInput } from './input'
import { applyFilter } from './jq-apply'
import { JqProblem, parseFilter } from './jq-filter'
import { withOptions } from './options'

/** One JSON value after the other. */
function valuesOf(text: string): unknown[] {
  const trimmed = text.trim()
  if (!trimmed) return []
  try {
    return [JSON.parse(trimmed)]
  } catch {
    return trimmed
      .split('\n')
      .filter((line) => line.trim())
      .map((line): unknown => JSON.parse(line))
  }
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** Empty lists and objects stay on their line, as jq has them. */
const shown = (value: unknown, compact: boolean): string => JSON.stringify(value, null, compact ? 0 : 2) ?? 'null'

/** What jq says of a text that is no JSON: cut short, or with a word that is none. */
function parseProblem(text: string): string {
  const lines = text.split('\n')
  const place = `line ${lines.length}, column ${lines.at(-1)?.length ?? 0}`
  const open = text.replace(/"(?:[^"\\]|\\.)*"/g, '')
  if (/^\s*[[{]/.test(text) && open.split(/[[{]/).length > open.split(/[\]}]/).length)
    return `Unfinished JSON term at EOF at ${place}`
  const word = /^\s*[^\s[\]{},:"]+/.exec(text)?.[0] ?? ''
  const after = text.slice(0, word.length + 1)
  return `Invalid numeric literal at ${after.endsWith('\n') ? `line ${after.split('\n').length}, column 0` : `line 1, column ${after.length}`}`
}

/** jq: paths, pipes, commas, `[ ]`, `{ }`, `select`, `map`, `keys`, `length`, comparisons. */
export const jq: Program = withOptions(
  'rcsneSjMCa',
  {
    'raw-output': 'r',
    'compact-output': 'c',
    slurp: 's',
    'null-input': 'n',
    'sort-keys': 'S',
    'exit-status': 'e',
    tab: 'a',
  },
  (run, options) => {
    const [filter = '.', ...files] = options.rest
    const read = options.has('n') ? { texts: [], failed: false } : readAll(run, files)
    if (!read) return waitForInput()
    try {
      const parsed = parseFilter(filter)
      const given = read.texts.flatMap(({ text }) => valuesOf(text))
      const inputs = options.has('n') ? [null] : options.has('s') ? [given] : given
      let last: unknown
      for (const value of inputs.flatMap((input) => applyFilter(parsed, input))) {
        last = value
        run.out(
          `${typeof value === 'string' && (options.has('r') || options.has('j')) ? value : shown(options.has('S') ? sorted(value) : value, options.has('c'))}${options.has('j') ? '' : '\n'}`,
        )
      }
      return ended(
        options.has('e') && (last === null || last === false || last === undefined) ? 1 : read.failed ? 2 : 0,
      )
    } catch (error) {
      const message = error instanceof Error ? error.message : ''
      if (error instanceof JqProblem) {
        run.err(`jq: ${message.startsWith('Cannot') ? 'error (at <stdin>:0)' : 'error'}: ${message}\n`)
        return ended(message.startsWith('Cannot') ? 5 : 3)
      }
      run.err(`jq: parse error: ${parseProblem(read.texts.map(({ text }) => text).join(''))}\n`)
      return ended(2)
    }
  },
  2,
)
