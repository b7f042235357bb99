import type { Entry, Run } from '@/domain/docker/shell/program'
import { ended } from '@/domain/docker/shell/programs/input'
import { endsOn, isTaken, serve } from './serve'

const option = (args: readonly string[], letter: string): string | undefined => {
  const at = args.findIndex((arg) => arg.startsWith(letter))
  const arg = args[at]
  return arg === undefined ? undefined : arg.length > 2 ? arg.slice(2).replace(/^=/, '') : args[at + 1]
}

const says = (words: string) => (run: Run) => {
  run.out(`Signal handled: ${words}.\n`)
  return 0
}

/** memcached: listens on 11211 and says nothing about it; its protocol is not modelled. */
export const memcached: Entry = {
  run: (run) => {
    if (run.data !== undefined) return serve(run.data as { listens: number[] })
    if (run.args.includes('-V') || run.args.includes('--version')) {
      run.out(`memcached ${run.variant}\n`)
      return ended()
    }
    if (run.process.uid === 0 && option(run.args, '-u') === undefined) {
      run.err("can't run as root without the -u switch\n")
      return ended(64)
    }
    const port = Number(option(run.args, '-p') ?? 11211)
    if (isTaken(run, port)) {
      run.err('bind(): Address already in use\n')
      run.err(`failed to listen on TCP port ${port}: Address already in use\n`)
      return ended(71)
    }
    return serve({ listens: [port], serves: 'memcached' })
  },
  on: (run, signal) =>
    run.data === undefined
      ? 'default'
      : endsOn({ TERM: says('Terminated'), INT: says('Interrupt') }, ['HUP'])(run, signal),
}
