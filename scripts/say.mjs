/** A failure whose message is one sentence for the person at the terminal; no stack is shown. */
export class Failure extends Error {}

/** @type {NodeJS.WritableStream} */
let out = process.stdout

/** Sends progress elsewhere: commands whose output is data keep stdout for it. @param {NodeJS.WritableStream} stream */
export function sayTo(stream) {
  out = stream
}

/** @param {string} line */
export function say(line) {
  out.write(`${line}\n`)
}

/**
 * Runs one step and says how long it took; names it beforehand when it takes more than a second.
 * @template T
 * @param {string} name
 * @param {(note: (text: string) => void) => T | Promise<T>} work `note` adds a remark to the line.
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const began = performance.now()
  let remark = ''
  const soon = setTimeout(() => say(`  ${name} …`), 1000)
  try {
    const value = await work((text) => {
      remark = `  ${text}`
    })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    say(`✓ ${name.padEnd(13)}${seconds.padStart(6)} s${remark}`)
    return value
  } finally {
    clearTimeout(soon)
  }
}

/** @param {unknown} error */
export function sayFailure(error) {
  if (error instanceof Failure) process.stderr.write(`✗ ${error.message}\n`)
  else console.error(error)
}
