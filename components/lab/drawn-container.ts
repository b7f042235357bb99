import type { DrawnContainer } from '@/components/diagram/container-layout'
import type { PicturedContainer } from '@/domain/docker/scene/picture'

/** How many files a slab shows by name. */
const filesShown = 4

const sourceOf = ({ kind, source }: PicturedContainer['mounts'][number]) =>
  kind === 'tmpfs' ? 'tmpfs' : /^[0-9a-f]{64}$/.test(source) ? source.slice(0, 12) : source

function noteOf({ status, exitCode, ports, health, entered }: PicturedContainer): string {
  const parts = [
    status === 'exited' ? `(${exitCode})` : '',
    health && health !== 'starting' ? health : '',
    ports.length ? `· ${ports.slice(0, 2).join(' ')}${ports.length > 2 ? ' …' : ''}` : '',
    entered ? '· you are inside' : '',
  ]
  return parts.filter(Boolean).join(' ')
}

/** A container as the diagrams draw one: state, files as `docker diff` lists them, mounts. */
export function drawnContainer(container: PicturedContainer): DrawnContainer {
  const { name, image, status, files, mounts } = container
  const shown = files.length > filesShown + 1 ? files.slice(0, filesShown) : files
  const writes = shown.map(({ how, path }) => `${how} ${path}`)
  if (files.length > shown.length) writes.push(`+${files.length - shown.length} more`)
  return {
    name,
    image,
    state: status,
    note: noteOf(container) || undefined,
    writes,
    mounts: mounts.slice(0, 3).map((mount) => `${sourceOf(mount)} → ${mount.target}`),
  }
}
