import type { Entry, Run } from '@/domain/docker/shell/program'
import { formatDate } from '@/domain/docker/shell/programs/date'
import { ended } from '@/domain/docker/shell/programs/input'
import { endsOn, isTaken, serve } from './serve'

function note(run: Run, message: string): void {
  const time = formatDate(run.sim.world.now, '%Y-%m-%dT%H:%M:%S.000000000Z')
  run.err(`time="${time}" level=info msg="${message}" service=registry version=${run.variant}\n`)
}

/** Where it listens: `addr: :5000` in its settings, or what REGISTRY_HTTP_ADDR says instead. */
function portOf(run: Run, settings: string): number {
  const address = run.env.REGISTRY_HTTP_ADDR ?? /^\s*addr:\s*(\S+)/m.exec(settings)?.[1] ?? ':5000'
  return Number(address.split(':').at(-1))
}

/** `registry serve FILE`: the API of a registry over HTTP (network/registry-answer.ts). */
export const registry: Entry = {
  run: (run) => {
    if (run.data !== undefined) return serve(run.data as { listens: number[] })
    const [verb, file = ''] = run.args
    if (verb === '--version' || verb === '-v') {
      run.out(`${run.name} github.com/distribution/distribution/v3 ${run.variant}\n`)
      return ended()
    }
    if (verb !== 'serve') return run.fail(`unknown command "${verb ?? ''}" for "registry"`, 1)
    const read = run.disk.read(run.path(file))
    if (!read.ok) {
      run.err(`configuration error: open ${file}: no such file or directory\n`)
      return ended(1)
    }
    const port = portOf(run, read.value)
    if (isTaken(run, port)) return run.fail(`listen tcp :${port}: bind: address already in use`, 1)
    note(run, 'using inmemory blob descriptor cache')
    note(run, `listening on [::]:${port}`)
    return serve({ listens: [port], serves: 'registry' })
  },
  on: (run, signal) => {
    if (run.data === undefined) return 'default'
    const stop = (at: Run) => {
      note(at, 'stopping server gracefully. Draining connections for 1m0s')
      return 0
    }
    return endsOn({ TERM: stop, INT: stop })(run, signal)
  },
}
