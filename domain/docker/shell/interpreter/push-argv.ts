import { push, type Shell } from './shell'

/** Runs words as a command, functions aside, in place of the builtin that was given them. */
export function pushArgv(shell: Shell, argv: string[], functions: boolean): 'done' {
  const words = argv.map((text) => [{ p: 'quoted' as const, text }])
  const node = { n: 'simple' as const, line: shell.state.line, assignments: [], words, redirections: [] }
  push(shell, { f: 'simple', node, captured: [], status: null, ...(!functions && { plain: true as const }) })
  return 'done'
}
