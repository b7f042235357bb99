import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** @param {string} path */
export function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** @param {string} column @param {number} pid */
const ps = (column, pid) => spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''

// Linux answers without `ps`, which small images lack.
const hasProc = process.platform === 'linux'

/** The command line of a process; empty for one that is dead and not yet collected. @param {number} pid */
export const commandOf = (pid) =>
  (hasProc ? readOrEmpty(`/proc/${pid}/cmdline`).replaceAll('\0', ' ') : ps('command', pid)).trim()

/** @param {number} pid @returns {number} 0 when it is not known */
export const parentOf = (pid) =>
  Number(
    hasProc
      ? readOrEmpty(`/proc/${pid}/stat`)
          .replace(/^.*\) /s, '')
          .split(' ')[1]
      : ps('ppid', pid),
  ) || 0
