import type { Ask } from './ask'
import { familiar } from './images/reference'
import { findImage, listImages } from './images/store'
import { filesWritten, fileText, layerWord } from './probe-files'
import type { Ran } from './run'
import type { World } from './world/world'

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
  if ('state' in ask) return byName(world, ask.state)?.state.status ?? 'no such container'
  if ('file' in ask) return fileText(world, ask.file.of, ask.file.path)
  if ('layer' in ask) return layerWord(world, ask.layer.of, ask.layer.path)
  if ('written' in ask) return filesWritten(world, ask.written)
  if ('same-image' in ask) return sameImage(world, ...ask['same-image'])
  if ('config' in ask) return configText(world, ask.config.of, ask.config.key)
  if ('layers' in ask) {
    const image = findImage(world, ask.layers)
    return image.ok ? String(image.value.layers.length) : 'no such image'
  }
  return ofContainer(world, ask)
}

type AskOfContainer = Extract<
  Ask,
  | { 'exit-of': string }
  | { 'image-of': string }
  | { logs: string }
  | { restarts: string }
  | { mount: object }
  | { published: object }
>

function ofContainer(world: World, ask: AskOfContainer): string {
  const [named] = Object.values(ask)
  const container = byName(world, typeof named === 'string' ? named : named.of)
  if (!container) return 'no such container'
  if ('exit-of' in ask) return String(container.state.exitCode)
  if ('image-of' in ask) return container.config.Image
  if ('restarts' in ask) return String(container.state.restartCount)
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

function sameImage(world: World, a: string, b: string): string {
  const [first, second] = [findImage(world, a), findImage(world, b)]
  return first.ok && second.ok && first.value.id === second.value.id ? 'yes' : 'no'
}

/** A default of an image, or what a container was told, as JSON: `["nginx","-g","daemon off;"]`. */
function configText(world: World, of: string, key: string): string {
  const image = findImage(world, of)
  const config = byName(world, of)?.config ?? (image.ok ? image.value.config.config : null)
  if (!config) return 'no such object'
  return JSON.stringify(Object.entries(config).find(([name]) => name === key)?.[1] ?? null)
}

/** Containers of the store in use. */
const shown = (world: World) => Object.values(world.containers).filter(({ store }) => store === world.store)

const byName = (world: World, name: string) => shown(world).find((container) => container.name === name)

function containerNames(world: World, which: 'all' | 'running' | 'stopped'): string[] {
  const runs = (status: string) => status === 'running' || status === 'paused' || status === 'restarting'
  return shown(world)
    .filter(({ state }) => which === 'all' || runs(state.status) === (which === 'running'))
    .map(({ name }) => name)
    .sort()
}

function imageNames(world: World, which: 'names' | 'dangling'): string[] {
  const images = listImages(world)
  if (which === 'dangling') return images.filter(({ tags }) => tags.length === 0).map(({ id }) => id)
  return images.flatMap(({ tags }) => tags.map(familiar)).sort()
}
