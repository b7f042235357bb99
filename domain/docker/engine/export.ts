import { packTree } from '@/domain/docker/files/archive'
import { rootTree } from '@/domain/docker/files/machine-disk'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'
import { findContainer } from './find'

/** All files of a container, without what is mounted, as an archive (moby daemon/export.go). */
export function exportContainer(world: World, text: string): Outcome<string> {
  const found = findContainer(world, text)
  if (!found.ok) return found
  const { id, state } = found.value
  if (state.status === 'dead') return refuse('conflict', `You cannot export container ${id} which is Dead`)
  if (state.status === 'removing') return refuse('conflict', `You cannot export container ${id} which is being removed`)
  const files = Object.entries(rootTree(world, found.value)).sort(([a], [b]) => (a < b ? -1 : 1))
  return done(packTree(Object.fromEntries(files.map(([path, node]) => [path.slice(1), node]))))
}
