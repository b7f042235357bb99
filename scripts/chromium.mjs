import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runQuietly } from './child.mjs'
import { root } from './paths.mjs'
import { Failure } from './say.mjs'

const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const isRoot = process.getuid?.() === 0

/** Root cannot use Chromium's sandbox; DECKHAND_NO_SANDBOX=1 is for containers in which nobody can. */
export const sandbox = !isRoot && process.env.DECKHAND_NO_SANDBOX !== '1'

/** How the tests run it: without a graphics card, and without talking to anybody. */
export const chromiumFlags = [
  ...(sandbox ? [] : ['--no-sandbox']),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Finds a Chromium: PLAYWRIGHT_CHROMIUM, one of the system, or the one that Playwright has downloaded.
 * @param {() => string} own where Playwright keeps its own
 * @returns {string | null}
 */
export function findChromium(own) {
  const given = process.env.PLAYWRIGHT_CHROMIUM
  if (given) {
    if (existsSync(given)) return given
    throw new Failure(`PLAYWRIGHT_CHROMIUM names ${given}, and there is no such file.`)
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [...onPath, ...applications, own()].find((path) => existsSync(path)) ?? null
}

/** Where Playwright keeps its own. Import it after the dependencies are there. */
export async function ownChromium() {
  const { chromium } = await import('@playwright/test')
  return () => chromium.executablePath()
}

/**
 * Finds a Chromium, or installs one: Debian's package when root, else Playwright's own.
 * @param {(text: string) => void} note
 */
export async function ensureChromium(note) {
  const own = await ownChromium()
  const found = findChromium(own)
  if (found) return note(found)
  if (isRoot && existsSync('/usr/bin/apt-get')) await installDebianPackage('chromium').catch(() => {})
  if (!findChromium(own)) {
    const playwright = join(root, 'node_modules/@playwright/test/cli.js')
    const what = 'No Chromium was found, and none could be installed: set PLAYWRIGHT_CHROMIUM to one'
    await runQuietly(what, process.execPath, [playwright, 'install', 'chromium'])
  }
  note(`installed ${findChromium(own)}`)
}

/** @param {string} name */
async function installDebianPackage(name) {
  const env = /** @type {NodeJS.ProcessEnv} */ ({ ...process.env, DEBIAN_FRONTEND: 'noninteractive' })
  const what = `Debian's package ${name} could not be installed`
  await runQuietly(what, 'apt-get', ['update', '-qq'], { env })
  await runQuietly(what, 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env })
}
