import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { FsNode } from './node'

/**
 * Archives stand for tar files: a first line that says so, then JSON. `tree` is what
 * `tar`, `docker cp` and `docker export` make, `image` what `docker save` does.
 */
const heading = 'deckhand-archive 1\n'

type Archive =
  | { kind: 'tree'; nodes: Record<string, FsNode> }
  | { kind: 'image'; content: unknown; nodes?: Record<string, FsNode> }

const pack = (archive: Archive): string => `${heading}${JSON.stringify(archive)}\n`

/** Whether a file's content is an archive. */
export const isArchive = (text: string): boolean => text.startsWith(heading)

function unpack(text: string): Outcome<Archive> {
  if (!isArchive(text)) return refuse('NOTAR', 'This does not look like a tar archive')
  try {
    const found: unknown = JSON.parse(text.slice(heading.length))
    if (typeof found !== 'object' || found === null || !('kind' in found)) return refuse('NOTAR', 'invalid tar header')
    return done(found as Archive)
  } catch {
    return refuse('NOTAR', 'unexpected EOF')
  }
}

/** An archive of files: paths as tar would list them, without a leading slash, → nodes. */
export const packTree = (nodes: Record<string, FsNode>): string => pack({ kind: 'tree', nodes })

/** Files of an archive, in its order; those of an image show how it is laid out. Refused with tar's words when it is none. */
export function unpackTree(text: string): Outcome<Record<string, FsNode>> {
  const archive = unpack(text)
  if (!archive.ok) return archive
  return done(archive.value.nodes ?? {})
}

/** An archive that holds an image; what `content` is, images/ says. `nodes` is what tar sees of it. */
export const packImage = (content: unknown, nodes: Record<string, FsNode> = {}): string =>
  pack({ kind: 'image', content, nodes })

/** The content given to packImage, or a refusal. */
export function unpackImage(text: string): Outcome<unknown> {
  const archive = unpack(text)
  if (!archive.ok) return archive
  return archive.value.kind === 'image' ? done(archive.value.content) : refuse('NOIMAGE', 'not an image archive')
}
