/** One line of the bench. Null stands for what could not be measured, or for what has no aim. */
export type Measure = {
  name: string
  value: number | null
  unit: string
  /** What `value` is measured against, in the same unit. */
  against: number | null
  /** value / against. */
  ratio: number | null
  aim: string
  met: boolean | null
  /** For people: how it was measured, or why it was not. Not in the JSON. */
  note?: string
}

/** Ratios are rounded before they are compared, so that what is shown and `met` agree. */
export const rounded = (value: number, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new RangeError('There is no median of nothing.')
  return sorted.length % 2 ? middle : (middle + (sorted[sorted.length / 2 - 1] ?? middle)) / 2
}

/** A rate against another one, which it should reach `least` times. */
export function atLeast(name: string, rates: { value: number; against: number }, least: number, note: string): Measure {
  const ratio = rounded(rates.value / rates.against)
  const { value, against } = { value: rounded(rates.value, 0), against: rounded(rates.against, 0) }
  return { name, value, unit: '1/s', against, ratio, aim: `ratio ≥ ${least}`, met: ratio >= least, note }
}

export function unmeasured(name: string, unit: string, aim: string, why: unknown): Measure {
  const note = why instanceof Error ? (why.message.split('\n')[0] ?? '') : String(why)
  return { name, value: null, unit, against: null, ratio: null, aim, met: false, note }
}

export const jsonLine = ({ name, value, unit, against, ratio, aim, met }: Measure) =>
  JSON.stringify({ name, value, unit, against, ratio, aim, met })

const heads = ['measure', 'value', 'unit', 'against', 'ratio', 'aim', 'met']
const numeric = new Set([1, 3, 4])

export function table(measures: Measure[]): string {
  const cell = (value: number | null) => (value === null ? '–' : value.toLocaleString('en', { useGrouping: true }))
  const rows = measures.map(({ name, value, unit, against, ratio, aim, met }) => [
    name,
    cell(value),
    unit,
    cell(against),
    cell(ratio),
    aim || '–',
    met === null ? '–' : met ? 'yes' : 'NO',
  ])
  const widths = heads.map((head, column) => Math.max(...[heads, ...rows].map((row) => (row[column] ?? head).length)))
  const line = (row: string[]) =>
    row.map((text, i) => (numeric.has(i) ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0))).join('  ')
  const notes = measures.filter(({ note }) => note).map(({ name, note }) => `${name}: ${note}`)
  return [line(heads), ...rows.map(line), '', ...notes].join('\n')
}
