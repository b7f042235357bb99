import type { Entry, Program } from '@/domain/docker/shell/program'
import { addWork, dockerWork } from '@/domain/docker/shell/work'
import { echoText } from './echo-text'
import { cannotRead, ended, waitForInput } from './input'
import { isBusybox, missingOperand, withOptions } from './options'
import { printfText } from './printf-text'
import { testExpression } from './test-expression'

const echo: Program = (run) => {
  run.out(echoText(run.args))
  return ended()
}

const printf: Program = (run) => {
  const [format, ...args] = run.args
  if (format === undefined) return missingOperand(run)
  const { text, problems } = printfText(format, args)
  run.out(text)
  for (const { value } of problems)
    run.err(
      isBusybox(run)
        ? `${run.name}: invalid number '${value}'\n`
        : `${run.name}: '${value}': expected a numeric value\n`,
    )
  return ended(problems.length ? 1 : 0)
}

const test: Program = (run) => {
  const bracket = run.name === '['
  if (bracket && run.args.at(-1) !== ']') return run.fail(isBusybox(run) ? 'missing ]' : "missing ']'", 2)
  const args = bracket ? run.args.slice(0, -1) : run.args
  const { uid, gid } = run.process
  const sight = {
    disk: run.disk,
    cwd: run.cwd,
    isTerminal: (fd: number) => run.isTerminal(fd as 0),
    isSet: () => false,
    uid,
    gid,
  }
  const tested = testExpression(args, sight, isBusybox(run) ? 'ash' : 'bash')
  return 'problem' in tested ? run.fail(tested.problem, 2) : ended(tested.value ? 0 : 1)
}

type CatState = { next: number; line: number; failed: boolean }
/** cat: -n, -A and the like by line; input as it comes. */
const cat = withOptions('nAvetbsuETv', { number: 'n', 'show-all': 'A' }, (run, options) => {
  const names = options.rest.length ? options.rest : ['-']
  const state = (run.data as CatState | undefined) ?? { next: 0, line: 1, failed: false }
  const show = (text: string) =>
    run.out(
      options.has('n') || options.has('b')
        ? numbered(text, state)
        : options.has('A') || options.has('e') || options.has('E')
          ? text.replaceAll('\n', '$\n').replaceAll('\t', '^I')
          : text,
    )
  while (state.next < names.length) {
    const name = names[state.next] ?? ''
    if (name !== '-') {
      const read = run.disk.read(run.path(name))
      if (read.ok) show(read.value)
      else {
        state.failed = true
        if (isBusybox(run) && read.code === 'EISDIR') run.err(`${run.name}: read error: Is a directory\n`)
        else cannotRead(run, name, read.message)
      }
    } else {
      show(run.input.take(run.input.text().length))
      if (run.input.open()) return waitForInput(state)
    }
    state.next++
  }
  return ended(state.failed ? 1 : 0)
})

function numbered(text: string, state: CatState): string {
  return text.replace(/[^\n]*\n|[^\n]+$/g, (line) => `${String(state.line++).padStart(6)}\t${line}`)
}

const units: Record<string, number> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }

/** Seconds of a text such as `1.5`, `2m`, `infinity`; null for anything else. */
export function secondsOf(text: string): number | null {
  if (/^(?:inf|infinity)$/i.test(text)) return Number.POSITIVE_INFINITY
  const found = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text)
  return found ? Number(found[1]) * (units[found[2] ?? ''] ?? 1) : null
}

const sleep: Program = (run) => {
  if (run.data !== undefined) return ended()
  if (!run.args.length) return missingOperand(run)
  let total = 0
  for (const arg of run.args) {
    const seconds = secondsOf(arg)
    if (seconds === null) {
      if (isBusybox(run)) return run.fail(`invalid number '${arg}'`)
      run.err(`${run.name}: invalid time interval '${arg}'\nTry '${run.name} --help' for more information.\n`)
      return ended(1)
    }
    total += seconds
  }
  if (total > 1e12) return { wait: { for: 'ever' }, data: null }
  return { wait: { for: 'time', until: run.sim.world.now + Math.round(total * 1000) }, data: null }
}

/** Lines written at a time, before those who read have their turn. */
const yes: Program = (run) => {
  const line = `${run.args.length ? run.args.join(' ') : 'y'}\n`
  run.out(line.repeat(Math.max(1, Math.min(2000, Math.floor(60_000 / line.length)))))
  return { wait: null, data: null }
}

const simple = (run: Program): Entry => ({ run })

export const basics: Record<string, Entry> = {
  echo: simple(echo),
  printf: simple(printf),
  test: simple(test),
  '[': simple(test),
  cat: simple(cat),
  sleep: simple(sleep),
  yes: simple(yes),
  true: simple(() => ended(0)),
  false: simple(() => ended(1)),
  sync: simple(() => ended(0)),
  clear: simple(() => ended(0)),
  docker: {
    run: (run) => {
      if (run.input.open() && !run.isTerminal(0)) return waitForInput()
      const terminal = run.isTerminal(0)
      const text = terminal ? '' : run.input.take(run.input.text().length)
      run.writer.flush()
      addWork(run.sim, dockerWork)
      const code = run.sim.docker(run.sim, run.args, {
        stdin: { terminal, text, open: terminal && run.input.open() },
        out: run.out,
        err: run.err,
        outIsTerminal: run.isTerminal(1),
        errIsTerminal: run.isTerminal(2),
        cwd: run.cwd,
        env: run.env,
      })
      return ended(code)
    },
  },
}
