import type { Expression } from './awk-syntax'
import type { Awk } from './awk-values'
import { printfText } from './printf-text'

type Value = string | number
type Call = {
  awk: Awk
  args: readonly Expression[]
  value: (i: number) => Value
  source: (i: number) => string
  assign: (i: number, value: Value) => void
}

const text = (value: Value): string =>
  typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))
const number = (value: Value): number => (typeof value === 'number' ? value : Number.parseFloat(value) || 0)

const expression = (source: string, flags = ''): RegExp => {
  try {
    return new RegExp(source, flags)
  } catch {
    return /(?!)/
  }
}

function substitute({ args, value, source, assign, awk }: Call, all: boolean): number {
  const by = text(value(1))
  const target = args[2]
  const old = target ? text(value(2)) : (awk.fields[0] ?? '')
  let count = 0
  const fresh = old.replace(expression(source(0), all ? 'g' : ''), (whole) => {
    count++
    return by.replace(/\\&|&/g, (mark) => (mark === '&' ? whole : '&'))
  })
  if (!count) return 0
  if (target) assign(2, fresh)
  else {
    const separator = text(awk.names.FS ?? ' ')
    awk.fields = [fresh, ...(separator === ' ' ? fresh.trim().split(/\s+/).filter(Boolean) : fresh.split(separator))]
    awk.names.NF = awk.fields.length - 1
  }
  return count
}

/** awk's own functions. */
export const awkFunctions: Readonly<Record<string, (call: Call) => Value>> = {
  length: ({ args, value, awk }) => {
    const [of] = args
    if (of?.e === 'name' && awk.lists[of.name]) return Object.keys(awk.lists[of.name] ?? {}).length
    return of ? text(value(0)).length : (awk.fields[0] ?? '').length
  },
  substr: ({ args, value }) => {
    const start = Math.round(number(value(1)))
    const end = args[2] ? start + Math.round(number(value(2))) : Number.POSITIVE_INFINITY
    return text(value(0)).slice(Math.max(0, start - 1), Math.max(0, end - 1))
  },
  index: ({ value }) => text(value(0)).indexOf(text(value(1))) + 1,
  split: ({ args, value, source, awk }) => {
    const [, list] = args
    const by = args[2] ? source(2) : text(awk.names.FS ?? ' ')
    const whole = text(value(0))
    const parts =
      whole === ''
        ? []
        : by === ' '
          ? whole.trim().split(/\s+/)
          : by.length === 1
            ? whole.split(by)
            : whole.split(expression(by))
    if (list?.e === 'name') awk.lists[list.name] = Object.fromEntries(parts.map((part, i) => [String(i + 1), part]))
    return parts.length
  },
  sub: (call) => substitute(call, false),
  gsub: (call) => substitute(call, true),
  match: ({ value, source, awk }) => {
    const found = expression(source(1)).exec(text(value(0)))
    awk.names.RSTART = found ? found.index + 1 : 0
    awk.names.RLENGTH = found ? found[0].length : -1
    return found ? found.index + 1 : 0
  },
  toupper: ({ value }) => text(value(0)).toUpperCase(),
  tolower: ({ value }) => text(value(0)).toLowerCase(),
  sprintf: ({ args, value }) =>
    printfText(
      text(value(0)).replaceAll('\\', '\\\\'),
      args.slice(1).map((_, i) => text(value(i + 1))),
    ).text,
  int: ({ value }) => Math.trunc(number(value(0))),
  sqrt: ({ value }) => Math.sqrt(number(value(0))),
  exp: ({ value }) => Math.exp(number(value(0))),
  log: ({ value }) => Math.log(number(value(0))),
  sin: ({ value }) => Math.sin(number(value(0))),
  cos: ({ value }) => Math.cos(number(value(0))),
  rand: () => 0.840188,
  srand: () => 0,
  systime: ({ awk }) => Math.floor(awk.run.sim.world.now / 1000),
  system: () => 0,
  close: () => 0,
  fflush: () => 0,
}
