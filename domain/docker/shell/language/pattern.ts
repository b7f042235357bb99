const classes: Record<string, RegExp> = {
  alpha: /[A-Za-z]/,
  digit: /[0-9]/,
  alnum: /[A-Za-z0-9]/,
  upper: /[A-Z]/,
  lower: /[a-z]/,
  space: /\s/,
  blank: /[ \t]/,
  punct: /[!-/:-@[-`{-~]/,
  xdigit: /[0-9A-Fa-f]/,
}

/** What a bracket expression that begins at `at` says of a character, and where it ends; null if it is none. */
function bracket(pattern: string, at: number, char: string): { hit: boolean; end: number } | null {
  let i = at + 1
  const negated = pattern[i] === '!' || pattern[i] === '^'
  if (negated) i++
  let hit = false
  for (let first = true; i < pattern.length; first = false) {
    if (pattern[i] === ']' && !first) return { hit: hit !== negated, end: i + 1 }
    const named = /^\[:([a-z]+):\]/.exec(pattern.slice(i, i + 12))
    if (named) {
      if (classes[named[1] ?? '']?.test(char)) hit = true
      i += named[0].length
      continue
    }
    if (pattern[i] === '\\') i++
    const low = pattern[i] ?? ''
    if (pattern[i + 1] === '-' && pattern[i + 2] !== ']' && i + 2 < pattern.length) {
      if (char >= low && char <= (pattern[i + 2] ?? '')) hit = true
      i += 3
    } else {
      if (char === low) hit = true
      i++
    }
  }
  return null
}

/** One step of a pattern against one character: where the pattern goes on, or -1. */
function one(pattern: string, at: number, char: string): number {
  const token = pattern[at]
  if (token === undefined || char === '') return -1
  if (token === '?') return at + 1
  if (token === '\\' && at + 1 < pattern.length) return pattern[at + 1] === char ? at + 2 : -1
  if (token === '[') {
    const found = bracket(pattern, at, char)
    if (found) return found.hit ? found.end : -1
  }
  return token === char ? at + 1 : -1
}

/** Whether a shell pattern (`*`, `?`, `[…]`, backslash) matches a whole text. Needs no more than length × length steps. */
export function matches(pattern: string, text: string): boolean {
  let p = 0
  let t = 0
  let star = -1
  let from = 0
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++
      from = t
      continue
    }
    const next = one(pattern, p, text[t] ?? '')
    if (next >= 0) {
      p = next
      t++
    } else if (star >= 0) {
      p = star + 1
      t = ++from
    } else return false
  }
  while (pattern[p] === '*') p++
  return p >= pattern.length
}

/** Whether a pattern has anything that is not a plain character. */
export const isPattern = (pattern: string): boolean => /(?:^|[^\\])(?:\\\\)*(?:[*?]|\[[^\]]*\])/.test(pattern)

/** Makes a text match only itself. */
export const literally = (text: string): string => text.replace(/[\\*?[\]]/g, '\\$&')

/** Cuts what a pattern matches off the front or the back: the shortest piece, or the longest. */
export function cut(text: string, pattern: string, side: 'front' | 'back', longest: boolean): string {
  const lengths = Array.from({ length: Math.min(text.length, 4096) + 1 }, (_, i) => i)
  if (longest) lengths.reverse()
  for (const length of lengths) {
    const piece = side === 'front' ? text.slice(0, length) : text.slice(text.length - length)
    if (matches(pattern, piece)) return side === 'front' ? text.slice(length) : text.slice(0, text.length - length)
  }
  return text
}

/** Replaces what a pattern matches, the longest piece from the left, once or everywhere. */
export function replace(
  text: string,
  pattern: string,
  by: string,
  how: { all: boolean; at?: 'front' | 'back' },
): string {
  if (!pattern) return text
  let result = ''
  let i = 0
  while (i <= text.length && text.length < 4096) {
    const end = how.at === 'front' && i > 0 ? -1 : longestAt(text, i, pattern, how.at === 'back')
    if (end > i) {
      result += by
      i = end
      if (!how.all) break
    } else result += text[i++] ?? ''
  }
  return result + text.slice(i)
}

function longestAt(text: string, from: number, pattern: string, toEnd: boolean): number {
  for (let end = text.length; end > from; end--) {
    if (matches(pattern, text.slice(from, end))) return end
    if (toEnd) return -1
  }
  return -1
}
