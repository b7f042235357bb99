import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { containerOf, type Sim, setState } from '@/domain/docker/sim'
import { moveTo, waitFor } from './clock'
import { findContainer } from './find'
import { hasExited, killForGood, killWithSignal } from './kill'
import { parseSignal } from './signals'
import { startContainer } from './start'
import { isRunning } from './status'

/** `timeout` in seconds; negative waits for ever. Both are the container's own where they are not given. */
export type StopHow = { signal: string; timeout: number | null }

/** A container that was told to stop, and until when it may take. */
type Stopping = { id: string; deadline: number; forEver: boolean }

const defaultTimeout = 10
const longestWait = 3_600_000

/**
 * The stop signal (moby daemon/stop.go, containerStop); with no time to obey it, KILL comes before it is heard. One
 * that is about to be started again has nothing to obey with: it stays stopped.
 */
function tellToStop(sim: Sim, id: string, { signal, timeout }: StopHow): Outcome<Stopping> {
  const { config, state } = containerOf(sim, id)
  const asked = parseSignal(signal || config.StopSignal || 'TERM')
  if (!asked.ok && signal) return asked
  const seconds = timeout ?? config.StopTimeout ?? defaultTimeout
  const { now } = sim.world
  if (seconds !== 0 || state.status === 'restarting') killWithSignal(sim, id, asked.ok ? asked.value : 'TERM')
  const wait = seconds < 0 ? longestWait : seconds * 1000
  return done({ id, deadline: now + wait, forEver: seconds < 0 })
}

/** Waits until it has stopped; when the time is over, KILL. */
function awaitStop(sim: Sim, { id, deadline, forEver }: Stopping): void {
  const waited = waitFor(sim, () => hasExited(sim, id), Math.max(0, deadline - sim.world.now))
  if (waited === 'done' || forEver) return
  moveTo(sim, deadline)
  if (!hasExited(sim, id)) killForGood(sim, id)
}

/** Stops containers, all at the same time; one that does not run is left as it is (304 is no error). */
export function requestStops(sim: Sim, texts: readonly string[], how: StopHow): Outcome<null>[] {
  const told = texts.map((text): Outcome<Stopping | null> => {
    const found = findContainer(sim.world, text)
    if (!found.ok) return found
    if (!isRunning(found.value)) return done(null)
    const stopping = tellToStop(sim, found.value.id, how)
    return stopping.ok ? stopping : refuse(stopping.code, `cannot stop container: ${text}: ${stopping.message}`)
  })
  for (const stopping of told) if (stopping.ok && stopping.value) awaitStop(sim, stopping.value)
  return told.map((stopping) => (stopping.ok ? done(null) : stopping))
}

/** docker restart: stops what runs, and starts (moby daemon/restart.go). */
export function requestRestart(sim: Sim, text: string, how: StopHow): Outcome<null> {
  const found = findContainer(sim.world, text)
  if (!found.ok) return found
  const { id } = found.value
  const refusing = (code: string, message: string) => refuse(code, `Cannot restart container ${text}: ${message}`)
  if (isRunning(found.value)) {
    setState(sim, id, { restartingByHand: true })
    const told = tellToStop(sim, id, how)
    if (told.ok) awaitStop(sim, told.value)
    setState(sim, id, { restartingByHand: false })
    if (!told.ok) return refusing(told.code, told.message)
  }
  if (isRunning(containerOf(sim, id))) return done(null)
  const { OpenStdin, Tty } = containerOf(sim, id).config
  const started = startContainer(sim, id, { text: '', open: OpenStdin || Tty })
  return started.ok ? started : refusing(started.code, started.message)
}
