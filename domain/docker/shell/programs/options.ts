import type { Run, Verdict } from '@/domain/docker/shell/program'

/** Options of a command line: letters given, values of those that take one, and what is left. */
export type Options = {
  has: (letter: string) => boolean
  value: (letter: string) => string | undefined
  values: (letter: string) => string[]
  rest: string[]
}

/** An option that the program does not have; `letter` as it was typed. */
type Problem = { option: string; kind: 'unknown' | 'argument' }

/**
 * Reads options as getopt does. @param spec letters, a colon after those that take a value
 * @param long names of long options → the letter that they stand for
 * @param stopsAtFirst options end at the first argument that is none
 */
export function readOptions(
  args: readonly string[],
  spec: string,
  long: Readonly<Record<string, string>> = {},
  stopsAtFirst = false,
): Options | Problem {
  const found: Record<string, string[]> = {}
  const rest: string[] = []
  const queue = [...args]
  const add = (letter: string, value: string) => {
    found[letter] = [...(found[letter] ?? []), value]
  }
  while (queue.length) {
    const arg = queue.shift() ?? ''
    if (arg === '--') {
      rest.push(...queue)
      break
    }
    if (arg.startsWith('--')) {
      const [name = '', given] = splitLong(arg)
      const letter = long[name] ?? Object.entries(long).find(([full]) => full.startsWith(name))?.[1]
      if (letter === undefined) return { option: arg, kind: 'unknown' }
      const takes = spec.includes(`${letter}:`)
      const value = given ?? (takes ? queue.shift() : '')
      if (value === undefined) return { option: `--${name}`, kind: 'argument' }
      add(letter, value)
      continue
    }
    if (!/^-./.test(arg)) {
      rest.push(arg)
      if (stopsAtFirst) {
        rest.push(...queue)
        break
      }
      continue
    }
    for (let i = 1; i < arg.length; i++) {
      const letter = arg[i] ?? ''
      const at = letter === ':' ? -1 : spec.indexOf(letter)
      if (at < 0) return { option: letter, kind: 'unknown' }
      if (spec[at + 1] !== ':') {
        add(letter, '')
        continue
      }
      const value = arg.slice(i + 1) || queue.shift()
      if (value === undefined) return { option: letter, kind: 'argument' }
      add(letter, value)
      break
    }
  }
  return {
    rest,
    has: (letter) => found[letter] !== undefined,
    value: (letter) => found[letter]?.at(-1),
    values: (letter) => found[letter] ?? [],
  }
}

function splitLong(arg: string): [string, string | undefined] {
  const at = arg.indexOf('=')
  return at < 0 ? [arg.slice(2), undefined] : [arg.slice(2, at), arg.slice(at + 1)]
}

export const busyboxBanner = 'BusyBox v1.37.0 (2025-12-16 14:19:28 UTC) multi-call binary.'

/** Says what is wrong with an option, as busybox (on musl) or GNU programs do. */
function complain(run: Run, { option, kind }: Problem, code: number): Verdict {
  const long = option.startsWith('--')
  if (run.variant === 'busybox') {
    const shown = long ? option.slice(2) : option
    run.err(`${run.name}: ${kind === 'unknown' ? 'unrecognized option' : 'option requires an argument'}: ${shown}\n`)
    run.err(`${busyboxBanner}\n\nUsage: ${run.name} [OPTIONS] [ARG]...\n`)
    return { exit: 1 }
  }
  if (kind === 'unknown')
    run.err(`${run.name}: ${long ? `unrecognized option '${option}'` : `invalid option -- '${option}'`}\n`)
  else
    run.err(
      `${run.name}: option ${long ? `'${option}' requires an argument` : `requires an argument -- '${option}'`}\n`,
    )
  run.err(`Try '${run.name} --help' for more information.\n`)
  return { exit: code }
}

/** A program that has options; those that it does not have end it. @param code what it then exits with */
export const withOptions =
  (
    spec: string,
    long: Readonly<Record<string, string>>,
    program: (run: Run, options: Options) => Verdict,
    code = 1,
    stopsAtFirst = false,
  ) =>
  (run: Run): Verdict => {
    const options = readOptions(run.args, spec, long, stopsAtFirst)
    return 'kind' in options ? complain(run, options, code) : program(run, options)
  }

/** A bad argument of a GNU program that refers to its help. */
export function refersToHelp(run: Run, message: string, code = 1): Verdict {
  run.err(`${run.name}: ${message}\nTry '${run.name} --help' for more information.\n`)
  return { exit: code }
}

export const isBusybox = (run: Run): boolean => run.variant === 'busybox'

/** `missing operand`, as busybox (its usage) or GNU programs say it; `what` is missing, a file operand for some. */
export function missingOperand(run: Run, code = 1, what = 'operand'): Verdict {
  if (isBusybox(run)) run.err(`${busyboxBanner}\n\nUsage: ${run.name} [OPTIONS] FILE...\n`)
  else run.err(`${run.name}: missing ${what}\nTry '${run.name} --help' for more information.\n`)
  return { exit: code }
}
