import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Exercise } from '@/domain/bank/exercise-shape'
import { createVisitor, mint, must } from '@/prisma/factories'
import { type BankInMemory, currentBank } from './bank'
import { db } from './db'
import { exportLearner } from './export'
import { progressOf } from './progress'
import { learnerOf, type Token } from './session'
import { recordSolution, solvedBy } from './solutions'

vi.mock('next/headers', () => import('@/prisma/test-browser'))

const { pool, prisma } = db()
let bank: BankInMemory
/** An exercise that is evidence for a concept of the bank. */
let exercise: Exercise

beforeAll(async () => {
  bank = await currentBank()
  exercise = must([...bank.exercises.values()].find(({ trains }) => trains.length > 0))
})
afterAll(async () => {
  await prisma.$disconnect()
  await pool.end()
})

const solved = (over: Partial<Parameters<typeof recordSolution>[1]> = {}) => ({
  id: mint(),
  exerciseId: exercise.id,
  lines: exercise.solution,
  helped: false,
  ...over,
})
const rowsOf = (token: Token) => prisma.solution.findMany({ where: { learnerId: token.learnerId } })
const understoodOf = async (token: Token) => {
  const learner = must(await learnerOf(token))
  const concepts = (await progressOf(learner)).flatMap((module) => module.concepts)
  return must(concepts.find(({ id }) => id === exercise.trains[0])).understood
}

describe('a solution', () => {
  it('that reaches the goal is kept, and is evidence for its concepts', async () => {
    const token = await createVisitor(prisma)
    expect((await understoodOf(token)).answers).toBe(0)
    expect(await recordSolution(token, solved())).toMatchObject({ ok: true, value: { replayed: false } })
    expect([...(await solvedBy(token.learnerId))]).toEqual([exercise.id])
    const understood = await understoodOf(token)
    expect(understood.answers).toBe(1)
    expect(understood.lean).toBeGreaterThan(0)
  })

  it('that does not reach it is refused, and leaves nothing', async () => {
    const token = await createVisitor(prisma)
    expect(await recordSolution(token, solved({ lines: ['docker ps'] }))).toMatchObject({ ok: false, error: 'invalid' })
    expect(await recordSolution(token, solved({ exerciseId: 'nothing' }))).toMatchObject({ error: 'not-found' })
    expect(await rowsOf(token)).toEqual([])
  })

  it('that was typed inside of a container is run as it was typed', async () => {
    const token = await createVisitor(prisma)
    const lines = ['docker run -it --name hello alpine', 'echo ahoy', 'exit']
    expect(await recordSolution(token, solved({ exerciseId: 'first-container', lines }))).toMatchObject({ ok: true })
    expect([...(await solvedBy(token.learnerId))]).toEqual(['first-container'])
  })

  it('sent twice is kept once; another under its id is a conflict', async () => {
    const token = await createVisitor(prisma)
    const input = solved()
    const answers = await Promise.all(Array.from({ length: 5 }, () => recordSolution(token, input)))
    expect(answers.filter((answer) => answer.ok && !answer.value.replayed)).toHaveLength(1)
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(await recordSolution(token, { ...input, helped: true })).toMatchObject({ error: 'conflict' })
    expect(await rowsOf(token)).toHaveLength(1)
  })

  it('found with the worked solution shows nothing about understanding', async () => {
    const token = await createVisitor(prisma)
    await recordSolution(token, solved({ helped: true }))
    expect([...(await solvedBy(token.learnerId))]).toEqual([exercise.id])
    expect((await understoodOf(token)).answers).toBe(0)
  })

  it('belongs to its learner alone, and is in the export', async () => {
    const [one, other] = [await createVisitor(prisma), await createVisitor(prisma)]
    const input = solved()
    await recordSolution(one, input)
    expect(await recordSolution(other, input)).toMatchObject({ ok: true, value: { replayed: false } })
    expect(await exportLearner(must(await learnerOf(one)))).toMatchObject({ solutions: [{ id: input.id }] })
    expect((await solvedBy(must(await createVisitor(prisma)).learnerId)).size).toBe(0)
  })
})
