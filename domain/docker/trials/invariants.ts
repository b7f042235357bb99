import { digestOf } from '@/domain/docker/digest'
import { diffIdOf } from '@/domain/docker/files/layers'
import { blobDigest } from '@/domain/docker/images/digests'
import { listImages } from '@/domain/docker/images/store'
import { blobOf } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'

/**
 * What is wrong with a world, in words; empty for every world that commands can
 * make. Tests of random scripts hold the model to it.
 */
export function brokenInvariants(world: World): string[] {
  return [
    ...Object.values(world.containers).flatMap((container) => ofContainer(world, container)),
    ...sharedNames(world),
    ...sharedPorts(world),
    ...ofImages(world),
    ...Object.values(world.cache).flatMap(({ key, layer }) =>
      layer && !blobOf(world, layer) ? [`the build cache ${key} names a layer that is gone`] : [],
    ),
  ]
}

const alive = ({ state }: Container) => state.status === 'running' || state.status === 'paused'

function ofContainer(world: World, container: Container): string[] {
  const { name, state, machine, mounts, layers, ports } = container
  const processes = Object.keys(machine.processes).length
  const rules: [boolean, string][] = [
    [layers.every((digest) => blobOf(world, digest)?.kind === 'layer'), 'stands on a layer that is gone'],
    [mounts.every(({ type, source }) => type !== 'volume' || source in world.volumes), 'mounts a volume that is gone'],
    [!alive(container) || (state.startedAt !== null && state.pid > 0), 'runs without having started'],
    [!alive(container) || processes > 0, 'runs without a process'],
    [alive(container) || processes === 0, 'has processes without running'],
    [alive(container) || state.pid === 0, 'has a pid without running'],
    [alive(container) || ports.length === 0 || state.status === 'restarting', 'holds ports without running'],
    [state.status !== 'exited' || state.finishedAt !== null, 'has ended at no time'],
    [state.status !== 'removing', 'is being removed between two commands'],
    [/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name), 'has a name that Docker refuses'],
  ]
  return rules.flatMap(([holds, words]) => (holds ? [] : [`container ${name} (${state.status}) ${words}`]))
}

function sharedNames({ containers }: World): string[] {
  const seen = new Set<string>()
  return Object.values(containers).flatMap(({ name, store }) => {
    const key = `${store}/${name}`
    if (seen.has(key)) return [`two containers are called ${name}`]
    seen.add(key)
    return []
  })
}

function sharedPorts({ containers }: World): string[] {
  const seen = new Set<string>()
  return Object.values(containers).flatMap((container) =>
    container.ports.flatMap(({ hostPort, protocol, hostIp }) => {
      if (hostPort === null || !alive(container)) return []
      const key = `${hostIp}:${hostPort}/${protocol}`
      if (seen.has(key)) return [`port ${key} is given out twice`]
      seen.add(key)
      return []
    }),
  )
}

function ofImages(world: World): string[] {
  return listImages(world).flatMap(({ id, layers, manifest, configDigest }) => {
    const local =
      world.store === 'overlay2' || [manifest, configDigest].every((digest) => world.containerd.content[digest])
    const whole = layers.every((digest) => blobOf(world, digest)?.kind === 'layer')
    return local && whole ? [] : [`image ${id} is not whole`]
  })
}

/** Blobs made in a world whose content no longer fits their digest. Slow: it hashes all of them. */
export function changedBlobs(world: World): string[] {
  return Object.entries(world.blobs).flatMap(([digest, blob]) =>
    blobDigest(blob) === digest && (blob.kind !== 'layer' || diffIdOf(blob.changes) === blob.diffId) ? [] : [digest],
  )
}

/** Names a world by all that is in it, but for the clock. */
export const fingerprint = (world: World): string => digestOf({ ...world, now: 0 })
