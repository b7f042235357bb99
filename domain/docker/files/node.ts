/** What stands at one path. Times are kept, and never hashed: the same files give the same digest whenever they were made. */
export type FileNode = {
  kind: 'file'
  /** Permission bits, such as 0o644. */
  mode: number
  uid: number
  gid: number
  /** Milliseconds since 1970. */
  mtime: number
  content: string
  /** Bytes, where the content only stands for something bigger, as of the programs in the sample images. */
  size?: number
}
export type DirectoryNode = {
  kind: 'dir'
  mode: number
  uid: number
  gid: number
  mtime: number
  /** In a layer: hides whatever the layers below hold under this path (an opaque whiteout). */
  opaque?: true
}
export type LinkNode = { kind: 'link'; mode: number; uid: number; gid: number; mtime: number; target: string }
export type FsNode = FileNode | DirectoryNode | LinkNode

/** A whole file system: absolute, normalised path → what stands there. The root directory is implied and absent. */
export type Tree = Readonly<Record<string, FsNode>>

/** What one layer changes: path → what it puts there, or null for a whiteout. */
export type Changes = Readonly<Record<string, FsNode | null>>

const encoder = new TextEncoder()

/** Bytes of a text in UTF-8. */
export const byteLength = (text: string): number => encoder.encode(text).length

/** Bytes that a node's content takes; directories and links take none. */
export const sizeOf = (node: FsNode | null | undefined): number =>
  node?.kind === 'file' ? (node.size ?? byteLength(node.content)) : 0

export const file = (content: string, over: Partial<FileNode> = {}): FileNode => ({
  kind: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  mtime: 0,
  ...over,
  content,
})

export const directory = (over: Partial<DirectoryNode> = {}): DirectoryNode => ({
  kind: 'dir',
  mode: 0o755,
  uid: 0,
  gid: 0,
  mtime: 0,
  ...over,
})

export const link = (target: string, over: Partial<LinkNode> = {}): LinkNode => ({
  kind: 'link',
  mode: 0o777,
  uid: 0,
  gid: 0,
  mtime: 0,
  ...over,
  target,
})
