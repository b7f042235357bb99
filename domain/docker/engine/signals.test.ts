import { expect, it } from 'vitest'
import { isKnownSignal, parseSignal } from './signals'

it.each([
  ['TERM', 'TERM'],
  ['sigterm', 'TERM'],
  ['15', 'TERM'],
  ['9', 'KILL'],
  ['SIGCLD', 'CHLD'],
  ['IOT', 'ABRT'],
  ['RTMIN+3', 'RTMIN+3'],
  ['64', 'RTMAX'],
  ['99', '99'],
])('reads %s', (text, name) => {
  expect(parseSignal(text)).toEqual({ ok: true, value: name })
})

it.each(['FOO', '0', '', 'SIG'])('refuses %s', (text) => {
  expect(parseSignal(text)).toMatchObject({ ok: false, message: `invalid signal: ${text}` })
})

it('knows which numbers Linux has', () => {
  expect(['KILL', '99', 'RTMIN'].map(isKnownSignal)).toEqual([true, false, true])
})
