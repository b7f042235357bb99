import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Cli, Flag } from './spec'

/** `-e, --env` and `--env-file` of run, create and exec (docker/cli opts/env.go, ValidateEnv). */
export const environmentFlags: Flag[] = [
  {
    name: 'env',
    short: 'e',
    type: 'list',
    placeholder: 'list',
    usage: 'Set environment variables',
    check: (value) => (value.split('=')[0] ? done(value) : refuse('flag', `invalid environment variable: ${value}`)),
  },
  { name: 'env-file', type: 'list', placeholder: 'list', usage: 'Read in a file of environment variables' },
]

/** One line of an --env-file: an assignment, nothing, or a refusal (docker/cli pkg/kvfile/kvfile.go). */
function assignmentOf({ env }: Pick<Cli, 'env'>, line: string): Outcome<string[]> {
  if (line === '' || line.startsWith('#')) return done([])
  const [key = ''] = line.split('=')
  if (key === '') return refuse('invalid', `no variable name on line '${line}'`)
  if (/[ \t]/.test(key)) return refuse('invalid', `variable '${key}' contains whitespaces`)
  if (line.includes('=')) return done([line])
  return done(Object.hasOwn(env, key) ? [`${key}=${env[key]}`] : [])
}

function assignmentsIn(cli: Cli, file: string): Outcome<string[]> {
  const text = cli.disk.read(resolvePath(cli.cwd, file))
  if (!text.ok) {
    const isDirectory = text.code === 'EISDIR'
    return refuse('invalid', `${isDirectory ? 'read' : 'open'} ${file}: ${text.message.toLowerCase()}`)
  }
  const found: string[] = []
  for (const line of text.value.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const assignment = assignmentOf(cli, line.trimStart())
    if (!assignment.ok) return refuse('invalid', `invalid env file (${file}): ${assignment.message}`)
    found.push(...assignment.value)
  }
  return done(found)
}

/**
 * Assignments of the files, then those of `-e`; a name alone takes its value from the CLI's own environment, or
 * stays as it is (docker/cli opts/parse.go, ReadKVEnvStrings).
 */
export function environmentFrom(cli: Cli, files: readonly string[], assignments: readonly string[]): Outcome<string[]> {
  const all: string[] = []
  for (const file of files) {
    const found = assignmentsIn(cli, file)
    if (!found.ok) return found
    all.push(...found.value)
  }
  const own = assignments.map((text) =>
    text.includes('=') || !Object.hasOwn(cli.env, text) ? text : `${text}=${cli.env[text]}`,
  )
  return done([...all, ...own])
}
