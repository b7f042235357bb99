import 'server-only'
import { randomBytes } from 'node:crypto'
import { uuid7 } from '@/domain/uuid'

/** The server's clock and dice: the rules take both as arguments. */
export const now = () => Date.now()
export const newId = () => uuid7(now(), randomBytes(10))
