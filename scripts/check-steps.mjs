import { join } from 'node:path'
import { runThrough } from './child.mjs'
import { generate } from './generate.mjs'
import { install } from './install.mjs'
import { root } from './paths.mjs'
import { say, step } from './say.mjs'

/** @param {string} name */
export const tool = (name) => join(root, 'node_modules/.bin', name)

const steps = [
  { name: 'format, lint, walls', command: 'biome', args: ['ci', '--colors=off'] },
  { name: 'route types', command: 'next', args: ['typegen'] },
  { name: 'types', command: 'tsc', args: ['--noEmit'] },
]

/** Installs and generates what every check and test needs. */
export async function makeReady() {
  await step('dependencies', (note) => install(note, { dev: true }))
  await step('client', generate)
}

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function check() {
  await makeReady()
  const count = { passed: 0, failed: 0 }
  for (const { name, command, args } of steps) {
    const began = performance.now()
    const ok = (await runThrough(tool(command), args)) === 0
    count[ok ? 'passed' : 'failed'] += 1
    say(`${ok ? '✓' : '✗'} ${name}  ${((performance.now() - began) / 1000).toFixed(1)} s`)
  }
  return count
}
