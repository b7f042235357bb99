import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { cache } from 'react'
import { z } from 'zod'
import type { Learner } from '@/domain/learner'
import { newId, now } from './clock'
import { db } from './db'
import { env } from './env'

/**
 * Who is there. The cookie is next-auth's encrypted token and holds two ids; it
 * counts only as long as the session row it names exists, so signing out
 * anywhere ends it everywhere it should end.
 */
export type Token = { learnerId: string; sessionId: string }

const lifetime = 60 * 24 * 3600_000
const seenEvery = 3600_000

export const tokenSecret = () => env().NEXTAUTH_SECRET
export const secureCookies = () => env().NEXTAUTH_URL?.startsWith('https://') ?? false
export const cookieName = () => `${secureCookies() ? '__Secure-' : ''}next-auth.session-token`

const tokenSchema = z.object({ sub: z.uuid(), sid: z.uuid() })

// Opening a token costs as much as a query. What it says never changes, so it is opened once in a while; whether it
// still counts is asked of the session row every time.
const opened = new Map<string, Token>()
const openedAtMost = 5000

/** What the cookie says; nobody has checked it against the database yet. */
export const readToken = cache(async (): Promise<Token | null> => {
  const token = (await cookies()).get(cookieName())?.value
  if (!token) return null
  const known = opened.get(token)
  if (known) return known
  const claims = await decode({ token, secret: tokenSecret() }).catch(() => null)
  const parsed = tokenSchema.safeParse(claims)
  if (!parsed.success) return null
  const said = { learnerId: parsed.data.sub, sessionId: parsed.data.sid }
  if (opened.size >= openedAtMost) opened.clear()
  opened.set(token, said)
  return said
})

/** The learner whose living session the request carries, or null. Asked once for each request. */
export const currentLearner = cache(async (): Promise<Learner | null> => {
  const token = await readToken()
  return token && learnerOf(token)
})

export async function learnerOf({ learnerId, sessionId }: Token): Promise<Learner | null> {
  const { prisma } = db()
  const session = await prisma.session.findUnique({
    where: { learnerId_id: { learnerId, id: sessionId }, expiresAt: { gt: new Date(now()) } },
    select: { seenAt: true, learner: true },
  })
  if (!session) return null
  if (now() - session.seenAt.getTime() > seenEvery)
    await prisma.session.updateMany({
      where: { learnerId, id: sessionId },
      data: { seenAt: new Date(now()), expiresAt: new Date(now() + lifetime) },
    })
  const { passwordHash: _, memberSince, createdAt, ...learner } = session.learner
  return {
    ...learner,
    buttons: learner.buttons === 4 ? 4 : 2,
    member: memberSince !== null,
    sessionId,
    createdAt: createdAt.getTime(),
  }
}

/** A new session row, and the token that names it. */
export async function createSession(learnerId: string): Promise<Token> {
  const id = newId()
  const at = new Date(now())
  await db().prisma.session.create({
    data: { learnerId, id, createdAt: at, seenAt: at, expiresAt: new Date(now() + lifetime) },
  })
  return { learnerId, sessionId: id }
}

/** Signs this browser in. Only actions and route handlers may set cookies. */
export async function startSession(learnerId: string): Promise<Token> {
  const before = await readToken()
  const token = await createSession(learnerId)
  const value = await encode({
    token: { sub: token.learnerId, sid: token.sessionId },
    secret: tokenSecret(),
    maxAge: lifetime / 1000,
  })
  ;(await cookies()).set(cookieName(), value, {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies(),
    path: '/',
    maxAge: lifetime / 1000,
  })
  if (before) await endSessions(before.learnerId, { id: before.sessionId })
  return token
}

/** Ends sessions of one learner: one, all, or all but one. */
export async function endSessions(learnerId: string, which: { id?: string | { not: string } } = {}) {
  await db().prisma.session.deleteMany({ where: { learnerId, ...which } })
}

export async function forgetCookie() {
  ;(await cookies()).delete({ name: cookieName(), path: '/', secure: secureCookies() })
}
