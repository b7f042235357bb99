/** Variables and whole expressions whose value is known, by how they are written. */
export type Names = Record<string, string>

const escapes: Record<string, string> = { n: '\n', t: '\t', "'": "'", '"': '"', '\\': '\\' }
const plain = (text: string): string => text.replace(/\\(.)/g, (all, char: string) => escapes[char] ?? all)

/** Cuts a text at a separator that stands outside of quotes and brackets. */
function parted(text: string, by: string): string[] {
  const parts: string[] = []
  let depth = 0
  let quote = ''
  let part = ''
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? ''
    if (quote) {
      if (char === '\\') part += text[i++] ?? ''
      else if (char === quote) quote = ''
    } else if (`"'\``.includes(char)) quote = char
    else if ('([{'.includes(char)) depth++
    else if (')]}'.includes(char)) depth--
    else if (depth === 0 && text.startsWith(by, i)) {
      parts.push(part)
      part = ''
      i += by.length - 1
      continue
    }
    part += text[i] ?? ''
  }
  return [...parts, part]
}

/** The value of one operand; undefined where it is not understood. */
function operand(text: string, names: Names, language: 'python' | 'node', depth: number): string | undefined {
  const word = text.trim()
  const known = names[word]
  if (known !== undefined) return known
  if (/^-?\d+(?:\.\d+)?$/.test(word)) return word
  const quoted = /^(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")$/s.exec(word)
  if (quoted) return plain(quoted[1] ?? quoted[2] ?? '')
  const template = language === 'node' ? /^`([^`]*)`$/s.exec(word) : /^f(?:"([^"]*)"|'([^']*)')$/s.exec(word)
  if (template) {
    const hole = language === 'node' ? /\$\{([^}]*)\}/g : /\{([^}]*)\}/g
    return plain(
      (template[1] ?? template[2] ?? '').replace(
        hole,
        (_, inner: string) => evaluate(inner, names, language, false, depth + 1) ?? 'undefined',
      ),
    )
  }
  const wrapped = /^(?:str|int|String|Number|repr)\(([\s\S]*)\)$/.exec(word) ?? /^\(([\s\S]*)\)$/.exec(word)
  if (wrapped) return evaluate(wrapped[1] ?? '', names, language, false, depth + 1)
  const given = /^os\.(?:environ\.get|getenv)\((['"])(\w+)\1(?:\s*,\s*([\s\S]*))?\)$/.exec(word)
  if (given)
    return (
      names[`os.environ['${given[2]}']`] ?? (given[3] ? evaluate(given[3], names, language, false, depth + 1) : 'None')
    )
  if (/^(?:True|False|None|true|false|null|undefined)$/.test(word)) return word
  return /^process\.env\.\w+$/.test(word) ? 'undefined' : undefined
}

const calculators: Record<string, (a: number, b: number) => number> = {
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '-': (a, b) => a - b,
  '**': (a, b) => a ** b,
}

/**
 * The value of a simple expression of Python or JavaScript: literals, known names, `+` and other
 * arithmetic, `||` and `or`, templates; with `list`, several of them as print shows them. Undefined for any other.
 */
export function evaluate(
  text: string,
  names: Names,
  language: 'python' | 'node',
  list = false,
  depth = 0,
): string | undefined {
  if (depth > 10) return undefined
  if (list) {
    const values = parted(text, ',')
      .filter((part) => part.trim())
      .map((part) => evaluate(part, names, language, false, depth + 1))
    return values.some((value) => value === undefined) ? undefined : values.join(' ')
  }
  for (const or of language === 'node' ? ['||', '??'] : [' or ']) {
    const choices = parted(text, or)
    if (choices.length > 1)
      return (
        choices
          .map((choice) => evaluate(choice, names, language, false, depth + 1))
          .find((value) => value !== undefined && !['undefined', 'None', '', '0', 'null'].includes(value)) ??
        evaluate(choices.at(-1) ?? '', names, language, false, depth + 1)
      )
  }
  const whole = operand(text, names, language, depth)
  if (whole !== undefined) return whole
  const terms = parted(text, '+')
  if (terms.length > 1) {
    const values = terms.map((term) => evaluate(term, names, language, false, depth + 1))
    if (values.some((value) => value === undefined)) return undefined
    const numbers =
      terms.every((term) => !/["'`]/.test(term)) &&
      values.every((value) => value !== '' && !Number.isNaN(Number(value)))
    return numbers ? String(values.reduce((sum, value) => sum + Number(value), 0)) : values.join('')
  }
  for (const [op, apply] of [
    ['-', calculators['-']],
    ['*', calculators['*']],
    ['/', calculators['/']],
    ['%', calculators['%']],
  ] as const) {
    const sides = parted(text, op)
    if (sides.length < 2 || !apply) continue
    const values = sides.map((side) => Number(evaluate(side, names, language, false, depth + 1) ?? Number.NaN))
    if (values.every((value) => !Number.isNaN(value))) return String(values.reduce((left, right) => apply(left, right)))
  }
  return undefined
}
