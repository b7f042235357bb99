import type { Disk } from '@/domain/docker/files/disk'
import { resolvePath } from '@/domain/docker/files/path'
import { familiar } from '@/domain/docker/images/reference'
import { listImages } from '@/domain/docker/images/store'
import type { Status } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'

const up: Status[] = ['running', 'paused', 'restarting']
const any: Status[] = [...up, 'created', 'exited', 'dead']
const notPaused: Status[] = ['running', 'restarting']
const stopped: Status[] = ['created', 'exited']

/** Containers that a command offers, by their status (ValidArgsFunction of docker/cli command/container). */
const containerStates: Readonly<Record<string, Status[]>> = {
  attach: notPaused,
  commit: up,
  cp: any,
  diff: up,
  exec: notPaused,
  export: any,
  inspect: any,
  kill: up,
  logs: any,
  pause: notPaused,
  port: up,
  rename: any,
  restart: any,
  rm: any,
  start: stopped,
  stats: up,
  stop: up,
  top: up,
  unpause: ['paused'],
  update: any,
  wait: up,
}
/** Commands that offer local images, and for how many of their arguments. */
const imageArguments: Readonly<Record<string, number>> = {
  'container run': 1,
  'container create': 1,
  'image history': 1,
  'image inspect': Number.POSITIVE_INFINITY,
  'image ls': 1,
  'image push': 1,
  'image rm': Number.POSITIVE_INFINITY,
  'image save': Number.POSITIVE_INFINITY,
  'image tag': 1,
}
const takesFiles = ['container cp', 'image build', 'build', 'image import']

const containersOf = (world: World, states: Status[]): string[] =>
  Object.values(world.containers)
    .filter(({ store, state }) => store === world.store && states.includes(state.status))
    .map(({ name }) => name)

const imagesOf = (world: World): string[] => listImages(world).flatMap(({ tags }) => tags.map(familiar))

/**
 * What may stand as a command's next argument.
 * @param path as in the command's spec
 * @param position how many arguments stand before it
 */
export function argumentCandidates(world: World, path: string, position: number): string[] {
  const [group = '', name = ''] = path.split(' ')
  if (path === 'inspect') return [...containersOf(world, any), ...imagesOf(world), ...Object.keys(world.volumes)]
  if (group === 'volume') return name === 'rm' || name === 'inspect' ? Object.keys(world.volumes) : []
  if (position < (imageArguments[path] ?? 0)) return imagesOf(world)
  const states = group === 'container' ? containerStates[name] : undefined
  const one = ['exec', 'top', 'attach', 'commit', 'diff', 'export', 'logs', 'port', 'rename']
  if (!states || (one.includes(name) && position > 0)) return []
  return containersOf(world, states)
}

/** Whether a command's arguments may be files of the host. */
export const wantsFiles = (path: string): boolean => takesFiles.includes(path)

/** Paths that begin with a word; directories end in a slash. */
export function fileCandidates(disk: Disk, cwd: string, word: string): string[] {
  const folder = word.slice(0, word.lastIndexOf('/') + 1)
  const at = resolvePath(cwd, folder.replace(/^~(?=\/)/, '/root'))
  const names = disk.list(at)
  if (!names.ok) return []
  const hidden = word.slice(folder.length).startsWith('.')
  return names.value
    .filter((name) => hidden || !name.startsWith('.'))
    .map((name) => `${folder}${name}${disk.stat(`${at}/${name}`)?.kind === 'dir' ? '/' : ''}`)
}
