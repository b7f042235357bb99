import type { Problem } from '@/domain/docker/shell/language/syntax'
import { err, type Shell } from './shell'

/** What stands before a message of the shell, or of one of its builtins. */
function prefix(shell: Shell, builtin: string): string {
  const { dialect, name, source, interactive, line } = shell.state
  if (dialect === 'dash') return `${name}: ${line}: ${builtin && `${builtin}: `}`
  // Inside a function, bash names where the function came from: a text given with -c has no file.
  if (dialect === 'bash' && shell.state.source === 'command' && shell.state.stack.some(({ f }) => f === 'call'))
    return `environment: line ${line}: ${builtin && `${builtin}: `}`
  if (dialect === 'bash') return `${name}: ${interactive ? '' : `line ${line}: `}${builtin && `${builtin}: `}`
  // busybox counts the lines of `-c` from 0, and names a line only after a builtin or a script.
  const at = source === 'command' ? line - 1 : line
  if (interactive) return `${name}: ${builtin && `${builtin}: `}`
  if (builtin) return `${name}: ${builtin}: line ${at}: `
  return source === 'script' ? `${name}: line ${at}: ` : `${name}: `
}

/** Writes a message of the shell itself. */
export function complain(shell: Shell, text: string, builtin = ''): void {
  err(shell, `${prefix(shell, builtin)}${text}\n`)
}

/** What a shell says when a command is not there. */
export function complainNotFound(shell: Shell, name: string): void {
  complain(
    shell,
    `${name}: ${shell.state.dialect === 'bash' && !name.includes('/') ? 'command not found' : notThere(shell)}`,
  )
}
const notThere = (shell: Shell): string => (shell.state.dialect === 'bash' ? 'No such file or directory' : 'not found')

/** Writes what is wrong with a text that was to be run. `within` names eval or a sourced file. */
export function complainSyntax(shell: Shell, problem: Problem): void {
  const { dialect, name, source, interactive } = shell.state
  shell.state.line = problem.line
  if (dialect === 'bash') {
    complainBash(shell, problem)
    return
  }
  const words = syntaxWords(problem, dialect)
  if (dialect === 'dash') {
    err(shell, `${name}: ${problem.line}: Syntax error: ${words}\n`)
    return
  }
  const at = source === 'script' && !interactive ? `line ${problem.line}: ` : ''
  err(shell, `${name}: ${at}syntax error: ${words}\n`)
}

function syntaxWords({ kind, token, quote }: Problem, dialect: 'ash' | 'dash'): string {
  if (quote)
    return dialect === 'dash'
      ? token === '}'
        ? "Missing '}'"
        : token === '`'
          ? 'EOF in backquote substitution'
          : 'Unterminated quoted string'
      : token === '`'
        ? 'EOF in backquote substitution'
        : 'unterminated quoted string'
  const expecting = kind === 'open' && !['&&', '||', '|'].includes(token) ? ` (expecting "${token}")` : ''
  if (kind === 'open')
    return dialect === 'dash' ? `end of file unexpected${expecting}` : `unexpected end of file${expecting}`
  const shown = token === 'newline' ? 'newline' : `"${token}"`
  return dialect === 'dash' ? `${shown} unexpected` : `unexpected ${shown}`
}

function complainBash(shell: Shell, { kind, line, token, quote, text }: Problem): void {
  const { name, source, interactive } = shell.state
  const at = interactive ? `${name}: ` : `${name}: ${source === 'command' ? '-c: ' : ''}line ${line}: `
  if (kind === 'unexpected') {
    err(shell, `${at}syntax error near unexpected token \`${token}'\n`)
    if (!interactive) err(shell, `${at}\`${text}'\n`)
  } else if (quote) err(shell, `${at}unexpected EOF while looking for matching \`${token}'\n`)
  else
    err(
      shell,
      `${interactive ? `${name}: ` : `${name}: ${source === 'command' ? '-c: ' : ''}line ${line + 1}: `}syntax error: unexpected end of file\n`,
    )
}
