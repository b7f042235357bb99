import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runQuietly } from './child.mjs'
import { root } from './paths.mjs'
import { Failure } from './say.mjs'
import { ensureWritable } from './writable.mjs'

const sources = [
  ...[
    'app',
    'components',
    'domain',
    'server',
    'public',
    'prisma/client.ts',
    'prisma/memory-log.ts',
    'prisma/schema.prisma',
  ],
  ...['next.config.js', 'postcss.config.mjs', 'proxy.ts', 'instrumentation.ts', 'tsconfig.json', 'package-lock.json'],
]
const stamp = join(root, '.next/deckhand-sources')

/** What a build is made from, by content: a hash of every source file's path and bytes. */
export function sourcesHash() {
  const hash = createHash('sha256')
  for (const source of sources) {
    for (const path of filesBelow(source))
      hash
        .update(`${path}\0`)
        .update(readFileSync(join(root, path)))
        .update('\0')
  }
  return hash.digest('hex').slice(0, 20)
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (!existsSync(join(root, path))) return []
  try {
    const names = readdirSync(join(root, path)).sort()
    return names.flatMap((name) => filesBelow(`${path}/${name}`))
  } catch {
    return /\.test\.tsx?$/.test(path) ? [] : [path]
  }
}

/** Names the build in the environment, so that every process of one deployment agrees on it. @param {string} hash */
export function exportBuildId(hash) {
  process.env.DECKHAND_BUILD_ID ||= hash
}

/**
 * Builds when the sources are not those of the last build. The stamp is written when the build is complete, so a
 * build that was killed does not count.
 * @param {(text: string) => void} note
 */
export async function build(note) {
  const hash = sourcesHash()
  exportBuildId(hash)
  const wanted = `${hash} ${process.env.DECKHAND_BUILD_ID}\n`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  note('next build')
  ensureWritable(join(root, '.next'), 'the build')
  rmSync(stamp, { force: true })
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const env = /** @type {NodeJS.ProcessEnv} */ ({
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  })
  await runQuietly('The build failed', process.execPath, [next, 'build'], { env })
  if (!existsSync(join(root, '.next/BUILD_ID')))
    throw new Failure('The build left no BUILD_ID: look at `npx next build`.')
  writeFileSync(stamp, wanted)
}
