import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository. */
export const root = resolve(fileURLToPath(new URL('..', import.meta.url)))

/** Where secrets and the embedded database live: `DECKHAND_DATA_DIR`, or `.data`. */
export const dataDirectory = () => resolve(root, process.env.DECKHAND_DATA_DIR || '.data')
