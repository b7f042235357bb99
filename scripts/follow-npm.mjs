import { commandOf, isAlive, parentOf } from './processes.mjs'

const everyMs = 200

/** @param {number} pid */
const isNpm = (pid) => pid > 1 && /\bnpm\b/.test(commandOf(pid))

/**
 * Stops this process when the npm that runs it has ended. npm passes a signal on to the shell between the two, which
 * may die of it and leave its child behind; and an npm that is killed passes on nothing.
 */
export function followNpm() {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const npm = [parent, parentOf(parent)].find(isNpm)
  if (!npm) return
  const look = setInterval(() => {
    if (process.ppid === parent && isAlive(npm)) return
    clearInterval(look)
    process.kill(process.pid, 'SIGTERM')
  }, everyMs)
  look.unref()
}
