import { findProgram } from '@/domain/docker/shell/find-program'
import { processOf, setProcess } from '@/domain/docker/shell/machine'
import type { Entry, Program, Run, Verdict } from '@/domain/docker/shell/program'
import { numberOf } from '@/domain/docker/shell/signals'
import type { Signal } from '@/domain/docker/world/process'
import { ended, waitForInput } from './input'
import { isBusybox, missingOperand, withOptions } from './options'
import { type Children, runChildren, startChild, takeChild } from './run-children'

/** Becomes another program, or says why it cannot. */
export function become(run: Run, argv: string[], env: Readonly<Record<string, string>> = run.env): Verdict {
  const { uid, gid } = run.process
  const found = findProgram(run.disk, run.ref, argv, { cwd: run.cwd, path: env.PATH, who: { uid, gid } })
  if (found.ok) return { exec: { ...found.value, env: { ...env } } }
  const denied = found.code === 'EACCES' || found.code === 'EISDIR'
  const why = denied ? 'Permission denied' : 'No such file or directory'
  const name = argv[0] ?? ''
  run.err(
    isBusybox(run)
      ? `${run.name}: can't execute '${name}': ${why}\n`
      : `${run.name}: ${run.name === 'nohup' ? `failed to run command '${name}'` : `'${name}'`}: ${why}\n`,
  )
  return ended(denied ? 126 : 127)
}

const env: Program = (run) => {
  const args = [...run.args]
  let variables: Record<string, string> = { ...run.env }
  for (let arg = args[0]; arg?.startsWith('-'); arg = args[0]) {
    args.shift()
    if (arg === '-i' || arg === '-' || arg === '--ignore-environment') variables = {}
    else if (arg === '-u' || arg === '--unset') delete variables[args.shift() ?? '']
    else if (arg.startsWith('--unset=')) delete variables[arg.slice(8)]
    else if (arg === '--') break
    else if (arg !== '-S') {
      run.err(
        isBusybox(run)
          ? `${run.name}: unrecognized option: ${arg.replace(/^-+/, '')}\n`
          : `${run.name}: ${arg.startsWith('--') ? `unrecognized option '${arg}'` : `invalid option -- '${arg.slice(1, 2)}'`}\nTry '${run.name} --help' for more information.\n`,
      )
      return ended(isBusybox(run) ? 1 : 125)
    }
  }
  for (
    let found = /^([^=]+)=([\s\S]*)$/.exec(args[0] ?? '');
    found;
    found = /^([^=]+)=([\s\S]*)$/.exec(args[0] ?? '')
  ) {
    args.shift()
    variables[found[1] ?? ''] = found[2] ?? ''
  }
  if (args.length) return become(run, args, variables)
  run.out(
    Object.entries(variables)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  )
  return ended()
}

const printenv: Program = (run) => {
  if (!run.args.length) return env(run)
  let code = 0
  for (const name of run.args) {
    const value = run.env[name]
    if (value === undefined) code = 1
    else run.out(`${value}\n`)
  }
  return ended(code)
}

/** Words of xargs's input: blanks part them, quotes and backslashes protect them. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/(?:[^\s"'\\]|\\[\s\S]|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replace(/\\([\s\S])|"([^"]*)"|'([^']*)'/g, (_, a = '', b = '', c = '') => a + b + c),
  )
}

const xargs = withOptions(
  'n:I:0rtP:L:d:i',
  { null: '0', 'max-args': 'n', 'no-run-if-empty': 'r', replace: 'I', delimiter: 'd', verbose: 't', 'max-procs': 'P' },
  (run, options) => {
    if (run.data) return runChildren(run, (code, next) => (next ? 123 : code))
    if (run.input.open()) return waitForInput()
    const text = run.input.take(run.input.text().length)
    const command = options.rest.length ? options.rest : ['echo']
    const place = options.value('I')
    const delimiter = options.has('0') ? '\0' : options.value('d')?.replace('\\n', '\n')
    const words =
      delimiter !== undefined
        ? text.split(delimiter).filter(Boolean)
        : place
          ? text
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean)
          : wordsOf(text)
    const size = Number(options.value('n') ?? options.value('L') ?? words.length) || 1
    const commands: string[][] = []
    if (place) for (const word of words) commands.push(command.map((part) => part.replaceAll(place, word)))
    else for (let i = 0; i < words.length; i += size) commands.push([...command, ...words.slice(i, i + size)])
    if (!words.length && !place && !options.has('r')) commands.push(command)
    if (options.has('t')) for (const argv of commands) run.err(`${argv.join(' ')}\n`)
    return runChildren({ ...run, data: { commands, code: 0, running: 0 } satisfies Children }, (code, next) =>
      next === 127 || next === 126 ? next : next ? 123 : code,
    )
  },
  1,
  true,
)

const wrapper: Program = (run) => {
  const argv = run.args.filter((arg, i) => !(i === 0 && /^-/.test(arg)))
  return argv.length ? become(run, argv) : missingOperand(run)
}

/** What tini keeps to itself: as process 1 it has no handler for them, so nothing happens (tini src/tini.c, configure_signals). */
const keptByInit: ReadonlySet<Signal> = new Set([
  'FPE',
  'ILL',
  'SEGV',
  'BUS',
  'ABRT',
  'TRAP',
  'SYS',
  'TTIN',
  'TTOU',
  'CHLD',
])

/** docker-init (tini): begins a program, passes signals on to it, ends as it ends. */
const init: Entry = {
  run: (run) => {
    const state = run.data as { pid: number } | undefined
    if (state) {
      const code = takeChild(run, state.pid)
      return code === undefined ? { wait: { for: 'process', pid: state.pid }, data: state } : ended(code)
    }
    const argv =
      run.args[0] === '--' ? run.args.slice(1) : run.args.filter((arg, i) => !(i === 0 && arg.startsWith('-')))
    const child = startChild(run, argv)
    if ('pid' in child) return { wait: { for: 'process', pid: child.pid }, data: { pid: child.pid } }
    run.err(
      `[FATAL tini (${run.pid})] exec ${argv[0]} failed: ${child.code === 126 ? 'Permission denied' : 'No such file or directory'}\n`,
    )
    return ended(child.code)
  },
  on: (run, signal) => {
    const state = run.data as { pid: number } | undefined
    const child = state && processOf(run.sim, run.ref, state.pid)
    if (!state || !child || numberOf(signal) === 0 || keptByInit.has(signal)) return 'default'
    setProcess(run.sim, run.ref, state.pid, { pending: [...child.pending, signal] })
    return { wait: run.process.waiting, data: state }
  },
}

export const running: Record<string, Entry> = {
  env: { run: env },
  printenv: { run: printenv },
  xargs: { run: xargs },
  nohup: { run: wrapper },
  nice: { run: wrapper },
  stdbuf: { run: wrapper },
  setsid: { run: wrapper },
  'docker-init': init,
  tini: init,
}
