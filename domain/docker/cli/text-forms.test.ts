import { expect, it } from 'vitest'
import { refuseDetachKeys } from './detach-keys'
import { ellipsis } from './ellipsis'
import { filterFlag, filtersOf } from './filter-flag'
import { goQuote } from './go-quote'
import { checkLabel, labelMethod, pairsOf } from './label-flag'
import { naturalOrder } from './natural-order'

it.each<[string, number, string]>([
  ['t🐳ststring', 0, ''],
  ['t🐳ststring', 1, 't'],
  ['t🐳ststring', 3, 't…'],
  ['t🐳ststring', 8, 't🐳stst…'],
  ['t🐳ststring', 20, 't🐳ststring'],
  ['你好世界teststring', 6, '你好…'],
  ['teststring', 5, 'test…'],
  ['teststring', 10, 'teststring'],
])('cuts %j to %d columns', (text, width, expected) => {
  expect(ellipsis(text, width)).toBe(expected)
})

it('sorts numbers in names by their value', () => {
  const names = ['v10', 'v2', 'v1-foo', 'a', 'v02', '1', 'v']
  expect(names.sort(naturalOrder)).toEqual(['1', 'a', 'v', 'v1-foo', 'v2', 'v02', 'v10'])
})

it('quotes as Go does', () => {
  expect(goQuote('a "b" \\ \n\t\x07\x1bé世\u200b')).toBe('"a \\"b\\" \\\\ \\n\\t\\a\\x1bé世\\u200b"')
})

it('takes labels with a name', () => {
  expect(checkLabel('a=b c')).toMatchObject({ ok: true })
  expect(checkLabel('=b')).toMatchObject({ message: "invalid label '=b': empty name" })
  expect(checkLabel('a b=c')).toMatchObject({ message: "label 'a b' contains whitespaces" })
  expect(pairsOf(['a=b=c', 'd', 'a=2'])).toEqual({ a: '2', d: '' })
  expect(labelMethod({ a: 'b' })('toString')).toBe('')
})

it('reads filters', () => {
  expect(filtersOf(['Label = a=b', 'label=c', ''])).toEqual({ label: ['a=b', 'c'] })
  expect(filterFlag('').check?.('x')).toMatchObject({ message: 'bad format of filter (expected name=value)' })
})

it('knows detach keys', () => {
  expect(refuseDetachKeys('ctrl-p,ctrl-q,a,DEL')).toBeNull()
  expect(refuseDetachKeys('ctrl-P')).toMatchObject({
    message: "invalid detach keys (ctrl-P): Unknown character: 'ctrl-P'",
  })
})
