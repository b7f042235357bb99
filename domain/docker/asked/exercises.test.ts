import { describe, expect, it } from 'vitest'
import { ownContent } from '@/domain/bank/own-content'
import { unplaced } from '@/domain/bank/read-bank'
import { reportBank } from '@/domain/bank/report'
import { nearMisses, otherWays } from './exercise-ways'
import { reached } from './goal'
import { play } from './play'

// Every exercise of the bank, on the model: a goal is about the world, so every sensible way leads to it.

const { exercises, concepts } = unplaced(reportBank(ownContent()).bank)

/** What the world still lacks after the setup and these lines. */
function missing(id: string, lines: readonly string[]): string[] {
  const exercise = exercises.find((one) => one.id === id)
  if (!exercise) throw new Error(`there is no exercise ${id}`)
  const { steps } = play(exercise.store, [...exercise.setup, ...lines], 'open')
  return reached(steps, exercise.goal).flatMap(({ say, met, said }) => (met ? [] : [`${say} ${JSON.stringify(said)}`]))
}

it('has enough of them, in themes that stand together', () => {
  expect(exercises.length).toBeGreaterThanOrEqual(20)
  const known = new Set(concepts.map(({ id }) => id))
  expect(exercises.filter(({ trains }) => trains.some((id) => known.has(id))).length).toBeGreaterThanOrEqual(8)
  const themes = exercises.map(({ theme }) => theme)
  expect(themes.filter((theme, at) => theme !== themes[at - 1])).toEqual([...new Set(themes)])
})

it.each(exercises)('$id: the solution reaches the goal, and the setup alone does not', ({ id, solution, goal }) => {
  expect(missing(id, solution)).toEqual([])
  expect(missing(id, ['docker ps -a'])).not.toEqual([])
  expect(new Set(goal.map(({ say }) => say)).size).toBe(goal.length)
})

it.each(exercises)('$id: the first hint gives no line of the solution away', ({ hints, solution }) => {
  const looking = /^docker (ps|images|volume ls|history)/
  const lines = solution.filter((line) => !looking.test(line))
  expect(lines.filter((line) => hints[0]?.includes(line))).toEqual([])
})

describe('another way', () => {
  it.each(Object.entries(otherWays).flatMap(([id, ways]) => ways.map((lines) => ({ id, lines }))))(
    '$id: $lines',
    ({ id, lines }) => {
      expect(missing(id, lines)).toEqual([])
    },
  )
  it('is known for every exercise', () => expect(Object.keys(otherWays)).toEqual(exercises.map(({ id }) => id)))
})

describe('a near miss', () => {
  it.each(Object.entries(nearMisses).flatMap(([id, ways]) => ways.map((lines) => ({ id, lines }))))(
    '$id: $lines',
    ({ id, lines }) => {
      expect(missing(id, lines)).not.toEqual([])
    },
  )
  it('is known for every exercise', () => expect(Object.keys(nearMisses)).toEqual(exercises.map(({ id }) => id)))
})
