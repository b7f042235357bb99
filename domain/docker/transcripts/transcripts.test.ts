import { describe, expect, it } from 'vitest'
import type { Store } from '@/domain/docker/world/store'
import { leftOut, rows } from './all'
import { terminal } from './terminal'

const kinds = [
  { kind: 'rows', total: 132, is: /^\d+$/, least: 120 },
  { kind: 'printing rules', total: 9, is: /^R\d+$/, least: 7 },
  { kind: 'reference rows', total: 9, is: /^P\d+$/, least: 9 },
  { kind: 'store differences', total: 13, is: /^S\d+$/, least: 11 },
]

describe('the model agrees with', () => {
  const both: Store[] = ['containerd', 'overlay2']
  for (const { id, says, stores = both, check } of rows)
    for (const store of stores) it(`${id} (${store}): ${says}`, () => check(terminal(store)))
})

it('covers the facts, and says which it leaves out', () => {
  const covered = new Set(rows.map(({ id }) => id))
  const left = new Set(leftOut.map(({ id }) => id))
  expect([...left].filter((id) => covered.has(id))).toEqual([])
  const lines = kinds.map(({ kind, total, is }) => {
    const count = [...covered].filter((id) => is.test(id)).length
    return `${count} of ${total} ${kind}`
  })
  console.info(`transcripts: ${lines.join(', ')}; left out: ${[...left].join(', ') || 'none'}`)
  for (const { kind, total, is, least } of kinds) {
    const count = [...covered].filter((id) => is.test(id)).length
    expect([kind, count >= least]).toEqual([kind, true])
    expect([kind, count + [...left].filter((id) => is.test(id)).length]).toEqual([kind, total])
  }
})
