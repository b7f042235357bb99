const classes: Record<string, string> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  word: 'A-Za-z0-9_',
}

/** A bracket expression as JavaScript writes it, and where it ends. */
function bracket(text: string, at: number): { source: string; end: number } | null {
  let i = at + 1
  let source = '['
  if (text[i] === '^') {
    source += '^'
    i++
  }
  for (let first = true; i < text.length; first = false) {
    const char = text[i] ?? ''
    if (char === ']' && !first) return { source: `${source}]`, end: i + 1 }
    const named = /^\[:([a-z]+):\]/.exec(text.slice(i, i + 12))
    if (named) {
      source += classes[named[1] ?? ''] ?? ''
      i += named[0].length
      continue
    }
    source += char === '\\' || char === '[' || char === ']' ? `\\${char}` : char
    i++
  }
  return null
}

const escapeAll = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/**
 * A POSIX regular expression, basic or extended, as the source of one in JavaScript; null
 * for one that is not well formed.
 */
export function expressionOf(text: string, { extended = false, fixed = false }): string | null {
  if (fixed) return escapeAll(text)
  let source = ''
  let atStart = true
  for (let i = 0; i < text.length; ) {
    const char = text[i] ?? ''
    if (char === '[') {
      const found = bracket(text, i)
      if (!found) return null
      source += found.source
      i = found.end
    } else if (char === '\\') {
      const next = text[i + 1]
      if (next === undefined) return null
      source += escaped(next, extended)
      i += 2
    } else {
      source += plain(char, extended, atStart, i === text.length - 1)
      i++
    }
    atStart = /\($|\|$/.test(source) || source === ''
  }
  try {
    new RegExp(source)
    return source
  } catch {
    return null
  }
}

function escaped(next: string, extended: boolean): string {
  if (!extended && '(){}|+?'.includes(next)) return next
  if ('<>'.includes(next)) return '\\b'
  if (/[wWsSbBd1-9]/.test(next)) return `\\${next}`
  if (next === 'n') return '\\n'
  if (next === 't') return '\\t'
  return escapeAll(next)
}

function plain(char: string, extended: boolean, atStart: boolean, last: boolean): string {
  if (extended) {
    if ('*+?'.includes(char) && atStart) return char === '*' ? '\\*' : ''
    return char === '{' && atStart ? '\\{' : char
  }
  if ('(){}|+?'.includes(char)) return `\\${char}`
  if (char === '*' && atStart) return '\\*'
  if (char === '^' && !atStart) return '\\^'
  if (char === '$' && !last) return '(?:\\$|$(?=\\)))'
  return char
}
