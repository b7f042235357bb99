import { byteLength, type FsNode, sizeOf, type Tree } from '@/domain/docker/files/node'
import { chainOf, isUnder } from '@/domain/docker/files/path'
import { wildcardPaths } from './wildcards'

/** Bytes of a number in protocol buffers. */
const varint = (value: number): number => {
  let bytes = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) bytes++
  return bytes
}
const field = (length: number) => 1 + varint(length) + length

/** The packet that tells of one file (tonistiigi/fsutil types/stat.proto): its path, mode, size and time. */
function statBytes(path: string, node: FsNode): number {
  const name = field(byteLength(path.slice(1)))
  const mode = node.kind === 'file' ? 1 + varint(node.mode) : 6
  const size = node.kind === 'file' && sizeOf(node) ? 1 + varint(sizeOf(node)) : 0
  const target = node.kind === 'link' ? field(byteLength(node.target)) : 0
  return field(name + mode + size + target + 10)
}

const chunk = 32 * 1024

/** The packets with a file's content. The first file has the number 0, which takes no room. */
function dataBytes(node: FsNode, id: number): number {
  const size = sizeOf(node)
  const head = 2 + (id ? 1 + varint(id) : 0)
  let bytes = head
  for (let sent = 0; sent < size; sent += chunk) bytes += head + field(Math.min(chunk, size - sent))
  return bytes
}

const unchanged = (a: FsNode, b: FsNode | undefined) =>
  b !== undefined && a.kind === b.kind && a.mode === b.mode && a.mtime === b.mtime && sizeOf(a) === sizeOf(b)

/**
 * Bytes that sending files to the builder takes, as progress counts them (fsutil receive.go): what each file is,
 * and the content of those that were not sent before. Nothing at all still takes 2.
 */
export function transferBytes(files: Tree, before: Tree = {}): number {
  const paths = Object.keys(files).sort()
  return paths.reduce((sum, path, id) => {
    const node = files[path]
    if (!node) return sum
    const content = node.kind === 'file' && !unchanged(node, before[path]) ? dataBytes(node, id) : 0
    return sum + statBytes(path, node) + content
  }, 2)
}

/** The files that some paths, with wildcards or not, lead to: what stands there, all below and the directories above. */
export function followed(files: Tree, paths: readonly string[]): Tree {
  if (paths.includes('/')) return files
  const wanted = paths.flatMap((path) => wildcardPaths(files, path))
  const above = new Set(wanted.flatMap(chainOf))
  const needed = (path: string) => above.has(path) || wanted.some((each) => isUnder(path, each))
  return Object.fromEntries(Object.entries(files).filter(([path]) => needed(path)))
}
