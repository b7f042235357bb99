import type { Filters } from '@/domain/docker/engine/filters'
import { blobOf } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import type { ConfigBlob, Descriptor } from './blobs'
import { childrenOf, isAttestation, isPresent } from './content'

type Check = { key: string; value: string | null; negated: boolean }

function checksOf(filters: Filters): Check[] {
  return ['label', 'label!'].flatMap((name) =>
    (filters[name] ?? []).map((given) => {
      const [key = '', value = null] = given.split(/=(.*)/s)
      const turned = key.endsWith('!')
      return { key: turned ? key.slice(0, -1) : key, value, negated: (name === 'label!') !== turned }
    }),
  )
}

function passes({ key, value, negated }: Check, labels: Readonly<Record<string, string>>): boolean {
  const own = Object.hasOwn(labels, key) ? labels[key] : undefined
  const holds = own !== undefined && (value === null || own === value)
  return holds !== negated
}

function configsBelow(world: World, { digest }: Descriptor): ConfigBlob[] {
  const blob = isPresent(world, digest) ? blobOf(world, digest) : undefined
  if (blob?.kind === 'config') return [blob]
  return childrenOf(blob)
    .filter((child) => !isAttestation(child))
    .flatMap((child) => configsBelow(world, child))
}

/**
 * Whether a config of an image in the containerd store has the labels asked for by `label` and has not those of
 * `label!` (moby daemon/containerd/image_list.go, setupLabelFilter). `label=key!=value` turns the sense.
 */
export function hasLabels(world: World, target: Descriptor, filters: Filters): boolean {
  const checks = checksOf(filters)
  if (!checks.length) return true
  return configsBelow(world, target).some(({ config }) => checks.every((check) => passes(check, config.Labels ?? {})))
}
