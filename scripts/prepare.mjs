import { join } from 'node:path'
import { runQuietly } from './child.mjs'
import { root } from './paths.mjs'

/** How Node runs the project's TypeScript: `server-only` lets server/ be imported under this condition. */
export const typescript = ['--conditions=react-server', '--import', 'tsx']

/**
 * Migrates the database and loads the bank.
 * @param {(text: string) => void} note
 * @param {string[]} [flags]
 */
export async function prepare(note, flags = []) {
  const command = join(root, 'prisma/prepare-command.ts')
  const said = await runQuietly('The database was not prepared', process.execPath, [...typescript, command, ...flags])
  note(said.trim())
}
