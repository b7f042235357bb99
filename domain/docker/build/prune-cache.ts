import type { Filters } from '@/domain/docker/engine/filters'
import { parseTimestamp } from '@/domain/docker/engine/timestamp'
import { collectGarbage } from '@/domain/docker/images/content'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { type Sim, update } from '@/domain/docker/sim'
import type { CacheRecord } from '@/domain/docker/world/world'
import { cacheRecords, sharedRecords } from './build-cache'

export type CachePrune = {
  /** Also what images have, too, and frontends. */
  all: boolean
  filters: Filters
  /** Bytes that may stay; the least recently used go first. 0 for none. */
  keep: number
}
export type Pruned = { records: (CacheRecord & { shared: boolean })[]; reclaimed: number }

const accepted = [
  'unused-for',
  'until',
  'label',
  'label!',
  'id',
  'parent',
  'type',
  'description',
  'inuse',
  'shared',
  'private',
]
const fields = ['id', 'parent', 'type', 'description', 'inuse', 'shared', 'private']

/** What was last used before this may go; null for anything. */
function untilOf(filters: Filters, now: number): Outcome<number | null> {
  const until = filters.until ?? []
  const unused = filters['unused-for'] ?? []
  if (until.length && unused.length) return refuse('invalid', 'conflicting filters: "until" and "unused-for"')
  const [value, ...more] = [...until, ...unused]
  if (value === undefined) return done(null)
  if (more.length) return refuse('invalid', 'filters expect only one value')
  const time = parseTimestamp(value, now)
  if (time.ok) return time
  const key = unused.length ? 'unused-for' : 'until'
  return refuse('invalid', `"${key}" filter expects a duration (e.g., '24h') or a timestamp: ${time.message}`)
}

function check(filters: Filters): Outcome<null> {
  const unknown = Object.keys(filters).find((name) => !accepted.includes(name))
  if (unknown !== undefined) return refuse('invalid', `invalid filter '${unknown}'`)
  const several = fields.some((name) => (filters[name]?.length ?? 0) > 1)
  return several ? refuse('invalid', 'filters expect only one value') : done(null)
}

function matches(record: CacheRecord, shared: boolean, filters: Filters): boolean {
  const is = (name: string, value: string) => filters[name] === undefined || filters[name]?.[0] === value
  const id = filters.id?.[0]
  const begins = id === undefined || new RegExp(id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).test(record.id)
  const present = filters.inuse === undefined && (filters.private === undefined || !shared)
  const wanted = filters.shared === undefined || shared
  return (
    begins &&
    present &&
    wanted &&
    is('parent', record.parent ?? '') &&
    is('type', record.type) &&
    is('description', record.description)
  )
}

/**
 * Forgets steps of this store's builder (buildkit cache/manager.go prune; moby builder-next/builder.go Prune).
 * Refused for filters that are unknown or contradict one another.
 */
export function pruneCache(sim: Sim, { all, filters, keep }: CachePrune): Outcome<Pruned> {
  const checked = check(filters)
  if (!checked.ok) return checked
  const until = untilOf(filters, sim.world.now)
  if (!until.ok) return until
  const shared = sharedRecords(sim.world)
  const old = ({ lastUsedAt }: CacheRecord) => until.value === null || lastUsedAt <= until.value
  const candidates = cacheRecords(sim.world)
    .map((record) => ({ ...record, shared: shared.has(record.id) }))
    .filter((record) => all || !(record.shared || record.type === 'frontend'))
    .filter((record) => old(record) && matches(record, record.shared, filters))
  let left = cacheRecords(sim.world).reduce((sum, { id, size }) => sum + (shared.has(id) ? 0 : size), 0)
  const records = [...candidates]
    .sort((a, b) => (keep ? a.lastUsedAt - b.lastUsedAt : 0))
    .filter(({ size }) => {
      if (keep && left < keep) return false
      left -= size
      return true
    })
  const gone = new Set(records.map(({ id }) => id))
  update(sim, { cache: Object.fromEntries(Object.entries(sim.world.cache).filter(([, { id }]) => !gone.has(id))) })
  if (sim.world.store === 'containerd') collectGarbage(sim)
  return done({ records, reclaimed: records.reduce((sum, { size }) => sum + size, 0) })
}
