import 'server-only'
import type { z } from 'zod'
import type { credentialsSchema, Learner, LearnerSettings, signInSchema } from '@/domain/learner'
import { isTimeZone } from '@/domain/memory/day'
import { fail, ok, type Result } from '@/domain/result'
import { newId, now } from './clock'
import { db } from './db'
import { forgive, sender, within } from './limits'
import { lockMemories, rebuildMemories } from './memory'
import { createClaim } from './merges'
import { hashPassword, passwordMatches } from './passwords'
import { currentLearner, endSessions, startSession, type Token } from './session'
import { settingsOf } from './settings-of'
import { transaction } from './transaction'

const tooMany = fail('too-many', 'Too many tries. Wait a quarter of an hour, then try again.')
const mismatch = fail('invalid', 'This e-mail address and password do not match.')
const taken = fail('conflict', 'There is an account with this e-mail address. Sign in to it instead.')

/** The learner of this browser; a new guest when there is none. */
export async function guestOrCurrent(timeZone: string): Promise<Result<{ token: Token }>> {
  const learner = await currentLearner()
  if (learner) return ok({ token: { learnerId: learner.id, sessionId: learner.sessionId } })
  if (!(await within('guest-address', await sender())))
    return fail('too-many', 'Too many new learners from your network. Try again in an hour.')
  const id = newId()
  await db().prisma.learner.create({
    data: { id, createdAt: new Date(now()), timeZone: isTimeZone(timeZone) ? timeZone : 'UTC' },
  })
  return ok({ token: await startSession(id) })
}

/** The guest becomes a member: the same learner, now with an address. Without a guest, a new learner. */
export async function signUp(input: z.output<typeof credentialsSchema>, timeZone: string): Promise<Result<object>> {
  if (!(await within('sign-up-address', await sender()))) return tooMany
  const current = await currentLearner()
  if (current?.email) return fail('conflict', 'You are signed in already.')
  const passwordHash = await hashPassword(input.password)
  const member = { email: input.email, passwordHash, memberSince: new Date(now()) }
  const id = current?.id ?? newId()
  try {
    if (current) await db().prisma.learner.updateMany({ where: { id, email: null }, data: member })
    else
      await db().prisma.learner.create({
        data: { id, createdAt: new Date(now()), timeZone: isTimeZone(timeZone) ? timeZone : 'UTC', ...member },
      })
  } catch (error) {
    if ((error as { code?: string }).code === 'P2002') return taken
    throw error
  }
  // What is worth more gets a fresh session: a cookie from before cannot ride along.
  await endSessions(id)
  await startSession(id)
  return ok({})
}

/** Signs in; a guest with history gets the right to bring it along, and is asked. */
export async function signIn(input: z.output<typeof signInSchema>): Promise<Result<{ merge: string | null }>> {
  const fromHere = await within('sign-in-address', await sender())
  if (!fromHere || !(await within('sign-in-account', input.email))) return tooMany
  const account = await db().prisma.learner.findUnique({
    where: { email: input.email },
    select: { id: true, passwordHash: true },
  })
  if (!(await passwordMatches(account?.passwordHash ?? null, input.password)) || !account) return mismatch
  await forgive('sign-in-account', input.email)
  const guest = await currentLearner()
  const merge = guest && !guest.member ? await createClaim(account.id, guest.id) : null
  await startSession(account.id)
  return ok({ merge })
}

/** Whether the learner has a password to change; those who came by GitHub or Google may have none. */
export async function hasPassword(learnerId: string): Promise<boolean> {
  const row = await db().prisma.learner.findUnique({ where: { id: learnerId }, select: { passwordHash: true } })
  return row?.passwordHash != null
}

/** Changes the password and ends every other session. */
export async function changePassword(learner: Learner, current: string, next: string): Promise<Result<object>> {
  if (!(await within('sign-in-account', learner.id))) return tooMany
  const row = await db().prisma.learner.findUnique({ where: { id: learner.id }, select: { passwordHash: true } })
  if (!(await passwordMatches(row?.passwordHash ?? null, current)))
    return fail('invalid', 'The current password is not right.')
  await db().prisma.learner.update({ where: { id: learner.id }, data: { passwordHash: await hashPassword(next) } })
  await endSessions(learner.id, { id: { not: learner.sessionId } })
  return ok({})
}

/** Saves settings. Those that decide when cards come back rebuild every memory, so that replay still agrees. */
export async function saveSettings(learner: Learner, settings: LearnerSettings): Promise<void> {
  await transaction(async (sql) => {
    const before = await lockMemories(sql, learner.id)
    await sql.query(
      `UPDATE learner SET time_zone = $2, day_start_hour = $3, new_per_day = $4, reviews_per_day = $5,
              desired_retention = $6, buttons = $7, shortcuts = $8 WHERE id = $1`,
      [
        learner.id,
        settings.timeZone,
        settings.dayStartHour,
        settings.newPerDay,
        settings.reviewsPerDay,
        settings.desiredRetention,
        settings.buttons,
        settings.shortcuts,
      ],
    )
    const after = settingsOf(settings)
    if (JSON.stringify(before) !== JSON.stringify(after)) await rebuildMemories(sql, learner.id, after)
  })
}

/** Deletes the learner and, by cascade, everything that is theirs. */
export async function deleteLearner(learner: Learner): Promise<void> {
  await db().prisma.learner.deleteMany({ where: { id: learner.id } })
}
