import { familiar } from '@/domain/docker/images/reference'
import { findImage, listImages } from '@/domain/docker/images/store'
import type { Ran } from '@/domain/docker/run'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import type { Ask } from './ask'
import { countOf, danglingImages, hostText, storedText } from './probe-counts'
import { filesWritten, fileText, holders, layerWord } from './probe-files'
import { containerNamed, isMadeFrom, platformsOf, sharesLayer } from './probe-images'

/**
 * What the model says: a text, or a list where several things can be true at once.
 * @param steps one result for each line of the script, in order; the last one's world is asked
 */
export function probe(steps: readonly Ran[], ask: Ask): string | string[] {
  const at = (step: number | 'last') => (step === 'last' ? steps.at(-1) : steps[step - 1])
  const world = steps.at(-1)?.world
  if (!world) return ''
  if ('stdout' in ask) return at(ask.stdout)?.stdout.trim() ?? ''
  if ('stderr' in ask) return at(ask.stderr)?.stderr.trim() ?? ''
  if ('exit-code' in ask) return String(at(ask['exit-code'])?.exitCode ?? '')
  if ('containers' in ask) return containerNames(world, ask.containers)
  if ('images' in ask) return imageNames(world, ask.images)
  if ('volumes' in ask) return Object.keys(world.volumes).sort()
  if ('state' in ask) return containerNamed(world, ask.state)?.state.status ?? 'no such container'
  if ('file' in ask) return fileText(world, ask.file.of, ask.file.path)
  if ('layer' in ask) return layerWord(world, ask.layer.of, ask.layer.path)
  if ('written' in ask) return filesWritten(world, ask.written)
  if ('holders' in ask) return holders(world, ask.holders.of, ask.holders.path)
  if ('count' in ask) return String(countOf(world, ask.count))
  if ('on-host' in ask) return hostText(world, ask['on-host'])
  if ('stored' in ask) return storedText(world, ask.stored.in, ask.stored.path)
  return ofImage(world, ask)
}

type AskOfContainer = Extract<
  Ask,
  | { 'exit-of': string }
  | { 'image-of': string }
  | { logs: string }
  | { restarts: string }
  | { 'restart-policy': string }
  | { mount: object }
  | { published: object }
  | { limit: object }
>
type AskOfImage = Extract<
  Ask,
  | { 'same-image': unknown }
  | { 'made-from': object }
  | { shares: object }
  | { platforms: string }
  | { config: object }
  | { layers: string }
>

function ofImage(world: World, ask: AskOfImage | AskOfContainer): string | string[] {
  if ('same-image' in ask) return sameImage(world, ...ask['same-image'])
  if ('made-from' in ask) return yesOrNo(isMadeFrom(world, ask['made-from'].of, ask['made-from'].image))
  if ('shares' in ask) return yesOrNo(sharesLayer(world, ask.shares.of, ask.shares.with, ask.shares.path))
  if ('platforms' in ask) return platformsOf(world, ask.platforms)
  if ('config' in ask) return configText(world, ask.config.of, ask.config.key)
  if ('layers' in ask) {
    const image = findImage(world, ask.layers)
    return image.ok ? String(image.value.layers.length) : 'no such image'
  }
  return ofContainer(world, ask)
}

function ofContainer(world: World, ask: AskOfContainer): string {
  const [named] = Object.values(ask)
  const container = containerNamed(world, typeof named === 'string' ? named : named.of)
  if (!container) return 'no such container'
  if ('exit-of' in ask) return String(container.state.exitCode)
  if ('image-of' in ask) return container.config.Image
  if ('restarts' in ask) return String(container.state.restartCount)
  if ('restart-policy' in ask) return restartPolicy(container)
  if ('limit' in ask) return limitOf(container, ask.limit.what)
  if ('logs' in ask)
    return container.logs
      .map(({ text }) => text)
      .join('')
      .trim()
  if ('mount' in ask) {
    const mount = container.mounts.find(({ target }) => target === ask.mount.path)
    return mount ? `${mount.type} ${mount.source}`.trim() : 'none'
  }
  const binding = container.ports.find(({ containerPort }) => containerPort === ask.published.port)
  return binding?.hostPort ? String(binding.hostPort) : 'not published'
}

const yesOrNo = (so: boolean) => (so ? 'yes' : 'no')

/** As `docker run --restart` takes it: `no`, `always`, `on-failure:3`. */
function restartPolicy({ host: { restart } }: Container): string {
  return restart.maximumRetries ? `${restart.name}:${restart.maximumRetries}` : restart.name
}

/** Bytes of memory, processes or processors; `none` where nothing limits it. */
function limitOf({ host }: Container, what: 'memory' | 'pids' | 'cpus'): string {
  const cpus = host.nanoCpus / 1e9 || (host.cpuPeriod && host.cpuQuota / host.cpuPeriod)
  const limit = { memory: host.memory, pids: host.pidsLimit ?? 0, cpus }[what]
  return limit > 0 ? String(limit) : 'none'
}

function sameImage(world: World, a: string, b: string): string {
  const [first, second] = [findImage(world, a), findImage(world, b)]
  return yesOrNo(first.ok && second.ok && first.value.id === second.value.id)
}

/** A default of an image, or what a container was told, as JSON: `["nginx","-g","daemon off;"]`. */
function configText(world: World, of: string, key: string): string {
  const image = findImage(world, of)
  const config = containerNamed(world, of)?.config ?? (image.ok ? image.value.config.config : null)
  if (!config) return 'no such object'
  return JSON.stringify(Object.entries(config).find(([name]) => name === key)?.[1] ?? null)
}

/** Containers of the store in use. */
const shown = (world: World) => Object.values(world.containers).filter(({ store }) => store === world.store)

function containerNames(world: World, which: 'all' | 'running' | 'stopped'): string[] {
  const runs = (status: string) => status === 'running' || status === 'paused' || status === 'restarting'
  return shown(world)
    .filter(({ state }) => which === 'all' || runs(state.status) === (which === 'running'))
    .map(({ name }) => name)
    .sort()
}

function imageNames(world: World, which: 'names' | 'dangling'): string[] {
  if (which === 'dangling') return danglingImages(world)
  return listImages(world)
    .flatMap(({ tags }) => tags.map(familiar))
    .sort()
}
