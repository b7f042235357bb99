import { describe, expect, it } from 'vitest'
import { lint, rules } from './lint'
import { planted } from './planted'

describe.each(rules.map(({ id }) => [id]))('%s', (id) => {
  const twins = planted[id]

  it('finds the flaw that was planted for it', () => {
    const found = lint(twins?.flawed ?? { items: [], cards: [], concepts: [], beliefs: [], claims: [], readings: [] })
    expect(found.filter(({ rule }) => rule === id)).not.toEqual([])
    for (const { message, mend } of found) expect([message, mend].every((text) => text.length > 5)).toBe(true)
  })

  it('is silent on the mended twin, as every rule is', () => {
    expect(twins && lint(twins.mended)).toEqual([])
  })
})

it('has a planted flaw for each rule, and no rule twice', () => {
  expect(Object.keys(planted).sort()).toEqual(rules.map(({ id }) => id).sort())
})

describe('a waiver', () => {
  const bank = planted['no-source']?.flawed ?? {
    items: [],
    cards: [],
    concepts: [],
    beliefs: [],
    claims: [],
    readings: [],
  }
  const waiver = { rule: 'no-source', id: 'sound', reason: 'It is common knowledge in every harbour.' }

  it('marks what it waives, with its reason', () => {
    expect(lint(bank, [waiver])).toMatchObject([{ rule: 'no-source', waived: waiver.reason }])
  })

  it('that waives nothing is an error', () => {
    expect(lint(bank, [{ ...waiver, id: 'other' }]).map(({ rule, waived }) => [rule, waived])).toEqual([
      ['no-source', undefined],
      ['idle-waiver', undefined],
    ])
  })
})
