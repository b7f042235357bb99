import { containerOf, type Sim, setContainer, setState, update } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import { emptyMachine, type Machine } from '@/domain/docker/world/process'
import { discard } from './discard'
import { unwatched } from './health-start'
import { nextTry } from './restart-policy'

/** A machine whose main process ended: the kernel killed the rest; what clients were not given yet is kept for them. */
function dead(machine: Machine): Machine {
  const { 1: _main, ...ended } = machine.ended
  const killed = Object.fromEntries(Object.keys(machine.processes).map((pid) => [pid, 137]))
  return { ...emptyMachine, ended: { ...killed, ...ended }, clients: machine.clients }
}

const textOf = (written: readonly { text: string }[]): string => written.map(({ text }) => text).join('')

/** Leaves to a terminal that was inside the container what it has not shown yet. */
function endSession(sim: Sim, { id, logs, machine }: Container, exitCode: number): void {
  const { session } = sim.world
  if (session?.container !== id || session.ended) return
  const isExec = session.kind === 'exec'
  const output = isExec ? textOf(machine.clients[session.client] ?? []) : textOf(logs).slice(session.seen)
  update(sim, { session: { ...session, ended: { output, exitCode: isExec ? 137 : exitCode } } })
}

/**
 * What the daemon does when a container's main process has ended (moby daemon/monitor.go, handleContainerExit):
 * frees its ports and its address, and then starts it again later, or leaves it, or removes it (--rm).
 */
export function containerEnded(sim: Sim, id: string, exitCode: number): void {
  const container = containerOf(sim, id)
  const { state, host } = container
  const now = sim.world.now
  const wait = nextTry(container, exitCode, now - (state.startedAt ?? now))
  endSession(sim, container, exitCode)
  setContainer(sim, id, { machine: dead(container.machine), ports: [], address: null })
  setState(sim, id, {
    status: wait === null ? 'exited' : 'restarting',
    exitCode,
    finishedAt: now,
    pid: 0,
    restartAt: wait === null ? null : now + wait,
    restartCount: wait === null ? state.restartCount : state.restartCount + 1,
    backoff: wait ?? state.backoff ?? 0,
    health: unwatched(state.health),
  })
  if (wait === null && host.autoRemove && !state.restartingByHand) discard(sim, id, true)
}
