import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { checkFlag, isTrueText, numberOfFlag } from './flag-value'
import { goQuote } from './go-quote'
import type { Flag, Flags } from './spec'

export type Parsed = {
  flags: Flags
  args: string[]
  /** Help was asked for; `deprecated` where by -h. */
  help: boolean
  deprecated: boolean
}

const helpFlag: Flag = { name: 'help', short: 'h', type: 'bool', usage: 'Print usage', hidden: true }

/** Flags with the help flag that every command has; its -h gives way to a command's own. */
function withHelp(flags: readonly Flag[]): Flag[] {
  if (flags.some(({ name }) => name === 'help')) return [...flags]
  return [...flags, flags.some(({ short }) => short === 'h') ? { ...helpFlag, short: undefined } : helpFlag]
}

const standsAlone = (flag: Flag): string | undefined => flag.alone ?? (flag.type === 'bool' ? 'true' : undefined)

/**
 * Splits a command's arguments into flags and the rest, in pflag's way (spf13/pflag flag.go).
 * Refuses in its words: `unknown flag: --foo`, `flag needs an argument: 'p' in -p`.
 */
export function parseFlags(
  known: readonly Flag[],
  argv: readonly string[],
  { stopsAtArgument = false } = {},
): Outcome<Parsed> {
  const flags = withHelp(known)
  const values = new Map<string, string[]>()
  const args: string[] = []
  let deprecated = false

  function set(flag: Flag, text: string): Outcome<null> {
    const checked = checkFlag(flag, text)
    if (!checked.ok) {
      const name = flag.short ? `-${flag.short}, --${flag.name}` : `--${flag.name}`
      return refuse('flag', `invalid argument ${goQuote(text)} for "${name}" flag: ${checked.message}`)
    }
    values.set(flag.name, flag.type === 'list' ? [...(values.get(flag.name) ?? []), checked.value] : [checked.value])
    return done(null)
  }

  /** @returns how many further arguments it took */
  function long(arg: string, next: string | undefined): Outcome<number> {
    const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(arg) ?? []
    if (/^--[-=]/.test(arg)) return refuse('flag', `bad flag syntax: ${arg}`)
    const flag = flags.find((candidate) => candidate.name === name)
    if (!flag) return refuse('flag', `unknown flag: --${name}`)
    const given = value ?? standsAlone(flag)
    if (given === undefined && next === undefined) return refuse('flag', `flag needs an argument: --${name}`)
    const outcome = set(flag, given ?? next ?? '')
    return outcome.ok ? done(given === undefined ? 1 : 0) : outcome
  }

  function short(arg: string, next: string | undefined): Outcome<number> {
    let letters = arg.slice(1)
    while (letters) {
      const [letter = ''] = letters
      const flag = flags.find((candidate) => candidate.short === letter)
      if (!flag) return refuse('flag', `unknown shorthand flag: '${letter}' in -${letters}`)
      if (flag === helpFlag) deprecated = true
      const rest = letters.slice(1)
      const alone = standsAlone(flag)
      const attached = rest.length > 1 && rest.startsWith('=') ? rest.slice(1) : alone === undefined ? rest : ''
      const value = attached || alone
      if (value === undefined && next === undefined)
        return refuse('flag', `flag needs an argument: '${letter}' in -${letters}`)
      const outcome = set(flag, value ?? next ?? '')
      if (!outcome.ok) return outcome
      if (value === undefined) return done(1)
      letters = attached ? '' : rest
    }
    return done(0)
  }

  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? ''
    if (arg === '--') {
      args.push(...argv.slice(i + 1))
      break
    }
    if (!arg.startsWith('-') || arg === '-') {
      if (stopsAtArgument) {
        args.push(...argv.slice(i))
        break
      }
      args.push(arg)
      continue
    }
    const taken = arg.startsWith('--') ? long(arg, argv[i + 1]) : short(arg, argv[i + 1])
    if (!taken.ok) return taken
    i += taken.value
  }
  return done({ flags: readerOf(flags, values), args, help: isTrueText(values.get('help')?.[0] ?? ''), deprecated })
}

/** Reads values by flag name; what was not given has its initial value, or the zero of its type. */
function readerOf(known: Flag[], values: Map<string, string[]>): Flags {
  const flagOf = (name: string): Flag => {
    const flag = known.find((candidate) => candidate.name === name)
    if (!flag) throw new Error(`a command asks for its flag --${name}, which it does not declare`)
    return flag
  }
  const textOf = (name: string): string => values.get(name)?.[0] ?? flagOf(name).initial ?? ''
  return {
    bool: (name) => isTrueText(textOf(name)),
    text: textOf,
    int(name) {
      const value = numberOfFlag(flagOf(name), textOf(name))
      return value.ok ? value.value : 0
    },
    list: (name) => values.get(name) ?? (flagOf(name).initial ? [flagOf(name).initial ?? ''] : []),
    given: (name) => values.has(name),
  }
}
