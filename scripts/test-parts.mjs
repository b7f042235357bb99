import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, makeReady, tool } from './check-steps.mjs'
import { runThrough } from './child.mjs'
import { root } from './paths.mjs'
import { freePort } from './ports.mjs'
import { Failure, say, sayFailure, step } from './say.mjs'
import { isStopping, stopOnSignals } from './stop.mjs'

/** @typedef {{ passed: number, failed: number }} Count */

const reports = mkdtempSync(join(tmpdir(), 'deckhand-reports-'))

/** @type {Record<string, (args: string[]) => Promise<Count>>} */
const parts = {
  check,
  domain: (args) => vitest('domain', args),
  database: (args) => vitest('database', args),
  build: async () => {
    const { build } = await import('./build.mjs')
    await step('build', build)
    return { passed: 1, failed: 0 }
  },
  e2e: async (args) => {
    const { ensureChromium } = await import('./chromium.mjs')
    await step('chromium', ensureChromium)
    return playwright(args)
  },
  crash: async (args) => {
    const code = await runThrough(process.execPath, [
      join(root, 'scripts/run.mjs'),
      'e2e/crash/crash-command.ts',
      ...args,
    ])
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  },
}

/** @param {string[]} args a part and the arguments of its runner; none for everything */
export async function test([only, ...args]) {
  stopOnSignals()
  const total = { passed: 0, failed: 0 }
  try {
    if (only && !parts[only])
      throw new Failure(`There is no part ${only}: choose one of ${Object.keys(parts).join(', ')}.`)
    await makeReady()
    for (const [name, run] of Object.entries(parts)) {
      if (only && only !== name) continue
      say(`\n── ${name}`)
      const { passed, failed } = await run(args).catch(brokenPart)
      total.passed += passed
      total.failed += failed
      if (isStopping()) return
    }
  } catch (error) {
    sayFailure(error)
    total.failed += 1
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
  say(`\n${total.passed} passed, ${total.failed} failed`)
  process.exit(total.failed ? 1 : 0)
}

/** A part that could not run counts as one failure. @param {unknown} error */
function brokenPart(error) {
  sayFailure(error)
  return { passed: 0, failed: 1 }
}

/** @param {string} project @param {string[]} args @returns {Promise<Count>} */
async function vitest(project, args) {
  const file = join(reports, `${project}.json`)
  const reporting = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runThrough(tool('vitest'), [
    'run',
    '--project',
    project,
    '--passWithNoTests',
    ...reporting,
    ...args,
  ])
  const report = readReport(file)
  return settle(code, { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 })
}

/** @param {string[]} args @returns {Promise<Count>} */
async function playwright(args) {
  const file = join(reports, 'e2e.json')
  const port = process.env.DECKHAND_E2E_PORT ?? String(await freePort())
  const env = { ...process.env, DECKHAND_E2E_PORT: port, PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const code = await runThrough(tool('playwright'), ['test', '--reporter=list,json', '--pass-with-no-tests', ...args], {
    env,
  })
  const stats = readReport(file)?.stats
  return settle(code, { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 })
}

/** A runner that fails without a failed test has failed all the same. @param {number} code @param {Count} count */
const settle = (code, count) => (code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count)

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
