import 'server-only'
import { type Algorithm, hash, verify } from '@node-rs/argon2'

/** OWASP's least for argon2id: 19 MiB, two passes; about 22 ms of one core. */
const cost = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

// Two at a time: a flood of sign-ins must not starve the reviews.
const slots = 2
let busy = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (busy >= slots) await new Promise<void>((resolve) => waiting.push(resolve))
  busy++
  try {
    return await work()
  } finally {
    busy--
    waiting.shift()?.()
  }
}

export const hashPassword = (password: string) => inTurn(() => hash(password, cost))

let dummy: Promise<string> | undefined

/** Takes as long for an account that does not exist, so that time does not tell who has one. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password')
  const against = stored ?? (await dummy)
  const matches = await inTurn(() => verify(against, password))
  return stored !== null && matches
}
