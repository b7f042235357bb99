import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

type Pattern = { text: string; exclusion: boolean; matches: (path: string) => boolean }

/** Which paths a list of patterns matches (moby/patternmatcher). Paths are relative, without a leading slash. */
export type IgnoreMatcher = {
  matches: (path: string) => boolean
  /** Whether some pattern begins with `!`. */
  hasExclusions: boolean
  patterns: readonly Pattern[]
}

/** The path cleaned as filepath.Clean does a relative one. */
const clean = (path: string): string => {
  if (path.startsWith('/')) return resolvePath('/', path)
  const cleaned = resolvePath('/', path).slice(1)
  return cleaned || '.'
}

/** Patterns of a .dockerignore file (patternmatcher/ignorefile). */
export function readIgnoreFile(text: string): string[] {
  const patterns: string[] = []
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index === 0 ? raw.replace(/^\uFEFF/, '') : raw
    if (line.startsWith('#') || line.trim() === '') continue
    let pattern = line.trim()
    const invert = pattern.startsWith('!')
    if (invert) pattern = pattern.slice(1).trim()
    if (pattern) pattern = clean(pattern)
    if (pattern.length > 1 && pattern.startsWith('/')) pattern = pattern.slice(1)
    patterns.push(invert ? `!${pattern}` : pattern)
  }
  return patterns
}

/** A pattern as a regular expression: `*` and `?` stop at slashes, `**` does not. */
function compile(pattern: string): (path: string) => boolean {
  const chars = [...pattern]
  let text = '^'
  for (let i = 0; i < chars.length; i++) {
    const c = chars[i] ?? ''
    if (c === '*' && chars[i + 1] === '*') {
      i++
      if (chars[i + 1] === '/') i++
      text += i + 1 >= chars.length ? '.*' : '(.*/)?'
    } else if (c === '*') text += '[^/]*'
    else if (c === '?') text += '[^/]'
    else if (c === '\\' && i + 1 < chars.length) text += `\\${chars[++i]}`
    else text += /[.+()|{}$]/.test(c) ? `\\${c}` : c
  }
  const expression = new RegExp(`${text}$`, 's')
  return (path) => expression.test(path)
}

/** Makes a matcher; refused where a pattern is malformed. */
export function matcherOf(lines: readonly string[]): Outcome<IgnoreMatcher> {
  const patterns: Pattern[] = []
  for (const line of lines) {
    const trimmed = line.trim()
    if (trimmed === '') continue
    const exclusion = trimmed.startsWith('!')
    if (exclusion && trimmed.length === 1) return refuse('invalid', 'illegal exclusion pattern: "!"')
    const text = clean(exclusion ? trimmed.slice(1) : trimmed)
    try {
      patterns.push({ text, exclusion, matches: compile(text) })
    } catch {
      return refuse('invalid', 'syntax error in pattern')
    }
  }
  const matches = (path: string) => {
    const parts = path.split('/')
    const above = parts.map((_, i) => parts.slice(0, i + 1).join('/'))
    let matched = false
    for (const pattern of patterns) {
      if (pattern.exclusion !== matched) continue
      if (above.some((each) => pattern.matches(each))) matched = !pattern.exclusion
    }
    return matched
  }
  return done({ matches, hasExclusions: patterns.some(({ exclusion }) => exclusion), patterns })
}
