import 'server-only'
import { facesOf } from '@/domain/bank/card-faces'
import { currentBank } from './bank'
import { db } from './db'

/** Cards that the learner has put aside. */
export async function suspendedCards(learnerId: string): Promise<{ id: string; front: string }[]> {
  const bank = await currentBank()
  const rows = await db().prisma.memory.findMany({ where: { learnerId, suspended: true }, select: { cardId: true } })
  return rows.flatMap(({ cardId }) => {
    const card = bank.cards.get(cardId)
    return card ? [{ id: cardId, front: facesOf(card).front }] : []
  })
}
