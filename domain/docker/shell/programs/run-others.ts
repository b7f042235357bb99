import { findProgram } from '@/domain/docker/shell/find-program'
import { processOf, setProcess } from '@/domain/docker/shell/machine'
import type { Entry, Program, Run, Verdict } from '@/domain/docker/shell/program'
import { numberOf, signalNamed } from '@/domain/docker/shell/signals'
import { findUser, usersOf } from '@/domain/docker/shell/users'
import { secondsOf } from './basics'
import { ended, waitForInput } from './input'
import { isBusybox, missingOperand, refersToHelp, withOptions } from './options'
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

type Timed = { pid: number; until: number; killed: boolean; signal: string }

const timeout: Program = (run) =>
  withOptions(
    's:k:pfv',
    { signal: 's', 'kill-after': 'k', 'preserve-status': 'p', foreground: 'f' },
    (inner, options) => {
      const state = inner.data as Timed | undefined
      if (state) return watch(inner, state, options.has('p'))
      const [limit = '', ...argv] = options.rest
      const seconds = secondsOf(limit)
      if (limit && seconds === null)
        return isBusybox(inner)
          ? inner.fail(`invalid number '${limit}'`)
          : refersToHelp(inner, `invalid time interval '${limit}'`, 125)
      if (!argv.length || seconds === null) {
        if (isBusybox(inner)) return missingOperand(inner)
        inner.err(`Try '${inner.name} --help' for more information.\n`)
        return ended(125)
      }
      const child = startChild(inner, argv)
      if ('code' in child) {
        inner.err(
          isBusybox(inner)
            ? `${inner.name}: can't execute '${argv[0]}': No such file or directory\n`
            : `${inner.name}: failed to run command '${argv[0]}': No such file or directory\n`,
        )
        return ended(child.code)
      }
      const until = seconds === 0 ? Number.MAX_SAFE_INTEGER : inner.sim.world.now + seconds * 1000
      return watch(
        inner,
        { pid: child.pid, until, killed: false, signal: signalNamed(options.value('s') ?? 'TERM') ?? 'TERM' },
        false,
      )
    },
    125,
    true,
  )(run)

/** Waits for a child, and ends it when its time is over. */
function watch(run: Run, state: Timed, keep: boolean): Verdict {
  const code = takeChild(run, state.pid)
  if (code !== undefined)
    return ended(state.killed && !keep && state.signal !== 'KILL' ? (isBusybox(run) ? 143 : 124) : code)
  const { now } = run.sim.world
  if (now >= state.until && !state.killed) {
    const child = processOf(run.sim, run.ref, state.pid)
    if (child) setProcess(run.sim, run.ref, state.pid, { pending: [...child.pending, state.signal] })
    return { wait: null, data: { ...state, killed: true } }
  }
  return {
    wait: state.killed ? { for: 'process', pid: state.pid } : { for: 'time', until: state.until, orChild: true },
    data: state,
  }
}

const wrapper: Program = (run) => {
  const argv = run.args.filter((arg, i) => !(i === 0 && /^-/.test(arg)))
  return argv.length ? become(run, argv) : missingOperand(run)
}

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
    if (!state || !child || numberOf(signal) === 0) return 'default'
    setProcess(run.sim, run.ref, state.pid, { pending: [...child.pending, signal] })
    return { wait: run.process.waiting, data: state }
  },
}

/** gosu and su-exec: another user's program in its place. */
const asUser: Program = (run) => {
  const [spec = '', ...argv] = run.args
  const found = findUser(run.disk, spec)
  if (!found.ok) return run.fail(found.message)
  const { name, uid, gid, home } = found.value
  const verdict = become(run, argv, { ...run.env, HOME: home })
  return 'exec' in verdict ? { exec: { ...verdict.exec, who: { user: name || String(uid), uid, gid } } } : verdict
}

