import { familiar } from '@/domain/docker/images/reference'
import { sampleRepository } from '@/domain/docker/samples/registry'
import type { World } from '@/domain/docker/world/world'
import { containerChanges } from './changes-containers'
import { hostFileChanges, volumeFileChanges } from './changes-files'
import { imageChanges } from './changes-images'
import type { Change, OtherChange, VolumeChange } from './changes-kinds'

function volumeChanges(before: World, after: World): VolumeChange[] {
  if (before.volumes === after.volumes) return []
  const made = Object.values(after.volumes).flatMap((volume): VolumeChange[] => {
    const { name, anonymous, tree } = volume
    const old = before.volumes[name]
    if (old === volume) return []
    if (!old || old.createdAt !== volume.createdAt)
      return [{ kind: 'volume-created', name, anonymous, files: Object.keys(tree).length }]
    return volumeFileChanges(name, old.tree, tree)
  })
  const gone = Object.values(before.volumes)
    .filter(({ name }) => !after.volumes[name])
    .map(
      ({ name, anonymous, tree }): VolumeChange => ({
        kind: 'volume-removed',
        name,
        anonymous,
        files: Object.keys(tree).length,
      }),
    )
  return [...made, ...gone]
}

function registryChanges(before: World, after: World): OtherChange[] {
  if (before.registry === after.registry) return []
  return Object.entries(after.registry).flatMap(([repository, { tags }]) => {
    const old = (before.registry[repository] ?? sampleRepository(repository))?.tags ?? {}
    return Object.keys(tags)
      .filter((tag) => tags[tag] !== old[tag])
      .map(
        (tag): OtherChange => ({
          kind: 'registry-pushed',
          name: familiar(`${repository}:${tag}`),
          moved: old[tag] !== undefined,
        }),
      )
  })
}

function cacheChanges(before: World, after: World): OtherChange[] {
  if (before.cache === after.cache) return []
  const now = Object.values(after.cache)
  const used = now.filter((record) => record.uses > (before.cache[record.key]?.uses ?? record.uses)).length
  const grew = Object.keys(after.cache).filter((key) => !before.cache[key]).length
  const shrank = Object.keys(before.cache).filter((key) => !after.cache[key]).length
  const all: OtherChange[] = [
    { kind: 'cache-used', steps: used },
    { kind: 'cache-grew', steps: grew },
    { kind: 'cache-shrank', steps: shrank },
  ]
  return all.filter((change) => 'steps' in change && change.steps > 0)
}

function terminalChanges(before: World, after: World): OtherChange[] {
  const [old, now] = [before.session?.container, after.session?.container]
  if (old === now) return []
  const name = (id: string) => (after.containers[id] ?? before.containers[id])?.name ?? id
  const left: OtherChange[] = old ? [{ kind: 'terminal-left', container: name(old) }] : []
  return now ? [...left, { kind: 'terminal-entered', container: name(now) }] : left
}

/** What is so in `after` and was not in `before`, in the order one would tell it. The clock does not count. */
export function changesBetween(before: World, after: World): Change[] {
  if (before === after) return []
  return [
    ...imageChanges(before, after),
    ...containerChanges(before, after),
    ...volumeChanges(before, after),
    ...registryChanges(before, after),
    ...cacheChanges(before, after),
    ...hostFileChanges(before.host.tree, after.host.tree),
    ...terminalChanges(before, after),
  ]
}
