import type { createPrisma } from '@/prisma/client'
import type { Parameters } from './grade-next-load'

const asDate = (digits: unknown) => new Date(String(digits).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'))

/** What the grade-and-next statement does, as people who use Prisma write it: an interactive transaction. */
export async function gradeWithPrisma(prisma: ReturnType<typeof createPrisma>, values: Parameters): Promise<void> {
  const [learner, card] = values
  const [learnerId, cardId] = [String(learner), String(card)]
  const [due, at, now] = [asDate(values[5]), asDate(values[6]), asDate(values[28])]
  const after = { state: 2, stability: 12.5, difficulty: 5.5, due, learningSteps: 0, scheduledDays: 12 }
  await prisma.$transaction(async (tx) => {
    const where = { learnerId_cardId: { learnerId, cardId } }
    const memory = await tx.memory.findUniqueOrThrow({ where })
    await tx.review.create({
      data: {
        ...{ learnerId, id: String(values[14]), cardId, version: String(values[15]), grade: 3, reviewedAt: at },
        ...{ receivedAt: at, durationMs: 2400, stateBefore: memory.state, recallBefore: 0.91, elapsedDays: 11 },
        ...after,
      },
    })
    const { reps, lapses, firstReview, revision } = memory
    await tx.memory.update({
      where,
      data: { ...after, lastReview: at, firstReview, reps: reps + 1, lapses, touchedAt: at, revision: revision + 1 },
    })
    return tx.memory.findFirst({
      where: { learnerId, suspended: false, due: { lte: now }, cardId: { not: cardId } },
      orderBy: [{ due: 'asc' }, { cardId: 'asc' }],
    })
  })
}
