import 'server-only'
import type { AuthOptions } from 'next-auth'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import { newId, now } from './clock'
import { db } from './db'
import { env } from './env'
import { createClaim } from './merges'
import { cookieName, createSession, currentLearner, secureCookies } from './session'

/** The sign-in services whose variables are set. */
export function externalProviders(): { id: 'github' | 'google'; name: string }[] {
  const { GITHUB_ID, GITHUB_SECRET, GOOGLE_ID, GOOGLE_SECRET } = env()
  return [
    ...(GITHUB_ID && GITHUB_SECRET ? [{ id: 'github' as const, name: 'GitHub' }] : []),
    ...(GOOGLE_ID && GOOGLE_SECRET ? [{ id: 'google' as const, name: 'Google' }] : []),
  ]
}

/**
 * Whoever owns this external account: the learner it is linked to, or else the
 * guest of this browser, who becomes a member by it, or else a new learner. It
 * is never linked by e-mail address: an address alone proves nothing here.
 */
async function learnerFor(provider: string, accountId: string): Promise<string> {
  const { prisma } = db()
  const linked = await prisma.identity.findUnique({ where: { provider_accountId: { provider, accountId } } })
  const guest = await currentLearner()
  if (linked) {
    if (guest && !guest.email && guest.id !== linked.learnerId) await createClaim(linked.learnerId, guest.id)
    return linked.learnerId
  }
  const id = guest?.id ?? newId()
  if (!guest) await prisma.learner.create({ data: { id, createdAt: new Date(now()), memberSince: new Date(now()) } })
  await prisma.identity.create({ data: { learnerId: id, provider, accountId, createdAt: new Date(now()) } })
  return id
}

/** next-auth does what it does well: the conversation with GitHub and Google, and the cookie. */
export function authOptions(): AuthOptions {
  const { NEXTAUTH_SECRET, GITHUB_ID = '', GITHUB_SECRET = '', GOOGLE_ID = '', GOOGLE_SECRET = '' } = env()
  const providers = {
    github: () => GitHub({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET }),
    google: () => Google({ clientId: GOOGLE_ID, clientSecret: GOOGLE_SECRET }),
  }
  return {
    secret: NEXTAUTH_SECRET,
    session: { strategy: 'jwt' },
    useSecureCookies: secureCookies(),
    cookies: {
      sessionToken: { name: cookieName(), options: { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies() } },
    },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: externalProviders().map(({ id }) => providers[id]()),
    callbacks: {
      async jwt({ token, account }) {
        if (!account) return token
        const learnerId = await learnerFor(account.provider, account.providerAccountId)
        const { sessionId } = await createSession(learnerId)
        return { sub: learnerId, sid: sessionId }
      },
      // The page asks server/session.ts who is there; next-auth's own session tells nothing.
      session: ({ session }) => ({ expires: session.expires }),
    },
  }
}
