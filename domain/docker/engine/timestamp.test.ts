import { expect, test } from 'vitest'
import { parseTimestamp } from './timestamp'

const now = Date.UTC(2026, 0, 15, 9)
const parsed = (text: string) => {
  const time = parseTimestamp(text, now)
  return time.ok ? new Date(time.value).toISOString() : time.message
}

test.each([
  ['10m', '2026-01-15T08:50:00.000Z'],
  ['1h30m', '2026-01-15T07:30:00.000Z'],
  ['0', '1970-01-01T00:00:00.000Z'],
  ['0s', '2026-01-15T09:00:00.000Z'],
  ['2026-01-15', '2026-01-15T00:00:00.000Z'],
  ['2026-01-15Z', '2026-01-15T00:00:00.000Z'],
  ['2026-01-15T08', '2026-01-15T08:00:00.000Z'],
  ['2026-01-15T08:30', '2026-01-15T08:30:00.000Z'],
  ['2026-01-15T08:30:10', '2026-01-15T08:30:10.000Z'],
  ['2026-01-15T08:30:10.25', '2026-01-15T08:30:10.250Z'],
  ['2026-01-15T08:30:10Z', '2026-01-15T08:30:10.000Z'],
  ['2026-01-15T08:30:10.5+02:00', '2026-01-15T06:30:10.500Z'],
  ['2026-01-15T08:30-01:00', '2026-01-15T09:30:00.000Z'],
  ['1136073600', '2006-01-01T00:00:00.000Z'],
  ['1136073600.5', '2006-01-01T00:00:00.500Z'],
])('%s is %s', (text, time) => {
  expect(parsed(text)).toBe(time)
})

test.each([
  ['', 'failed to parse value as time or duration: value is empty'],
  ['soon', 'failed to parse value as time or duration: invalid seconds "soon": invalid syntax'],
  ['1.x', "failed to parse value as time or duration: invalid nanoseconds: invalid character 'x' at position 0"],
  ['2026-13-01', 'parsing time "2026-13-01": month out of range'],
  ['2026-02-30', 'parsing time "2026-02-30": day out of range'],
  ['2026-1-1', 'parsing time "2026-1-1" as "2006-01-02": cannot parse "1-1" as "01"'],
  ['2026-01-01x', 'parsing time "2026-01-01x": extra text: "x"'],
  ['2026-01-01T25:00', 'parsing time "2026-01-01T25:00": hour out of range'],
])('%s is refused: %s', (text, words) => {
  expect(parsed(text)).toBe(words)
})
