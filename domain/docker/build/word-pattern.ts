import { done, type Outcome, refuse } from '@/domain/docker/outcome'

/** A shell pattern as a regular expression (lex.go convertShellPatternToRegex). */
function patternOf(pattern: string, { greedy, anchored }: { greedy: boolean; anchored: boolean }): Outcome<string> {
  const chars = [...pattern]
  let out = anchored ? '^' : ''
  for (let i = 0; i < chars.length; i++) {
    const c = chars[i] ?? ''
    if (c === '*') out += greedy ? '.*' : '.*?'
    else if (c === '?') out += '.'
    else if (c === '\\') {
      const next = chars[i + 1] ?? '\uFFFD'
      if (next === '}' || next === '/') continue
      if (next !== '*' && next !== '?' && next !== '\\')
        return refuse('invalid', `invalid pattern (${pattern}) in substitution: invalid escape '\\${next}'`)
      out += `\\${next}`
      i++
    } else out += /[[\]{}.+()|^$/]/.test(c) ? `\\${c}` : c
  }
  return done(out)
}

const reverse = (text: string) => [...text].reverse().join('')

/** Backwards, each escape still before what it escapes. */
function reversePattern(pattern: string): string {
  const parts = pattern.match(/\\.|[\s\S]/gu) ?? []
  return parts.reverse().join('')
}

/** `${name#pattern}` and `${name%pattern}`; a doubled sign takes the longest match. */
export function trimPattern(sign: '#' | '%', word: string, value: string): Outcome<string> {
  const greedy = word.startsWith(sign)
  const text = greedy ? word.slice(1) : word
  const backwards = sign === '%'
  const pattern = patternOf(backwards ? reversePattern(text) : text, { greedy, anchored: true })
  if (!pattern.ok) return pattern
  const trimmed = (backwards ? reverse(value) : value).replace(new RegExp(pattern.value), '')
  return done(backwards ? reverse(trimmed) : trimmed)
}

/** `${name/pattern/replacement}`, and with `//` every match. */
export function replacePattern(pattern: string, replacement: string, value: string, all: boolean): Outcome<string> {
  const found = patternOf(pattern, { greedy: true, anchored: false })
  if (!found.ok) return found
  return done(value.replace(new RegExp(found.value, all ? 'g' : ''), () => replacement))
}