/** su: `su USER -c COMMAND`, with `-s SHELL`; without a command, the user's shell. */
const su: Program = (run) => {
  const at = run.args.indexOf('-c')
  const shellAt = run.args.indexOf('-s')
  const values = new Set([at + 1, shellAt + 1].filter((index) => index > 0))
  const [name = 'root', ...rest] = run.args.filter((arg, i) => !arg.startsWith('-') && !values.has(i))
  const found = findUser(run.disk, name)
  if (!found.ok || !found.value.name)
    return run.fail(
      isBusybox(run)
        ? `unknown user ${name}`
        : `user ${name} does not exist or the user entry does not contain all the required fields`,
    )
  const { uid, gid, home } = found.value
  if (run.process.uid !== 0)
    return run.fail(isBusybox(run) ? 'must be suid to work properly' : 'Authentication failure')
  const own = usersOf(run.disk).find((user) => user.name === name)?.shell
  const shell = (shellAt >= 0 ? run.args[shellAt + 1] : undefined) ?? (own || '/bin/sh')
  const command = at >= 0 ? ['-c', run.args[at + 1] ?? ''] : []
  const verdict = become(run, [shell, ...command, ...rest], {
    ...run.env,
    HOME: home,
    USER: name,
    LOGNAME: name,
    SHELL: shell,
  })
  return 'exec' in verdict ? { exec: { ...verdict.exec, who: { user: name, uid, gid } } } : verdict
}

type Measured = { pid: number; began: number; code?: number }

/** time: runs a command and tells how long it took, as bash's keyword or busybox's program does. */
const time: Program = (run) => {
  const state = run.data as Measured | undefined
  const began = state?.began ?? run.sim.world.now
  const argv = run.args.filter((arg, i) => !(i === 0 && arg === '-p'))
  const child = state ?? (argv.length ? startChild(run, argv) : null)
  if (child && 'code' in child && !('pid' in child))
    run.err(
      `${isBusybox(run) ? "time: can't execute" : 'bash:'} ${isBusybox(run) ? `'${argv[0]}'` : `${argv[0]}: command not found`}${isBusybox(run) ? ': No such file or directory' : ''}\n`,
    )
  const code = !child ? 0 : 'pid' in child ? takeChild(run, child.pid) : child.code
  if (code === undefined && child && 'pid' in child)
    return { wait: { for: 'process', pid: child.pid }, data: { pid: child.pid, began } satisfies Measured }
  const seconds = (run.sim.world.now - began) / 1000
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  run.err(
    isBusybox(run)
      ? `real\t${minutes}m ${rest.toFixed(2)}s\nuser\t0m 0.00s\nsys\t0m 0.00s\n`
      : `\nreal\t${minutes}m${rest.toFixed(3)}s\nuser\t0m0.000s\nsys\t0m0.000s\n`,
  )
  return ended(code ?? 0)
}

type Watching = { until: number; pid: number }
/** `watch` runs a command every two seconds, for ever. */
const watchCommand: Program = (run) => {
  const argv = run.args.filter((arg, i) => !arg.startsWith('-') && !/^-n$/.test(run.args[i - 1] ?? ''))
  const state = (run.data as Watching | undefined) ?? { until: 0, pid: 0 }
  if (state.pid && takeChild(run, state.pid) === undefined)
    return { wait: { for: 'process', pid: state.pid }, data: state }
  if (state.until > run.sim.world.now) return { wait: { for: 'time', until: state.until }, data: { ...state, pid: 0 } }
  const child = startChild(run, ['sh', '-c', argv.join(' ')])
  return {
    wait: 'pid' in child ? { for: 'process', pid: child.pid } : null,
    data: { until: run.sim.world.now + 2000, pid: 'pid' in child ? child.pid : 0 },
  }
}

export const running: Record<string, Entry> = {
  env: { run: env },
  printenv: { run: printenv },
  xargs: { run: xargs },
  timeout: { run: timeout },
  nohup: { run: wrapper },
  nice: { run: wrapper },
  stdbuf: { run: wrapper },
  setsid: { run: wrapper },
  gosu: { run: asUser },
  'su-exec': { run: asUser },
  su: { run: su },
  time: { run: time },
  watch: { run: watchCommand },
  'docker-init': init,
  tini: init,
}
