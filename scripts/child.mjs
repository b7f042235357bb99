import { spawn } from 'node:child_process'
import { root } from './paths.mjs'
import { Failure } from './say.mjs'

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set()

/** @param {NodeJS.Signals} [signal] */
export function stopChildren(signal = 'SIGTERM') {
  for (const child of children) child.kill(signal)
}

/**
 * Starts a program in the repository.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, ...options })
  children.add(child)
  child.once('close', () => children.delete(child))
  return child
}

/**
 * Runs a program to its end, with its output on the terminal.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when it could not run or a signal ended it
 */
export function runThrough(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = start(command, args, { stdio: 'inherit', ...options })
    child.once('error', (error) => {
      console.error(error.message)
      resolve(1)
    })
    child.once('close', (code) => resolve(code ?? 1))
  })
}

/**
 * Runs a program quietly.
 * @param {string} what what failed, should it fail: the start of a sentence
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { input?: string }} [options]
 * @returns {Promise<string>} what it printed
 * @throws {Failure} with what it printed, when it exits with anything but 0
 */
export function runQuietly(what, command, args, { input, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, { stdio: ['pipe', 'pipe', 'pipe'], ...options })
    let output = ''
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    child.stdin?.on('error', () => {})
    child.stdin?.end(input)
    child.once('error', (error) => reject(new Failure(`${what}: ${error.message}`, { cause: error })))
    child.once('close', (code, signal) => {
      if (code === 0) resolve(output)
      else reject(new Failure(`${what} (${signal ?? `exit code ${code}`}).\n${output.trim()}`))
    })
  })
}
