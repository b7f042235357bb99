import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './say.mjs'

/**
 * Makes sure that a directory exists and takes files.
 * @param {string} directory
 * @param {string} purpose what Deckhand wants to keep in it
 */
export function ensureWritable(directory, purpose) {
  const probe = join(directory, `.probe-${process.pid}`)
  try {
    mkdirSync(directory, { recursive: true })
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    // Making a directory on a read-only disk fails with ENOENT.
    if (['EACCES', 'EPERM', 'EROFS', 'ENOENT'].includes(String(code))) {
      throw new Failure(
        `Deckhand cannot write to ${directory}, where it keeps ${purpose}: make it writable for this user.`,
      )
    }
    throw new Failure(`Deckhand cannot use ${directory}, where it keeps ${purpose} (${code}).`)
  }
}
