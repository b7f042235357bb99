import { short } from '@/domain/docker/digest'
import type { Change } from './changes-kinds'

const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`
const list = (names: readonly string[]) =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
const volume = ({ name, anonymous }: { name: string; anonymous: boolean }) =>
  anonymous ? `the anonymous volume ${name.slice(0, 12)}` : `volume ${name}`
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
const written = { added: 'is new', changed: 'changed', deleted: 'is deleted' } as const

const exited = (exitCode: number) => `with exit code ${exitCode}`

type Words = { [Kind in Change['kind']]: (change: Extract<Change, { kind: Kind }>) => string }

const words: Words = {
  'image-appeared': ({ name, layers, shared }) => {
    const here =
      shared === 0 ? '' : shared === layers ? ', all of them here already' : `, ${shared} of them here already`
    return `Image ${name} is on the host: ${count(layers, 'read-only layer')}${here}.`
  },
  'image-vanished': ({ name, released }) =>
    released
      ? `Image ${name} is gone from the host, and with it ${count(released, 'layer')} that nothing else uses.`
      : `Image ${name} is gone from the host; its layers stay, because others use them.`,
  'image-named': ({ name, others }) =>
    others.length
      ? `${name} is one more name of the image ${list(others)}: nothing was copied.`
      : `The image that had no name is now called ${name}.`,
  'image-untagged': ({ name, left }) => `The name ${name} is gone; the image stays, as ${list(left)}.`,
  'image-dangling': ({ id, name, movedTo }) =>
    movedTo
      ? `The name ${name} moved to another image. The one that had it, ${short(id)}, is dangling now.`
      : `The name ${name} is gone. Its image, ${short(id)}, stays without a name: it is dangling.`,

  'container-created': ({ name, image }) =>
    `Container ${name} was created from image ${image}: its own writable layer on the image's layers. Nothing runs in it yet.`,
  'container-started': ({ name, image, again, files }) => {
    if (again)
      return `Container ${name} runs again, with the writable layer it had: ${count(files, 'entry', 'entries')}.`
    const layer = files ? ` and wrote ${count(files, 'entry', 'entries')} into it` : ', still empty'
    return `Container ${name} started from image ${image}: it has its own writable layer${layer}.`
  },
  'container-ran': ({ name, image, exitCode, again }) =>
    again
      ? `Container ${name} ran again and ended ${exited(exitCode)}.`
      : `Container ${name} was made from image ${image}, ran, and ended ${exited(exitCode)}. It is stopped, not gone.`,
  'container-exited': ({ name, exitCode }) =>
    `Container ${name} stopped ${exited(exitCode)}. Its writable layer is kept.`,
  'container-paused': ({ name }) => `Container ${name} is paused: its processes are frozen where they were.`,
  'container-unpaused': ({ name }) => `Container ${name} goes on where it was paused.`,
  'container-restarted': ({ name, byPolicy }) =>
    byPolicy
      ? `Container ${name} had ended, and its restart policy started it again. Its writable layer is the same.`
      : `Container ${name} was stopped and started again. Its writable layer is the same.`,
  'container-waiting': ({ name, exitCode }) =>
    `Container ${name} ended ${exited(exitCode)}; its restart policy will start it again.`,
  'container-health': ({ name, health }) => `The health check of container ${name} says ${health}.`,
  'container-renamed': ({ name, from }) => `Container ${from} is now called ${name}; it is the same container.`,
  'container-removed': ({ name, files }) =>
    files
      ? `Container ${name} is removed, and its writable layer with ${count(files, 'entry', 'entries')} is lost.`
      : `Container ${name} is removed, with its empty writable layer.`,

  'file-added': ({ container, path }) => `${path} is new in the writable layer of ${container}.`,
  'file-changed': ({ container, path, below }) =>
    below
      ? `${path} changed in ${container} only: a copy in its writable layer hides the image's file, which is as it was.`
      : `${path} changed in the writable layer of ${container}.`,
  'file-deleted': ({ container, path, below }) =>
    below
      ? `${path} is deleted in ${container} only: a whiteout in its writable layer hides the image's file.`
      : `${path} is gone from the writable layer of ${container}.`,

  'volume-created': (change) => {
    const held = change.files ? `, with ${count(change.files, 'entry', 'entries')} copied from the image` : ''
    return `${capital(volume(change))} was created${held}.`
  },
  'volume-removed': (change) =>
    `${capital(volume(change))} is removed${change.files ? `, and ${count(change.files, 'entry', 'entries')} with it` : ''}.`,
  'volume-written': ({ name, path, how }) =>
    `In volume ${name.length === 64 ? name.slice(0, 12) : name}: ${path} ${written[how]}.`,

  'registry-pushed': ({ name, moved }) =>
    moved ? `In the registry, ${name} now points at another image.` : `The registry now has ${name}.`,
  'cache-grew': ({ steps }) => `The build cache has ${count(steps, 'new step')}.`,
  'cache-used': ({ steps }) => `${count(steps, 'step')} came from the build cache: nothing was done again.`,
  'cache-shrank': ({ steps }) => `${count(steps, 'step')} left the build cache.`,
  'host-written': ({ path, how }) => `On the host: ${path} ${written[how]}.`,
  'terminal-entered': ({ container }) => `Your terminal is inside container ${container} now.`,
  'terminal-left': () => 'Your terminal is back on the host.',
}

/** A change in one plain sentence. */
export const sayChange = (change: Change): string => (words[change.kind] as (change: Change) => string)(change)

const isFile = ({ kind }: Change) => kind.startsWith('file-') || kind === 'volume-written' || kind === 'host-written'

/** How many files in a row are named; the rest of them are counted. */
const filesNamed = 3

/** Files beyond the first few are folded, so that what happened to containers and images is always said. */
function withFewFiles(changes: readonly Change[]): { said: Change[]; folded: number } {
  let named = 0
  const said = changes.filter((change) => !isFile(change) || ++named <= filesNamed)
  return { said, folded: changes.length - said.length }
}

/** Changes in at most `limit` sentences and one more that counts what was left out ("And 12 more files."). */
export function sayChanges(changes: readonly Change[], limit = 8): string[] {
  const files = changes.filter(isFile).length
  const { said, folded } = files > filesNamed + 1 ? withFewFiles(changes) : { said: [...changes], folded: 0 }
  const cut = Math.max(0, said.length - limit)
  const rest = [cut && count(cut, 'more change'), folded && count(folded, 'more file')].filter(Boolean) as string[]
  return [...said.slice(0, limit).map(sayChange), ...(rest.length ? [`And ${rest.join(' and ')}.`] : [])]
}
