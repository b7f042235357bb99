import { stopChildren } from './child.mjs'
import { followNpm } from './follow-npm.mjs'

// npm forwards the Ctrl-C that the terminal has already delivered: signals this close together are one press.
const samePressMs = 500

/** @type {(() => unknown)[]} */
const undo = []
/** @type {Promise<void> | undefined} */
let stopping

/** What to take down on the way out, last first. @param {() => unknown} work */
export function whenStopped(work) {
  undo.push(work)
}

export const isStopping = () => stopping !== undefined

/** Takes everything down, once. */
export function takeDown() {
  stopping ??= (async () => {
    stopChildren()
    for (const work of undo.reverse()) await Promise.resolve(work()).catch((error) => console.error(error))
  })()
  return stopping
}

/** The first signal takes everything down and exits 0; a second one exits at once. */
export function stopOnSignals() {
  followNpm()
  let pressedAt = 0
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      const now = performance.now()
      if (pressedAt && now - pressedAt > samePressMs) process.exit(130)
      if (pressedAt) return
      pressedAt = now
      takeDown().then(() => process.exit(0))
    })
  }
}
