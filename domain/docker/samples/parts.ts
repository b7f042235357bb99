import { type Changes, directory, type FsNode, file, link, sizeOf } from '@/domain/docker/files/node'

/** Pieces of layers. Names stand in one text, parted by blanks, so that long lists stay readable. */
const words = (text: string): string[] => text.split(/\s+/).filter(Boolean)

/** The content that stands for a program: which one it is, and in whose edition. */
export const programText = (name: string, edition = ''): string => `#!deckhand ${name}${edition && ` ${edition}`}\n`

export const program = (name: string, size: number, edition = ''): FsNode =>
  file(programText(name, edition), { mode: 0o755, size })

/** `/bin` holding `ls`, `cat`, …, each a program of its own. */
export const programs = (at: string, names: string, size: number, edition = ''): Changes =>
  Object.fromEntries(words(names).map((name) => [`${at}/${name}`, program(name, size, edition)]))

/** Names in a directory that all lead to one target. */
export const links = (at: string, names: string, target: string): Changes =>
  Object.fromEntries(words(names).map((name) => [`${at}/${name}`, link(target)]))

/** Absolute paths of directories. */
export const directories = (paths: string, over: { mode?: number; uid?: number; gid?: number } = {}): Changes =>
  Object.fromEntries(words(paths).map((path) => [path, directory(over)]))

/** Texts by path. */
export const texts = (contents: Record<string, string>, over: { mode?: number; uid?: number; gid?: number } = {}) =>
  Object.fromEntries(Object.entries(contents).map(([path, content]) => [path, file(content, over)])) satisfies Changes

/** Files of which only the size matters: libraries, archives. */
export const bulk = (sizes: Record<string, number>): Changes =>
  Object.fromEntries(Object.entries(sizes).map(([path, size]) => [path, file('\u007fELF\n', { size })]))

/** Adds a file that brings a layer's files to `total` bytes in all. */
export function filled(changes: Changes, path: string, total: number): Changes {
  const sum = Object.values(changes).reduce((bytes, node) => bytes + sizeOf(node), 0)
  return sum < total ? { ...changes, ...bulk({ [path]: total - sum }) } : changes
}
