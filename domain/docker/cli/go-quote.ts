const short: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '"': '\\"',
  '\\': '\\\\',
}

function escaped(char: string): string {
  const known = short[char]
  if (known) return known
  const code = char.codePointAt(0) ?? 0
  const digits = code.toString(16)
  if (code < 0x80) return `\\x${digits.padStart(2, '0')}`
  return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}

/** A text as a Go string literal, as `%q` and strconv.Quote write it. */
export const goQuote = (text: string): string =>
  `"${[...text].map((char) => (/["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/u.test(char) ? escaped(char) : char)).join('')}"`
