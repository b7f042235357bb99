import type { Program } from '@/domain/docker/shell/program'
import { cannotRead, ended, linesOf } from './input'
import { isBusybox, withOptions } from './options'

type Step = { kind: ' ' | '-' | '+'; text: string }

/** The shortest way from one list of lines to another; long ones are only cut at their equal ends. */
function steps(a: string[], b: string[]): Step[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  const same = (lines: string[]): Step[] => lines.map((text) => ({ kind: ' ', text }))
  return [...same(a.slice(0, start)), ...middle(left, right), ...same(a.slice(a.length - end))]
}

function middle(a: string[], b: string[]): Step[] {
  const all = (lines: string[], kind: '-' | '+'): Step[] => lines.map((text) => ({ kind, text }))
  if (a.length * b.length > 1_000_000) return [...all(a, '-'), ...all(b, '+')]
  const length: number[][] = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = length[i]
      if (row)
        row[j] = a[i] === b[j] ? (length[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(length[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  const found: Step[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      found.push({ kind: ' ', text: a[i++] ?? '' })
      j++
    } else if ((length[i + 1]?.[j] ?? 0) >= (length[i]?.[j + 1] ?? 0)) found.push({ kind: '-', text: a[i++] ?? '' })
    else found.push({ kind: '+', text: b[j++] ?? '' })
  }
  return [...found, ...all(a.slice(i), '-'), ...all(b.slice(j), '+')]
}

type Hunk = { from: number; to: number; steps: Step[] }

/** Changes with so many lines around them; `from` and `to` count lines from 1. */
function hunks(all: Step[], context: number): Hunk[] {
  const found: Hunk[] = []
  let [from, to] = [1, 1]
  const places = all.map((step) => {
    const place = { step, from, to }
    if (step.kind !== '+') from++
    if (step.kind !== '-') to++
    return place
  })
  const near = (i: number) => all.slice(Math.max(0, i - context), i + context + 1).some(({ kind }) => kind !== ' ')
  let open: Hunk | null = null
  for (const [i, place] of places.entries()) {
    if (!near(i)) {
      open = null
      continue
    }
    if (!open) {
      open = { from: place.from, to: place.to, steps: [] }
      found.push(open)
    }
    open.steps.push(place.step)
  }
  return found
}

const range = (start: number, count: number): string =>
  count === 0 ? `${start - 1},0` : count === 1 ? String(start) : `${start},${count}`
const span = (start: number, count: number): string =>
  count === 0 ? String(start - 1) : count === 1 ? String(start) : `${start},${start + count - 1}`

const diff = withOptions(
  'uqrNabwiU:B',
  { unified: 'u', brief: 'q', recursive: 'r' },
  (run, options) => {
    const [first = '', second = ''] = options.rest
    const texts: string[] = []
    for (const name of [first, second]) {
      const read =
        name === '-'
          ? { ok: true as const, value: run.input.take(run.input.text().length) }
          : run.disk.read(run.path(name))
      if (!read.ok) {
        if (isBusybox(run) && !run.disk.stat(run.path(name))) run.err(`diff: can't stat '${name}': ${read.message}\n`)
        else cannotRead(run, name, read.message)
        return ended(2)
      }
      texts.push(read.value)
    }
    const [left = '', right = ''] = texts
    if (left === right) return ended(0)
    if (options.has('q')) {
      run.out(`Files ${first} and ${second} differ\n`)
      return ended(1)
    }
    const unified = options.has('u') || options.has('U') || isBusybox(run)
    const all = steps(linesOf(left), linesOf(right))
    if (unified) run.out(`--- ${first}\n+++ ${second}\n`)
    for (const { from, to, steps: part } of hunks(all, unified ? Number(options.value('U') ?? 3) : 0)) {
      const [gone, fresh] = [part.filter(({ kind }) => kind !== '+'), part.filter(({ kind }) => kind !== '-')]
      if (unified)
        run.out(
          `@@ -${range(from, gone.length)} +${range(to, fresh.length)} @@\n${part.map(({ kind, text }) => `${kind}${text}\n`).join('')}`,
        )
      else {
        const letter = gone.length && fresh.length ? 'c' : gone.length ? 'd' : 'a'
        run.out(
          `${span(from, gone.length)}${letter}${span(to, fresh.length)}\n${gone.map(({ text }) => `< ${text}\n`).join('')}${letter === 'c' ? '---\n' : ''}${fresh.map(({ text }) => `> ${text}\n`).join('')}`,
        )
      }
    }
    return ended(1)
  },
  2,
)

const cmp = withOptions(
  'slbn:',
  { silent: 's', quiet: 's' },
  (run, options) => {
    const [first = '', second = ''] = options.rest
    const [a, b] = [run.disk.read(run.path(first)), run.disk.read(run.path(second))]
    if (!a.ok || !b.ok) {
      const [name, read] = a.ok ? [second, b] : [first, a]
      if (!read.ok) cannotRead(run, name, read.message)
      return ended(2)
    }
    if (a.value === b.value) return ended(0)
    let at = 0
    while (at < a.value.length && at < b.value.length && a.value[at] === b.value[at]) at++
    const short = at === a.value.length ? first : at === b.value.length ? second : null
    if (!options.has('s')) {
      if (short) run.err(`${run.name}: EOF on ${short}${isBusybox(run) ? '' : ` after byte ${at}`}\n`)
      else run.out(`${first} ${second} differ: char ${at + 1}, line ${a.value.slice(0, at).split('\n').length}\n`)
    }
    return ended(1)
  },
  2,
)

/** comm: lines that only one of two sorted files has, or both. */
const comm = withOptions('123', {}, (run, options) => {
  const [a, b] = options.rest.map((name) => run.disk.read(run.path(name)))
  if (!a?.ok || !b?.ok) return run.fail('No such file or directory')
  const [left, right] = [linesOf(a.value), linesOf(b.value)]
  const column = (n: number, text: string) => {
    if (!options.has(String(n)))
      run.out(`${'\t'.repeat([1, 2].filter((before) => before < n && !options.has(String(before))).length)}${text}\n`)
  }
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    const [x, y] = [left[i], right[j]]
    if (x !== undefined && x === y) {
      column(3, x)
      i++
      j++
    } else if (y === undefined || (x !== undefined && x < y)) column(1, left[i++] ?? '')
    else column(2, right[j++] ?? '')
  }
  return ended()
})

export const comparing: Record<string, Program> = { diff, cmp, comm }
