import { makeDirectories } from '@/domain/docker/files/disk'
import { diskOf } from '@/domain/docker/files/machine-disk'
import type { FsNode } from '@/domain/docker/files/node'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { containerOf, type Sim, setContainer, setVolume } from '@/domain/docker/sim'
import { createVolume } from './volumes'

const rootOf = (sim: Sim, id: string) => diskOf(sim, { container: id }, { ignoreReadOnly: true, withMounts: false })

/** Makes the working directory, in the container's own layer (moby daemon/container/container.go). */
export function makeWorkingDirectory(sim: Sim, id: string): Outcome<null> {
  const { WorkingDir = '' } = containerOf(sim, id).config
  if (!WorkingDir) return done(null)
  const made = makeDirectories(rootOf(sim, id), WorkingDir)
  return made.ok ? made : refuse('system', `Cannot mkdir: ${WorkingDir} is not a directory`)
}

/** Makes an anonymous volume for each path that the image, or -v without a source, declares (daemon/create_unix.go). */
export function addDeclaredVolumes(sim: Sim, id: string): Outcome<string[]> {
  const added: string[] = []
  for (const target of Object.keys(containerOf(sim, id).config.Volumes ?? {})) {
    const path = target.replace(/(.)\/+$/, '$1')
    if (containerOf(sim, id).mounts.some((mount) => mount.target === path)) continue
    const there = rootOf(sim, id).stat(path)
    if (there && there.kind !== 'dir')
      return refuse('system', `cannot mount volume over existing file, file exists ${path}`)
    const volume = createVolume(sim)
    if (!volume.ok) return volume
    const { mounts } = containerOf(sim, id)
    const { name: source } = volume.value
    const mount = { type: 'volume' as const, source, target: path, readOnly: false, anonymous: true as const, mode: '' }
    setContainer(sim, id, { mounts: [...mounts, mount] })
    added.push(path)
  }
  return done(added)
}

/** Copies what the image has at a mount's target into the volume, if that is still empty; owner and mode, too. */
export function populateVolume(sim: Sim, id: string, target: string): void {
  const mount = containerOf(sim, id).mounts.find((other) => other.target === target)
  const root = rootOf(sim, id)
  const place = root.real(target)
  const top = root.stat(target)
  if (mount?.type !== 'volume' || !place.ok || top?.kind !== 'dir') return
  const volume = sim.world.volumes[mount.source]
  if (!volume || Object.keys(volume.tree).length) return
  const tree: Record<string, FsNode> = {}
  for (const { path, node } of root.walk(place.value)) {
    if (path !== place.value) tree[path.slice(place.value === '/' ? 0 : place.value.length)] = node
  }
  setVolume(sim, mount.source, { tree, top })
}
