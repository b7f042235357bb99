import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { signalNames } from '@/domain/docker/shell/signals'
import type { Signal } from '@/domain/docker/world/process'

const from = (start: string, sign: string, count: number, at: number, step: number): [Signal, number][] =>
  Array.from({ length: count }, (_, i) => [i ? `${start}${sign}${i}` : start, at + step * i])

/** Names to numbers (moby sys/signal, SignalMap for Linux); of two names for one number the first is used. */
const numbers = new Map<string, number>([
  ...signalNames.map((name, i): [Signal, number] => [name, i + 1]),
  ['CLD', 17],
  ['IOT', 6],
  ['IO', 29],
  ...from('RTMIN', '+', 16, 34, 1),
  ...from('RTMAX', '-', 15, 64, -1),
])
const names = new Map([...numbers].reverse().map(([name, number]) => [number, name]))

/**
 * `TERM`, `sigterm` or `15` as a signal's name (moby sys/signal, ParseSignal).
 * Refused: `invalid signal: x`. A number that Linux does not have stays as it is.
 */
export function parseSignal(text: string): Outcome<Signal> {
  const invalid = refuse('invalid', `invalid signal: ${text}`)
  const isNumber = /^[+-]?\d+$/.test(text)
  const number = isNumber ? Number(text) : numbers.get(text.toUpperCase().replace(/^SIG/, ''))
  return number ? done(names.get(number) ?? String(number)) : invalid
}

export const isKnownSignal = (name: Signal): boolean => numbers.has(name)
