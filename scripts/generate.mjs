import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { runQuietly } from './child.mjs'
import { root } from './paths.mjs'
import { ensureWritable } from './writable.mjs'

const schema = join(root, 'prisma/schema.prisma')
const client = join(root, 'generated/prisma/client.ts')

/** Generates the Prisma client when the schema, or Prisma itself, is newer than it. */
export async function generate() {
  const require = createRequire(import.meta.url)
  const prisma = require.resolve('prisma/package.json')
  if (existsSync(client) && [schema, prisma].every((path) => statSync(path).mtimeMs <= statSync(client).mtimeMs)) return
  ensureWritable(join(root, 'generated'), 'the database client')
  await runQuietly(
    'The database client could not be generated',
    process.execPath,
    [join(dirname(prisma), 'build/index.js'), 'generate'],
    // Any file that exists keeps Prisma from downloading an engine that generating does not use.
    {
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  )
}
