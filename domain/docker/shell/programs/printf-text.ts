import { withoutEscapes } from './escapes'

export type Printed = { text: string; problems: { value: string; kind: 'number' | 'directive' }[] }

const directive = /%(?:%|([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+)?)?([a-zA-Z]))/g

type Take = () => string | undefined

function number(value: string | undefined, problems: Printed['problems']): number {
  if (value === undefined || value === '') return 0
  if (/^['"]/.test(value)) return value.codePointAt(1) ?? 0
  const text = value.trim()
  if (/^[-+]?0[xX][0-9a-fA-F]+$/.test(text))
    return (text.startsWith('-') ? -1 : 1) * Number.parseInt(text.replace(/^[-+]/, ''), 16)
  if (/^[-+]?0[0-7]+$/.test(text)) return Number.parseInt(text, 8)
  const parsed = Number.parseFloat(text)
  if (Number.isNaN(parsed) || !/^[-+]?[\d.]+(?:e[-+]?\d+)?$/i.test(text)) problems.push({ value, kind: 'number' })
  return Number.isNaN(parsed) ? 0 : parsed
}

const quoteWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : text === '' ? "''" : text.replace(/[^\w@%+=:,./-]/g, '\\$&')

function convert(
  letter: string,
  precision: number | undefined,
  take: Take,
  problems: Printed['problems'],
): string | null {
  switch (letter) {
    case 's':
      return (take() ?? '').slice(0, precision)
    case 'b':
      return withoutEscapes(take() ?? '', 'printf').text.slice(0, precision)
    case 'q':
      return quoteWord(take() ?? '')
    case 'c':
      return (take() ?? '').slice(0, 1)
    case 'd':
    case 'i':
      return String(Math.trunc(number(take(), problems))).replace(
        /^(-?)(\d+)$/,
        (_, sign, digits) => sign + digits.padStart(precision ?? 0, '0'),
      )
    case 'u':
      return String(Math.abs(Math.trunc(number(take(), problems))))
    case 'x':
      return Math.trunc(number(take(), problems)).toString(16)
    case 'X':
      return Math.trunc(number(take(), problems)).toString(16).toUpperCase()
    case 'o':
      return Math.trunc(number(take(), problems)).toString(8)
    case 'f':
    case 'F':
      return number(take(), problems).toFixed(precision ?? 6)
    case 'e':
      return number(take(), problems)
        .toExponential(precision ?? 6)
        .replace(/e([-+])(\d)$/, 'e$10$2')
    case 'g':
      return String(Number(number(take(), problems).toPrecision(precision || 6)))
    default:
      return null
  }
}

function pad(text: string, flags: string, width: number, letter: string): string {
  const signed = flags.includes('+') && /[dif]/.test(letter) && !text.startsWith('-') ? `+${text}` : text
  if (flags.includes('-')) return signed.padEnd(width)
  if (flags.includes('0') && /[diouxXfeg]/.test(letter)) {
    const sign = /^[-+]/.exec(signed)?.[0] ?? ''
    return sign + signed.slice(sign.length).padStart(width - sign.length, '0')
  }
  return signed.padStart(width)
}

/** What `printf` prints: the format is used again while there are arguments. */
export function printfText(format: string, args: readonly string[]): Printed {
  const problems: Printed['problems'] = []
  let rest = [...args]
  let text = ''
  let stop = false
  const once = () => {
    let last = 0
    for (const found of format.matchAll(directive)) {
      const before = withoutEscapes(format.slice(last, found.index), 'printf', true)
      text += before.text
      last = found.index + found[0].length
      if (before.stop) {
        stop = true
        return
      }
      if (found[0] === '%%') {
        text += '%'
        continue
      }
      const [, flags = '', width, precision, letter = ''] = found
      const take: Take = () => rest.shift()
      const wide = width === '*' ? Math.trunc(number(take(), problems)) : Number(width ?? 0)
      const places =
        precision === '*'
          ? Math.trunc(number(take(), problems))
          : precision === undefined
            ? found[0].includes('.')
              ? 0
              : undefined
            : Number(precision)
      const value = convert(letter, places, take, problems)
      if (value === null) {
        problems.push({ value: found[0], kind: 'directive' })
        stop = true
        return
      }
      text += pad(value, wide < 0 ? `${flags}-` : flags, Math.min(Math.abs(wide), 10_000), letter)
    }
    const after = withoutEscapes(format.slice(last), 'printf', true)
    text += after.text
    stop = after.stop
  }
  once()
  for (let left = rest.length; !stop && left > 0; left = rest.length) {
    once()
    if (rest.length === left) break
  }
  rest = []
  return { text, problems }
}
