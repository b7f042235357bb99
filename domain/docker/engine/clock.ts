import { nextWake, runMachine } from '@/domain/docker/shell/processes'
import { type Sim, setState, update } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import { containerEnded } from './exit'
import { ownContainers } from './find'
import { checkHealth, collectProbe, healthDue } from './health'
import { startContainer } from './start'

/** Rounds in which everything that can run runs; more are not needed, as machines cannot wake one another. */
const longestSettle = 20
/** Instants at which something happens, within one wait. */
const mostEvents = 1_500

/** One container's processes run until they wait; the daemon notices what ended. */
function runContainer(sim: Sim, id: string): void {
  runMachine(sim, { container: id })
  collectProbe(sim, id)
  const exitCode = sim.world.containers[id]?.machine.ended[1]
  if (exitCode !== undefined) containerEnded(sim, id, exitCode)
}

const canRun = ({ state }: Container) => state.status === 'running'

/** Runs whatever can run now, on the host and in every container, until all of it waits. */
export function settle(sim: Sim): void {
  for (let round = 0; round < longestSettle; round++) {
    const before = sim.world
    runMachine(sim, 'host')
    for (const { id } of ownContainers(sim.world)) {
      const container = sim.world.containers[id]
      if (container && canRun(container)) runContainer(sim, id)
    }
    if (sim.world === before) return
  }
}

/** Instants at which a container does something by itself. */
function dueTimes(container: Container): (number | null)[] {
  if (container.state.status === 'restarting') return [container.state.restartAt]
  return canRun(container) ? [nextWake(container.machine), healthDue(container)] : []
}

function nextEvent(sim: Sim): number | null {
  const due = [nextWake(sim.world.host.machine), ...ownContainers(sim.world).flatMap(dueTimes)].filter(
    (at) => at !== null,
  )
  return due.length ? Math.max(sim.world.now, Math.min(...due)) : null
}

/** The restart policy starts a container again; one that cannot start stays stopped (moby daemon/monitor.go). */
function startAgain(sim: Sim, { id, state }: Container): void {
  const started = startContainer(sim, id, { text: '', open: false }, true)
  if (!started.ok && sim.world.containers[id])
    setState(sim, id, { status: 'exited', exitCode: state.exitCode, finishedAt: sim.world.now, restartAt: null })
}

/** Everything that is due at this instant. */
function happen(sim: Sim): void {
  for (const container of ownContainers(sim.world)) {
    const { status, restartAt } = container.state
    if (status === 'restarting' && (restartAt ?? 0) <= sim.world.now) startAgain(sim, container)
    else if (canRun(container)) checkHealth(sim, container.id)
  }
  settle(sim)
}

/** Lets time pass until an instant; everything that falls due on the way happens, in order. */
export function moveTo(sim: Sim, until: number): void {
  settle(sim)
  for (let events = 0; events < mostEvents; events++) {
    const next = nextEvent(sim)
    if (next === null || next > until) break
    update(sim, { now: next })
    happen(sim)
  }
  if (until > sim.world.now) update(sim, { now: until })
}

/**
 * Lets time pass until something is so. `never`: nothing that is going on can make it so;
 * `limit`: that much simulated time has passed, or too much has happened in it.
 */
export function waitFor(sim: Sim, isSo: () => boolean, limit: number): 'done' | 'never' | 'limit' {
  const deadline = sim.world.now + limit
  settle(sim)
  for (let events = 0; events < mostEvents; events++) {
    if (isSo()) return 'done'
    const next = nextEvent(sim)
    if (next === null) return 'never'
    if (next > deadline) {
      update(sim, { now: deadline })
      return 'limit'
    }
    update(sim, { now: next })
    happen(sim)
  }
  return isSo() ? 'done' : 'limit'
}
