import 'server-only'
import { isIPv6 } from 'node:net'
import { headers } from 'next/headers'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { fail } from '@/domain/result'
import { db } from './db'
import { env } from './env'

/** What is limited, and to how many in how many seconds. Writes on the hot path are counted in their own log (reviews.ts). */
const limits = {
  'sign-in-account': { points: 10, duration: 900 },
  'sign-in-address': { points: 50, duration: 900 },
  'sign-up-address': { points: 20, duration: 3600 },
  'guest-address': { points: 60, duration: 3600 },
  'write-learner': { points: 240, duration: 60 },
  // Each is run on the model, which takes up to a second.
  'solve-learner': { points: 20, duration: 60 },
} as const

export const tooFast = fail('too-many', 'That is too much in a minute. Wait a little, then try again.')

type Limited = keyof typeof limits
const limiters = new Map<Limited, RateLimiterPostgres>()

function limiter(name: Limited) {
  let found = limiters.get(name)
  if (!found) {
    found = new RateLimiterPostgres({
      storeClient: db().pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix: name,
      ...limits[name],
    })
    limiters.set(name, found)
  }
  return found
}

/** Counts one try. False when there were too many; then it did not happen. */
export async function within(name: Limited, key: string): Promise<boolean> {
  try {
    await limiter(name).consume(key)
    return true
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false
    throw refused
  }
}

/** Forgets the tries of one key, after a success. */
export async function forgive(name: Limited, key: string) {
  await limiter(name).delete(key)
}

/**
 * Where a request comes from, as far as it can be known: the address that the
 * outermost trusted proxy saw. IPv6 counts by /64, the least that one customer
 * is given.
 */
export async function sender(): Promise<string> {
  const proxies = env().TRUSTED_PROXIES
  const chain = ((await headers()).get('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  // scripts/serve.mjs adds last what the server itself saw; each trusted proxy stands one place before.
  const address = chain[Math.max(0, chain.length - 1 - proxies)] || 'unknown'
  return isIPv6(address) ? expanded(address).slice(0, 4).join(':') : address
}

function expanded(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const middle = tail === undefined ? [] : Array.from({ length: 8 - left.length - right.length }, () => '0')
  return [...left, ...middle, ...right].map((part) => part.padStart(4, '0').toLowerCase())
}
