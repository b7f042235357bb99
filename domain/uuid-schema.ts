import { z } from 'zod'

/** Ids of what learners make are UUIDv7, minted by whoever makes the thing. Apart from uuid.ts, which browsers load. */
export const uuid7Schema = z.uuidv7()
