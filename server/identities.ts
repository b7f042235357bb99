import 'server-only'
import { newId, now } from './clock'
import { db } from './db'
import { env } from './env'
import { createClaim } from './merges'
import { currentLearner } from './session'

export type ExternalProvider = { id: 'github' | 'google'; name: string; clientId: string; clientSecret: string }

/** The sign-in services whose variables are set. The secrets are for the auth route alone. */
export function externalProviders(): ExternalProvider[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env()
  return [
    ...(GITHUB_ID && GITHUB_SECRET
      ? [{ id: 'github' as const, name: 'GitHub', clientId: GITHUB_ID, clientSecret: GITHUB_SECRET }]
      : []),
    ...(GOOGLE_ID && GOOGLE_SECRET
      ? [{ id: 'google' as const, name: 'Google', clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET }]
      : []),
  ]
}

/**
 * Whoever owns this external account: the learner it is linked to, or else the
 * guest of this browser, who becomes a member by it, or else a new learner. It
 * is never linked by e-mail address: an address alone proves nothing here.
 */
export async function learnerFor(provider: string, accountId: string): Promise<string> {
  const { prisma } = db()
  const linked = await prisma.identity.findUnique({ where: { provider_accountId: { provider, accountId } } })
  const guest = await currentLearner()
  if (linked) {
    if (guest && !guest.member && guest.id !== linked.learnerId) await createClaim(linked.learnerId, guest.id)
    return linked.learnerId
  }
  const id = guest?.id ?? newId()
  if (!guest) await prisma.learner.create({ data: { id, createdAt: new Date(now()), memberSince: new Date(now()) } })
  else if (!guest.member) await prisma.learner.update({ where: { id }, data: { memberSince: new Date(now()) } })
  await prisma.identity.create({ data: { learnerId: id, provider, accountId, createdAt: new Date(now()) } })
  return id
}
