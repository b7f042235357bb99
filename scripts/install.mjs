import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runQuietly } from './child.mjs'
import { root } from './paths.mjs'
import { Failure } from './say.mjs'
import { ensureWritable } from './writable.mjs'

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, link?: boolean }} Entry */

/** @param {string} path @returns {Record<string, Entry>} */
const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own record of an installation last,
 * so one that was interrupted does not count.
 * @param {{ dev: boolean }} need whether the packages for development count, too
 */
export function isInstalled({ dev }) {
  const record = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const present = packagesOf(record)
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true
    const found = present[path]
    if (found) return found.version === wanted.version
    return wanted.optional === true || (!dev && (wanted.dev === true || wanted.devOptional === true))
  })
}

/**
 * Installs the dependencies when they are missing or stale.
 * @param {(text: string) => void} note
 * @param {{ dev: boolean }} need
 */
export async function install(note, need) {
  if (isInstalled(need)) return
  note('npm ci')
  ensureWritable(root, 'its dependencies')
  const flags = ['--ignore-scripts', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  try {
    await npm('ci', ...flags)
  } catch (error) {
    // A lock file made where a registry lacks other platforms' packages is out of step with package.json for `ci`.
    if (!(error instanceof Failure) || !error.message.includes('EUSAGE')) throw error
    note('npm install, because package-lock.json is not complete')
    await npm('install', '--no-save', ...flags)
  }
  // Completes what this user may later not be allowed to write; a platform without it can still use DATABASE_URL.
  const { postgresTools } = await import('./postgres-tools.mjs')
  try {
    postgresTools()
  } catch {}
}

/** @param {string[]} args */
function npm(...args) {
  const self = process.env.npm_execpath
  const what = 'The dependencies could not be installed'
  return self?.endsWith('.js') ? runQuietly(what, process.execPath, [self, ...args]) : runQuietly(what, 'npm', args)
}
