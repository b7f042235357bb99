import { done, type Outcome, refuse } from '@/domain/docker/outcome'

const clause = /^([ugoa]*)((?:[-+=][rwxXst]*)+)$/
const bits: Record<string, number> = { r: 4, w: 2, x: 1 }
const shifts: Record<string, number> = { u: 6, g: 3, o: 0 }

/** Whether `--chmod` can be understood: octal up to 07777, or as chmod writes it (convert_copy.go). */
export function checkMode(text: string): Outcome<null> {
  if (text === '' || (/^[0-7]+$/.test(text) && Number.parseInt(text, 8) <= 0o7777)) return done(null)
  if (!/^\d/.test(text) && text.split(',').every((part) => clause.test(part))) return done(null)
  return refuse('invalid', `invalid chmod parameter: '${text}'. it should be octal string and between 0 and 07777`)
}

function applied(mode: number, part: string, isDirectory: boolean): number {
  const [, who = '', operations = ''] = clause.exec(part) ?? []
  const classes = who === '' || who.includes('a') ? ['u', 'g', 'o'] : [...who]
  let next = mode
  for (const [, sign = '', letters = ''] of operations.matchAll(/([-+=])([rwxXst]*)/g)) {
    const executes = letters.includes('X') && (isDirectory || (next & 0o111) !== 0)
    const value = [...letters].reduce((sum, letter) => sum | (bits[letter] ?? 0), executes ? 1 : 0)
    for (const each of classes) {
      const shift = shifts[each] ?? 0
      if (sign === '=') next &= ~(7 << shift)
      next = sign === '-' ? next & ~(value << shift) : next | (value << shift)
    }
  }
  return next
}

/** A mode after `--chmod`; an empty text leaves it. */
export function changedMode(mode: number, text: string, isDirectory: boolean): number {
  if (text === '') return mode
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8)
  return text.split(',').reduce((now, part) => applied(now, part, isDirectory), mode)
}
