import type { Container, Status } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { fileChanges } from './changes-files'
import type { ContainerChange, FileChange } from './changes-kinds'

const alive = (status: Status) => status === 'running' || status === 'paused' || status === 'restarting'
const filesIn = (container: Container) => Object.keys(container.changes).length

/** What a container that was not there before has done by now. */
function born(container: Container): ContainerChange {
  const { name, state } = container
  const image = container.config.Image
  if (alive(state.status)) return { kind: 'container-started', name, image, again: false, files: filesIn(container) }
  if (state.startedAt !== null) return { kind: 'container-ran', name, image, exitCode: state.exitCode, again: false }
  return { kind: 'container-created', name, image }
}

/** How the state of one container moved on; null when it did not. */
function moved(before: Container, after: Container): ContainerChange | null {
  const { name, state } = after
  const old = before.state
  const startedAgain = state.startedAt !== old.startedAt
  if (state.status === 'restarting' && old.status !== 'restarting')
    return { kind: 'container-waiting', name, exitCode: state.exitCode }
  if (alive(old.status) && alive(state.status)) {
    if (startedAgain) return { kind: 'container-restarted', name, byPolicy: state.restartCount > old.restartCount }
    if (state.status === old.status) return null
    return state.status === 'paused' ? { kind: 'container-paused', name } : { kind: 'container-unpaused', name }
  }
  if (alive(old.status)) return { kind: 'container-exited', name, exitCode: state.exitCode }
  const image = after.config.Image
  const again = old.startedAt !== null
  if (alive(state.status)) return { kind: 'container-started', name, image, again, files: filesIn(after) }
  return startedAgain ? { kind: 'container-ran', name, image, exitCode: state.exitCode, again } : null
}

function health(before: Container, after: Container): ContainerChange[] {
  const status = after.state.health?.status
  if (!status || status === 'starting' || status === before.state.health?.status) return []
  return [{ kind: 'container-health', name: after.name, health: status }]
}

/** What happened to containers, each followed by what was written into it. */
export function containerChanges(before: World, after: World): (ContainerChange | FileChange)[] {
  if (before.containers === after.containers) return []
  const gone = Object.values(before.containers).filter(({ id }) => !after.containers[id])
  const removed = gone.map(
    (container): ContainerChange => ({
      kind: 'container-removed',
      name: container.name,
      files: filesIn(container),
    }),
  )
  const kept = Object.values(after.containers).flatMap((container) => {
    const old = before.containers[container.id]
    if (old === container) return []
    if (!old) return [born(container), ...fileChanges(after, null, container)]
    const move = moved(old, container)
    const renamed: ContainerChange[] =
      old.name === container.name ? [] : [{ kind: 'container-renamed', name: container.name, from: old.name }]
    return [...renamed, ...(move ? [move] : []), ...health(old, container), ...fileChanges(after, old, container)]
  })
  return [...removed, ...kept]
}
