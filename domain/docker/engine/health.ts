import { goDuration } from '@/domain/docker/cli/go-time'
import { signal, spawn } from '@/domain/docker/shell/processes'
import { containerOf, type Sim, setContainer, setState } from '@/domain/docker/sim'
import type { Container, ContainerState, HealthResult } from '@/domain/docker/world/container'
import { environmentOf } from './environment'
import { checkInterval, hasProbe, orDefault } from './health-start'
import { cannotExecute } from './runtime-error'

const client = 'health'
const longestOutput = 4096
const keptResults = 5

type Health = NonNullable<ContainerState['health']>

const isWatched = (container: Container): boolean => container.state.status === 'running' && hasProbe(container)
const timeoutOf = ({ config }: Container) => orDefault(config.Healthcheck?.Timeout, 30_000)

function setHealth(sim: Sim, id: string, part: Partial<Health>): void {
  const { health } = containerOf(sim, id).state
  if (health) setState(sim, id, { health: { ...health, ...part } })
}

/** When something is due: the next check, or the end of one that takes too long; null without checks. */
export function healthDue(container: Container): number | null {
  const { health } = container.state
  if (!health || !isWatched(container)) return null
  return health.probe ? health.probe.startedAt + timeoutOf(container) : health.nextAt
}

/** Begins a check, or ends one that took too long, if it is time (moby daemon/health.go, monitor). */
export function checkHealth(sim: Sim, id: string): void {
  const container = containerOf(sim, id)
  const due = healthDue(container)
  if (due === null || due > sim.world.now) return
  if (container.state.health?.probe) endLate(sim, id, container)
  else beginProbe(sim, id, container)
}

function beginProbe(sim: Sim, id: string, { config }: Container): void {
  const [kind, ...command] = config.Healthcheck?.Test ?? []
  const argv =
    kind === 'CMD-SHELL' ? [...(config.Shell?.length ? config.Shell : ['/bin/sh', '-c']), ...command] : command
  const start = sim.world.now
  const fail = (output: string) => record(sim, id, { start, end: start, exitCode: -1, output })
  const [program] = argv
  if (program === undefined) {
    fail(`healthcheck for container ${id} has no command`)
    return
  }
  const began = spawn(
    sim,
    { container: id },
    {
      argv,
      env: environmentOf({ config }, { tty: false }),
      cwd: config.WorkingDir || '/',
      user: config.User ?? '',
      tty: false,
      stdin: { text: '', open: false },
      stdout: { to: 'client', client },
      stderr: { to: 'client', client },
    },
  )
  if (began.ok) setHealth(sim, id, { probe: { pid: began.value, startedAt: start } })
  else {
    const words = cannotExecute(program, began.code)
    fail(`OCI runtime exec failed: exec failed: unable to start container process: ${words}`)
  }
}

/** What the check wrote, which is then forgotten. */
function takeOutput(sim: Sim, id: string): string {
  const { machine } = containerOf(sim, id)
  const { [client]: written = [], ...clients } = machine.clients
  setContainer(sim, id, { machine: { ...machine, clients } })
  const all = written.map(({ text }) => text).join('')
  return all.length > longestOutput ? `${all.slice(0, longestOutput)}...` : all
}

function endLate(sim: Sim, id: string, container: Container): void {
  const { pid, startedAt } = container.state.health?.probe ?? { pid: 0, startedAt: 0 }
  signal(sim, { container: id }, pid, 'KILL')
  const output = takeOutput(sim, id)
  const words = `Health check exceeded timeout (${goDuration(timeoutOf(container) * 1e6)})`
  record(sim, id, {
    start: startedAt,
    end: sim.world.now,
    exitCode: -1,
    output: output ? `${words}: ${output}` : words,
  })
}

/** Takes in the result of a check that has ended, if one has. */
export function collectProbe(sim: Sim, id: string): void {
  const { machine, state } = containerOf(sim, id)
  const { probe } = state.health ?? {}
  const exitCode = probe && machine.ended[probe.pid]
  if (!probe || exitCode === undefined) return
  const { [probe.pid]: _asked, ...ended } = machine.ended
  setContainer(sim, id, { machine: { ...machine, ended } })
  record(sim, id, { start: probe.startedAt, end: sim.world.now, exitCode, output: takeOutput(sim, id) })
}

/** Counts a result (moby daemon/health.go, handleProbeResult): failures within the start period do not count. */
function record(sim: Sim, id: string, result: HealthResult): void {
  const container = containerOf(sim, id)
  const { health, startedAt } = container.state
  if (!health) return
  const { probe: _done, ...rest } = health
  const retries = container.config.Healthcheck?.Retries || 3
  const inStartPeriod =
    health.status === 'starting' &&
    result.start - (startedAt ?? 0) < orDefault(container.config.Healthcheck?.StartPeriod, 0)
  const failing = result.exitCode === 0 ? 0 : health.failing + (inStartPeriod ? 0 : 1)
  const failed = failing >= retries ? ('unhealthy' as const) : health.status
  const next: Health = {
    ...rest,
    status: result.exitCode === 0 ? 'healthy' : failed,
    failing,
    log: [...health.log, result].slice(-keptResults),
  }
  const after = { ...container, state: { ...container.state, health: next } }
  setState(sim, id, { health: { ...next, nextAt: sim.world.now + checkInterval(after, sim.world.now) } })
}
