import { type BuildError, buildError } from './source-lines'

/** Parser directives as they are read from the top of a file (buildkit parser/directives.go). */
export type Directives = { escape: string; seen: Record<string, string>; done: boolean }

export const noDirectives = (): Directives => ({ escape: '\\', seen: {}, done: false })

const known = ['syntax', 'escape', 'check']

/**
 * Looks whether a line is a directive, and keeps it. After the first line that is none, no line is.
 * @returns whether it was, or an error
 */
export function readDirective(directives: Directives, line: string): boolean | BuildError {
  if (directives.done) return false
  const match = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/.exec(line)
  const name = match?.[1]?.toLowerCase() ?? ''
  const value = match?.[2] ?? ''
  if (!known.includes(name)) {
    directives.done = true
    return false
  }
  if (directives.seen[name] !== undefined) return buildError(`only one ${name} parser directive can be used`)
  directives.seen[name] = value
  if (name !== 'escape') return true
  if (value !== '`' && value !== '\\') return buildError(`invalid escape token '${value}' does not match \` or \\`)
  directives.escape = value
  return true
}

/** A line without the escape token that continues it, and whether it goes on with the next. */
export function continued(line: string, token: string): { line: string; ends: boolean } {
  const sign = token === '\\' ? '\\\\' : '`'
  const pattern = new RegExp(`([^${sign}])${sign}[ \\t]*$|^${sign}[ \\t]*$`)
  if (!pattern.test(line)) return { line, ends: true }
  return { line: line.replace(pattern, (_all, before?: string) => before ?? ''), ends: false }
}
