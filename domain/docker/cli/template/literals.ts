const escapes: Record<string, string> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
}
const escapeSequence = /\\(?:x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|(.))/gsu

/** What a quoted literal stands for (strconv.Unquote); null for bad escapes. */
export function unquote(text: string): string | null {
  const body = text.slice(1, -1)
  if (text.startsWith('`')) return body.replaceAll('\r', '')
  let bad = false
  const value = body.replace(escapeSequence, (_all, x, u, U, octal, char) => {
    const code = Number.parseInt(x ?? u ?? U ?? octal ?? '', octal ? 8 : 16)
    if (char === undefined) {
      if (code > 0x10ffff) bad = true
      return bad ? '' : String.fromCodePoint(code)
    }
    const known = escapes[char]
    if (known === undefined || char === (text[0] === '"' ? "'" : '"')) bad = true
    return known ?? ''
  })
  return bad ? null : value
}

/** A number literal's value, a character constant's too; null where Go refuses it. */
export function numberOf(text: string): number | null {
  if (text.startsWith("'")) {
    const char = unquote(text)
    return char !== null && [...char].length === 1 ? (char.codePointAt(0) ?? null) : null
  }
  const [, sign = '', digits = ''] = /^([+-]?)(.*)$/s.exec(text) ?? []
  const plain = digits.replaceAll('_', '')
  const value = /^0[0-7]+$/.test(plain) ? Number.parseInt(plain, 8) : plain === '' ? Number.NaN : Number(plain)
  if (Number.isNaN(value)) return null
  return sign === '-' ? -value : value
}
