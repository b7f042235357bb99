import { processOf, setProcess } from '@/domain/docker/shell/machine'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { signalNamed } from '@/domain/docker/shell/signals'
import { secondsOf } from './basics'
import { ended } from './input'
import { isBusybox, missingOperand, refersToHelp, withOptions } from './options'
import { startChild, takeChild } from './run-children'

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

/** Programs that run another one by the clock. */
export const timedPrograms: Record<string, Program> = { timeout, time, watch: watchCommand }
