import { uuid7 } from '@/domain/uuid'

/** A new id, made in the browser when something is shown. */
export const mint = () => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
