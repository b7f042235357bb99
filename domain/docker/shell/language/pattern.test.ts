import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut, literally, matches } from './pattern'

test.each([
  ['*.txt', 'a.txt', true],
  ['*.txt', 'a.txt.gz', false],
  ['?b[c-e]', 'abd', true],
  ['[!a]x', 'ax', false],
  ['\\*', '*', true],
  ['\\*', 'x', false],
  ['a*b*c', 'aXbYc', true],
])('%s %s', (pattern, text, expected) => {
  expect(matches(pattern, text)).toBe(expected)
})

test('a literal matches itself and nothing else', () => {
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => matches(literally(a), b) === (a === b)))
})

test('cuts the shortest and the longest piece', () => {
  expect(cut('a.b.c', '*.', 'front', false)).toBe('b.c')
  expect(cut('a.b.c', '*.', 'front', true)).toBe('c')
  expect(cut('a.b.c', '.*', 'back', false)).toBe('a.b')
  expect(cut('a.b.c', '.*', 'back', true)).toBe('a')
})
