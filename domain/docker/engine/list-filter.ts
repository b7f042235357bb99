import { done, type Outcome } from '@/domain/docker/outcome'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { ancestors } from './ancestors'
import { byPrefix, exitCodes, landmark, oneOf } from './filter-values'
import { type Filters, knownFilters, matchesExactly, matchesLabels, matchesPattern, truthOf } from './filters'
import { ownMounts } from './listed-mounts'
import { networksOf } from './networks'
import { portsOfFilter } from './port-filter'
import { portSummaries } from './port-summaries'
import { isRunning } from './status'

/** What `docker ps --filter` asked for, checked. */
export type ListFilter = {
  /** Full ids: the list begins after the one, and ends before the other. */
  before: string | null
  since: string | null
  /** A status was asked for, so stopped containers count, too. */
  anyState: boolean
  /** By name and id; sorts containers out before the list is walked. */
  isNamed: (container: Container) => boolean
  isLabelled: (container: Container) => boolean
  /** All the rest, looked at after the limit. */
  takes: (container: Container) => boolean
}

const accepted =
  'ancestor before exited id isolation label name status health since volume network is-task publish expose'
const states = ['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead']
const healths = ['none', 'starting', 'healthy', 'unhealthy']

const healthOf = ({ state }: Container): string => state.health?.status ?? 'none'

function nameTaken(filters: Filters, { name }: Container): boolean {
  return matchesPattern(filters, 'name', `/${name}`) || matchesPattern(filters, 'name', name)
}

function volumeTaken(wanted: readonly string[], container: Container): boolean {
  return ownMounts(container).some(({ target, source }) => wanted.includes(target) || wanted.includes(source))
}

/** Checks the filters of a list of containers; refusals carry the daemon's words. */
export function listFilter(world: World, containers: readonly Container[], filters: Filters): Outcome<ListFilter> {
  const known = knownFilters(filters, accepted.split(' '))
  if (!known.ok) return known
  const codes = exitCodes(filters)
  if (!codes.ok) return codes
  const status = oneOf(filters, 'status', 'state', states)
  if (!status.ok) return status
  const isTask = truthOf(filters, 'is-task', false)
  if (!isTask.ok) return isTask
  const health = oneOf(filters, 'health', 'health', healths)
  if (!health.ok) return health
  const before = landmark(containers, filters.before)
  if (!before.ok) return before
  const since = landmark(containers, filters.since)
  if (!since.ok) return since
  const publish = portsOfFilter('publish', filters.publish)
  if (!publish.ok) return publish
  const expose = portsOfFilter('expose', filters.expose)
  if (!expose.ok) return expose

  const images = ancestors(world, filters.ancestor)
  const ids = filters.id && byPrefix(containers, filters.id)
  const ports = new Set([...publish.value, ...expose.value])
  const rules: ((container: Container) => boolean)[] = [
    () => !filters['is-task'] || !isTask.value,
    (container) => !codes.value.length || (hasExited(container) && codes.value.includes(container.state.exitCode)),
    ({ state }) => matchesPattern(filters, 'status', state.status),
    (container) => matchesExactly(filters, 'health', healthOf(container)),
    (container) => !filters.volume || volumeTaken(filters.volume, container),
    ({ image }) => !filters.ancestor || images.has(image),
    (container) => !filters.network || networkTaken(world, filters.network, container),
    (container) => !ports.size || portTaken(container, publish.value, expose.value),
  ]
  return done({
    before: before.value,
    since: since.value,
    anyState: filters.status !== undefined,
    isNamed: (container) => (!ids || ids.includes(container.id)) && nameTaken(filters, container),
    isLabelled: ({ config }) => matchesLabels(filters, 'label', config.Labels ?? {}),
    takes: (container) => rules.every((rule) => rule(container)),
  })
}

const hasExited = (container: Container) => !isRunning(container) && container.state.startedAt !== null

const networkTaken = (world: World, wanted: readonly string[], container: Container) =>
  networksOf(world, container).some(({ name, id }) => wanted.some((value) => value === name || id.startsWith(value)))

const portTaken = (container: Container, publish: ReadonlySet<string>, expose: ReadonlySet<string>) =>
  portSummaries(container).some(
    ({ privatePort, publicPort, protocol }) =>
      publish.has(`${publicPort}/${protocol}`) || expose.has(`${privatePort}/${protocol}`),
  )
