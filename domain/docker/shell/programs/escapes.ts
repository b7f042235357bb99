const simple: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  e: '\x1b',
}

/**
 * Replaces backslash sequences as echo -e and printf do. `stop` is whether a `\c` ended it.
 * @param octal `\0NNN` as echo has it, or `\NNN` as printf has it
 */
export function withoutEscapes(
  text: string,
  octal: 'echo' | 'printf',
  quotes = false,
): { text: string; stop: boolean } {
  const pattern =
    octal === 'echo' ? /\\(0[0-7]{0,3}|x[0-9a-fA-F]{1,2}|c|.)/gs : /\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|c|.)/gs
  let stop = false
  let end = text.length
  const replaced = text.replace(pattern, (all, body: string, at: number) => {
    if (stop) return ''
    if (body === 'c') {
      stop = true
      end = at
      return ''
    }
    if (/^[0-7]/.test(body)) return String.fromCharCode(Number.parseInt(body, 8) & 255)
    if (/^x./.test(body)) return String.fromCharCode(Number.parseInt(body.slice(1), 16))
    if (quotes && body === '"') return '"'
    return simple[body] ?? all
  })
  if (!stop) return { text: replaced, stop }
  return { text: withoutEscapes(text.slice(0, end), octal, quotes).text, stop }
}
