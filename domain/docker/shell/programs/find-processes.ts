import type { Program, Run } from '@/domain/docker/shell/program'
import { signalNamed } from '@/domain/docker/shell/signals'
import type { Process } from '@/domain/docker/world/process'
import { ended } from './input'
import { isBusybox, withOptions } from './options'
import { allOf, command } from './process-list'
import { killText, sendFromInside, sendSignals } from './send-signals'

const kill: Program = (run) => {
  const sent = sendSignals(run.sim, run.ref, run.args, run.process.uid)
  if (sent.kind === 'usage')
    return run.fail(isBusybox(run) ? 'you need to specify whom to kill' : 'not enough arguments')
  if (sent.kind === 'list') run.out(sent.text)
  const problems = sent.kind === 'sent' ? sent.problems : []
  for (const { target, why } of problems)
    run.err(
      `${run.name}: ${isBusybox(run) ? killText(target, why, 'ash') : killText(target, why, 'bash').replace(/^\((.*)\) -/, 'sending signal to $1 failed:')}\n`,
    )
  return ended(problems.length ? 1 : 0)
}

/** Processes whose name, or with `-f` whole command line, has the pattern in it. */
function matching(run: Run, pattern: string, whole: boolean, exact: boolean): Process[] {
  const test = (text: string) => {
    try {
      return exact ? text === pattern : new RegExp(pattern).test(text)
    } catch {
      return text.includes(pattern)
    }
  }
  return allOf(run).filter(
    (process) =>
      process.pid !== run.pid && test(whole ? command(process) : ((process.argv[0] ?? '').split('/').at(-1) ?? '')),
  )
}

const find =
  (kills: boolean): Program =>
  (run) => {
    const first = run.args[0] ?? ''
    const signal = kills && /^-[A-Z0-9]/.test(first) ? signalNamed(first.slice(1)) : undefined
    return withOptions('flxavnou:P:cs:', { full: 'f', exact: 'x', 'list-name': 'l', signal: 's' }, (inner, options) => {
      const [pattern = ''] = options.rest
      const found = matching(inner, pattern, options.has('f'), options.has('x'))
      const name = signal ?? signalNamed(options.value('s') ?? 'TERM') ?? 'TERM'
      for (const process of found) {
        if (kills) sendFromInside(inner.sim, inner.ref, process.pid, name)
        else if (!options.has('c'))
          inner.out(
            `${process.pid}${options.has('a') ? ` ${command(process)}` : options.has('l') ? ` ${isBusybox(inner) ? command(process) : (process.argv[0] ?? '').split('/').at(-1)}` : ''}\n`,
          )
      }
      if (options.has('c')) inner.out(`${found.length}\n`)
      return ended(found.length ? 0 : 1)
    })(signal ? { ...run, args: run.args.slice(1) } : run)
  }

const killall: Program = (run) => {
  const signal = run.args.find((arg) => /^-[A-Z0-9]/.test(arg))
  const name = signalNamed(signal?.slice(1) ?? 'TERM') ?? 'TERM'
  let code = 0
  for (const pattern of run.args.filter((arg) => !arg.startsWith('-'))) {
    const found = matching(run, pattern, false, true)
    for (const process of found) sendFromInside(run.sim, run.ref, process.pid, name)
    if (!found.length) {
      code = 1
      if (!run.args.includes('-q'))
        run.err(
          `${isBusybox(run) ? `${run.name}: ` : ''}${pattern}: no process ${isBusybox(run) ? 'killed' : 'found'}\n`,
        )
    }
  }
  return ended(code)
}

/** pidof: the processes of each name, latest first. */
const pidof: Program = withOptions('so:x', { 'single-shot': 's' }, (run, options) => {
  const found = options.rest.flatMap((name) => matching(run, name.split('/').at(-1) ?? '', false, true)).reverse()
  const pids = found.map(({ pid }) => pid).filter((pid) => String(pid) !== options.value('o'))
  const shown = options.has('s') ? pids.slice(0, 1) : pids
  if (shown.length) run.out(`${shown.join(' ')}\n`)
  return ended(shown.length ? 0 : 1)
})

/** Programs that find processes, and those that send them a signal. */
export const findingProcesses: Record<string, Program> = {
  ...{ kill, killall, pidof },
  pgrep: find(false),
  pkill: find(true),
}
