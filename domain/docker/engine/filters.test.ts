import { describe, expect, it } from 'vitest'
import { knownFilters, matchesLabels, matchesPattern, matchesStart, truthOf, withFilter } from './filters'

describe('filters', () => {
  it('keep every value once', () => {
    const filters = withFilter(withFilter(withFilter({}, 'label', 'a'), 'label', 'b'), 'label', 'a')
    expect(filters).toEqual({ label: ['a', 'b'] })
  })

  it('take names that every object has for names like others', () => {
    expect(withFilter({}, 'constructor', 'x')).toEqual({ constructor: ['x'] })
    expect(matchesPattern({}, 'constructor', 'x')).toBe(true)
  })

  it('refuse what is not among the accepted', () => {
    expect(knownFilters({ foo: ['x'] }, ['name'])).toMatchObject({ message: "invalid filter 'foo'" })
    expect(knownFilters({ name: ['x'] }, ['name'])).toMatchObject({ ok: true })
  })

  it('read one truth, and refuse two', () => {
    expect(truthOf({}, 'dangling', false)).toMatchObject({ value: false })
    expect(truthOf({ dangling: ['1'] }, 'dangling', false)).toMatchObject({ value: true })
    expect(truthOf({ dangling: ['true', 'false'] }, 'dangling', false)).toMatchObject({
      message: "invalid filter 'dangling=[true false]'",
    })
  })

  it('match exactly, by regular expression, or by the beginning', () => {
    expect(matchesPattern({ name: ['^we'] }, 'name', 'web')).toBe(true)
    expect(matchesPattern({ name: ['eb'] }, 'name', 'web')).toBe(true)
    expect(matchesPattern({ name: ['x', '('] }, 'name', 'web')).toBe(false)
    expect(matchesPattern({ name: ['(?i)WEB'] }, 'name', 'web')).toBe(true)
    expect(matchesPattern({ name: ['(a+)+$'] }, 'name', `${'a'.repeat(60)}-`)).toBe(false)
    expect(matchesStart({ id: ['ab'] }, 'id', 'abc')).toBe(true)
    expect(matchesStart({ id: ['bc'] }, 'id', 'abc')).toBe(false)
  })

  it('want all labels, with their values where given', () => {
    const labels = { a: '1', b: 'x=y' }
    expect(matchesLabels({ label: ['a', 'b=x=y'] }, 'label', labels)).toBe(true)
    expect(matchesLabels({ label: ['a=2'] }, 'label', labels)).toBe(false)
    expect(matchesLabels({ label: ['toString'] }, 'label', labels)).toBe(false)
    expect(matchesLabels({}, 'label', {})).toBe(true)
  })
})
