import { expect, test } from 'vitest'
import { matchPath } from './path-match'

test.each([
  ['abc', 'abc', true],
  ['*', 'abc', true],
  ['*c', 'abc', true],
  ['a*', 'a', true],
  ['a*', 'ab/c', false],
  ['a*/b', 'abc/b', true],
  ['a*/b', 'a/c/b', false],
  ['a*b*c*d*e*/f', 'axbxcxdxe/f', true],
  ['a*b?c*x', 'abxbbxdbxebxczzx', true],
  ['a*b?c*x', 'abxbbxdbxebxczzy', false],
  ['ab[c]', 'abc', true],
  ['ab[b-d]', 'abc', true],
  ['ab[e-g]', 'abc', false],
  ['ab[^c]', 'abc', false],
  ['ab[^e-g]', 'abc', true],
  ['a\\*b', 'a*b', true],
  ['a\\*b', 'ab', false],
  ['a?b', 'a/b', false],
  ['[\\]a]', ']', true],
  ['[x\\-]', '-', true],
])('%s and %s: %s', (pattern, text, matches) => {
  expect(matchPath(pattern, text)).toBe(matches)
})

test.each(['[]a]', '[-]', '[x-]', '[', '[^', '[^bc', '[a-b-c]', 'a\\'])('%s is malformed', (pattern) => {
  expect(matchPath(pattern, 'a')).toBeNull()
})
