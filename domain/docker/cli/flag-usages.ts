import { byteLength } from '@/domain/docker/files/node'
import { goQuote } from './go-quote'
import { byBytes } from './go-value'
import type { Flag } from './spec'

/** As pflag names a type where the usage has no `name` in back quotes (UnquoteUsage). */
function nameAndUsage(flag: Flag): [name: string, usage: string] {
  const [, before, quoted, after] = /^([^`]*)`([^`]*)`(.*)$/s.exec(flag.usage) ?? []
  if (quoted !== undefined) return [quoted, `${before}${quoted}${after}`]
  return [flag.placeholder ?? (flag.type === 'bool' ? '' : flag.type), flag.usage]
}

const isString = (flag: Flag) => flag.type === 'string' && (flag.placeholder ?? 'string') === 'string'

/** Where a default is worth showing: it is not the zero of its type. */
function defaultOf(flag: Flag): string {
  const { initial = '' } = flag
  if (['', 'false', '<nil>', '0', '0s'].includes(initial)) return ''
  return ` (default ${isString(flag) ? goQuote(initial) : initial})`
}

/** The lines of a command's options (spf13/pflag FlagUsagesWrapped). */
export function flagUsages(flags: readonly Flag[], width: number): string {
  const shown = flags.filter(({ hidden }) => !hidden).sort((a, b) => byBytes(a.name, b.name))
  const rows = shown.map((flag) => {
    const [name, usage] = nameAndUsage(flag)
    const left = `  ${flag.short ? `-${flag.short}, ` : '    '}--${flag.name}${name && ` ${name}`}`
    const alone = flag.alone === undefined ? '' : `[=${isString(flag) ? goQuote(flag.alone) : flag.alone}]`
    return { left: left + alone, right: usage + defaultOf(flag) }
  })
  const widest = Math.max(0, ...rows.map(({ left }) => byteLength(left) + 1))
  return rows
    .map(({ left, right }) => `${left} ${' '.repeat(widest - byteLength(left))} ${wrap(widest + 2, width, right)}\n`)
    .join('')
}

const slop = 5

/** Breaks a usage into lines, those after the first indented (pflag wrap). */
function wrap(indent: number, width: number, text: string): string {
  const narrow = width - indent < 24
  const [margin, room] = narrow ? [16, width - 16] : [indent, width - indent]
  const blanks = `\n${' '.repeat(margin)}`
  const lead = narrow ? blanks : ''
  if (room < 24) return text.replaceAll('\n', lead)
  const lines: string[] = []
  let rest = text
  do {
    const [line, more] = cut(room - slop, rest)
    lines.push(line.replaceAll('\n', blanks))
    rest = more
  } while (rest)
  return lead + lines.join(blanks)
}

function cut(at: number, text: string): [string, string] {
  if (at + slop > text.length) return [text, '']
  const head = text.slice(0, at)
  const blank = Math.max(head.lastIndexOf(' '), head.lastIndexOf('\t'), head.lastIndexOf('\n'))
  if (blank <= 0) return [text, '']
  const line = head.lastIndexOf('\n')
  const end = line > 0 && line < blank ? line : blank
  return [text.slice(0, end), text.slice(end + 1)]
}
