import 'server-only'
import type { SuspendInput } from '@/domain/memory/review'
import { fail, ok, type Result } from '@/domain/result'
import { currentBank } from './bank'
import { now } from './clock'
import { signedOut } from './door'
import { tooFast, within } from './limits'
import { lockMemories, rebuildMemories } from './memory'
import { learnerOf, type Token } from './session'
import { settingsOf } from './settings-of'
import { transaction } from './transaction'

/** Puts a card aside, or takes it back. Idempotent by its id. */
export async function suspendCard(
  token: Token,
  input: SuspendInput,
): Promise<Result<{ cardId: string; suspended: boolean }>> {
  const learner = await learnerOf(token)
  if (!learner) return signedOut
  if (!(await within('write-learner', learner.id))) return tooFast
  if (!(await currentBank()).cards.has(input.cardId)) return fail('not-found', 'This card is no longer in the bank.')
  const agrees = await transaction(async (sql) => {
    const settings = (await lockMemories(sql, learner.id)) ?? settingsOf(learner)
    const kept = await sql.query(
      'INSERT INTO suspension (learner_id, id, card_id, suspended, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [learner.id, input.id, input.cardId, input.suspended, new Date(now())],
    )
    if (kept.rowCount) await rebuildMemories(sql, learner.id, settings, [input.cardId])
    const same = 'SELECT 1 FROM suspension WHERE learner_id = $1 AND id = $2 AND card_id = $3 AND suspended = $4'
    return (await sql.query(same, [learner.id, input.id, input.cardId, input.suspended])).rowCount === 1
  })
  if (!agrees) return fail('conflict', 'Something else was already kept under this id.')
  return ok({ cardId: input.cardId, suspended: input.suspended })
}
