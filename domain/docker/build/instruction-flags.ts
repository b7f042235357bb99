import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { withSuggestion } from './suggestion'

/** What flags an instruction knows: `strings` may be given several times. */
export type FlagKinds = Readonly<Record<string, 'bool' | 'string' | 'strings'>>
export type FlagValues = {
  text: (name: string) => string
  bool: (name: string) => boolean
  list: (name: string) => string[]
  given: (name: string) => boolean
}

const refused = (message: string) => refuse('invalid', message)

function flagValue(kind: string, flag: string, sign: number, text: string): Outcome<string> {
  const name = sign < 0 ? flag : flag.slice(0, sign)
  if (kind !== 'bool') return sign < 0 ? refused(`missing a value on flag: ${name}`) : done(text)
  if (sign >= 0 && text === '') return refused(`missing a value on flag: ${name}`)
  const lower = text.toLowerCase()
  if (lower === 'true' || lower === '') return done('true')
  if (lower === 'false') return done('false')
  return refused(`expecting boolean value for flag ${name}, not: ${text}`)
}

/** Reads an instruction's flags (buildkit instructions/bflag.go Parse). */
export function readFlags(flags: readonly string[], kinds: FlagKinds): Outcome<FlagValues> {
  const values: Record<string, string[]> = {}
  for (const flag of flags) {
    if (!flag.startsWith('--')) return refused(`arg should start with -- : ${flag}`)
    const sign = flag.indexOf('=')
    const name = flag.slice(2, sign < 0 ? undefined : sign)
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
    if (!kind) return refused(withSuggestion(`unknown flag: --${name}`, name, Object.keys(kinds)))
    if (values[name] && kind !== 'strings') return refused(`duplicate flag specified: --${name}`)
    const value = flagValue(kind, flag, sign, sign < 0 ? '' : flag.slice(sign + 1))
    if (!value.ok) return value
    values[name] = [...(values[name] ?? []), value.value]
  }
  return done({
    text: (name) => values[name]?.[0] ?? '',
    bool: (name) => values[name]?.[0] === 'true',
    list: (name) => values[name] ?? [],
    given: (name) => values[name] !== undefined,
  })
}
