import { begin, handedDown } from '@/domain/docker/shell/begin'
import { findProgram } from '@/domain/docker/shell/find-program'
import { machineOf, setMachine } from '@/domain/docker/shell/machine'
import type { Run, Verdict } from '@/domain/docker/shell/program'
import { ended } from './input'

/** Commands to run one after the other; `running` is the pid of the one at work, 0 for none. */
export type Children = { commands: string[][]; code: number; running: number }

/** Begins a program that has everything from the one that begins it; its pid, or 127 or 126 for none. */
export function startChild(
  run: Run,
  argv: string[],
  env: Readonly<Record<string, string>> = run.env,
): { pid: number } | { code: number } {
  const { uid, gid, umask } = run.process
  const found = findProgram(run.disk, run.ref, argv, { cwd: run.cwd, path: env.PATH, who: { uid, gid } })
  if (!found.ok) return { code: found.code === 'EACCES' ? 126 : 127 }
  run.writer.flush()
  const { program, identity } = found.value
  const pid = begin(run.sim, run.ref, {
    argv: found.value.argv,
    program,
    identity,
    ...handedDown(run.process),
    umask,
    env: { ...env },
    cwd: run.cwd,
    parent: run.pid,
    fds: run.fds,
  })
  return { pid }
}

/** The exit code of a child, once; undefined while it runs. */
export function takeChild(run: Run, pid: number): number | undefined {
  const { [pid]: code, ...rest } = machineOf(run.sim, run.ref).ended
  if (code !== undefined) setMachine(run.sim, run.ref, { ended: rest })
  return code
}

/** Runs commands one after the other; `fold` makes one exit code of theirs. */
export function runChildren(run: Run, fold: (code: number, next: number) => number = (code) => code): Verdict {
  const state = { ...(run.data as Children) }
  for (;;) {
    if (state.running) {
      const code = takeChild(run, state.running)
      if (code === undefined) return { wait: { for: 'process', pid: state.running }, data: state }
      state.code = fold(state.code, code)
      state.running = 0
    }
    const [argv, ...rest] = state.commands
    if (!argv) return ended(state.code)
    state.commands = rest
    const child = startChild(run, argv)
    if ('pid' in child) state.running = child.pid
    else {
      const why = child.code === 126 ? 'Permission denied' : 'No such file or directory'
      run.err(
        run.variant === 'busybox'
          ? `${run.name}: ${argv[0]}: ${why}\n`
          : `${run.name}: ${run.name === 'find' ? `'${argv[0]}'` : argv[0]}: ${why}\n`,
      )
      state.code = fold(state.code, child.code)
    }
  }
}
