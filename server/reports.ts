import 'server-only'
import type { ReportInput } from '@/domain/report'
import { fail, ok, type Result } from '@/domain/result'
import { currentBank, isCardVersion, isQuestionVersion } from './bank'
import { now } from './clock'
import { db } from './db'
import { signedOut } from './door'
import { tooFast, within } from './limits'
import { learnerOf, type Token } from './session'

/** Keeps what a learner says is wrong with an item, for an author to read (`npm run reports`). Idempotent by its id. */
export async function recordReport(token: Token, input: ReportInput): Promise<Result<{ replayed: boolean }>> {
  const learner = await learnerOf(token)
  if (!learner) return signedOut
  if (!(await within('write-learner', learner.id))) return tooFast
  if (!(await exists(input))) return fail('not-found', 'There is no such item.')
  const { id, kind, itemId, version, text } = input
  const { prisma } = db()
  const { count } = await prisma.report.createMany({
    data: { learnerId: learner.id, id, kind, itemId, version, text, reportedAt: new Date(now()) },
    skipDuplicates: true,
  })
  if (count) return ok({ replayed: false })
  const kept = await prisma.report.findUnique({ where: { learnerId_id: { learnerId: learner.id, id } } })
  const same = kept?.kind === kind && kept.itemId === itemId && kept.version === version && kept.text === text
  return same ? ok({ replayed: true }) : fail('conflict', 'Another report was already kept under this id.')
}

async function exists({ kind, itemId, version }: ReportInput): Promise<boolean> {
  if (kind === 'concept') return (await currentBank()).concepts.has(itemId)
  return kind === 'card' ? isCardVersion(itemId, version) : isQuestionVersion(itemId, version)
}
