import { isArchive, unpackTree } from '@/domain/docker/files/archive'
import type { Disk } from '@/domain/docker/files/disk'
import { type FsNode, file, type Tree } from '@/domain/docker/files/node'
import { nameOf, parentOf, resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

/** What a build was given: where its files lie, and its Dockerfile. */
export type BuildFiles = {
  /** The context, paths from its root; all of it belongs to root. */
  tree: Tree
  /** Its path on the host, or a made-up one: builds from one place share what was sent. */
  key: string
  /** As messages name it. */
  filename: string
  /** Null when there is none. */
  dockerfile: string | null
  /** The pattern file beside the Dockerfile, which goes before the context's. */
  ignoreFile: string | null
}

export type Input = { disk: Disk; cwd: string; stdin: string }

const refused = (message: string) => refuse('invalid', message)

/** Whether an argument names a place in the network (buildx util/urlutil). */
const isRemote = (text: string) =>
  /^https?:\/\//.test(text) || /^(git@[^/]+:|git:\/\/|ssh:\/\/)/.test(text) || text.startsWith('github.com/')

/** A directory of the host as a build sees it: paths from it, everything of root's (buildkit client/solve.go). */
export function treeOf(disk: Disk, directory: string): Tree {
  const nodes: Record<string, FsNode> = {}
  for (const { path, node } of disk.walk(directory)) {
    const inside = directory === '/' ? path : path.slice(directory.length)
    if (inside && inside !== '/') nodes[inside] = { ...node, uid: 0, gid: 0 }
  }
  return nodes
}

const contentOf = (disk: Disk, path: string): string | null => {
  const read = disk.read(path)
  return read.ok ? read.value : null
}

/** `dockerfile` where only that is there (moby/moby#10858). */
function actualName(disk: Disk, directory: string, name: string): string {
  if (name !== 'Dockerfile' || disk.stat(resolvePath(directory, name))) return name
  return disk.stat(resolvePath(directory, 'dockerfile')) ? 'dockerfile' : name
}

/** What the tree of an archive holds, or a Dockerfile alone, from standard input. */
function fromStdin(text: string, flag: string): Outcome<BuildFiles> {
  if (flag === '-') return refused("invalid argument: can't use stdin for both build context and dockerfile")
  if (!isArchive(text)) {
    if (flag) return refused('ambiguous Dockerfile source: both stdin and flag correspond to Dockerfiles')
    return done({ tree: {}, key: 'stdin', filename: 'Dockerfile', dockerfile: text, ignoreFile: null })
  }
  const nodes = unpackTree(text)
  if (!nodes.ok) return nodes
  const tree = Object.fromEntries(
    Object.entries(nodes.value).map(([path, node]) => [resolvePath('/', path), { ...node, uid: 0, gid: 0 }]),
  )
  const filename = flag || 'Dockerfile'
  const node = tree[resolvePath('/', filename)]
  const dockerfile = node?.kind === 'file' ? node.content : null
  return done({ tree, key: 'stdin', filename, dockerfile, ignoreFile: null })
}

function fromDirectory({ disk, cwd, stdin }: Input, directory: string, flag: string): Outcome<BuildFiles> {
  const base = { tree: treeOf(disk, directory), key: directory, ignoreFile: null }
  if (flag === '-') return done({ ...base, filename: 'Dockerfile', dockerfile: stdin })
  const path = flag ? resolvePath(cwd, flag) : resolvePath(directory, 'Dockerfile')
  const holder = disk.real(parentOf(path))
  const written = flag.includes('/') ? flag.slice(0, flag.lastIndexOf('/')) || '/' : '.'
  if (!holder.ok || disk.stat(holder.value)?.kind !== 'dir')
    return refused(`resolve ${written}: lstat ${written}: no such file or directory`)
  const filename = actualName(disk, holder.value, nameOf(path))
  return done({
    ...base,
    filename,
    dockerfile: contentOf(disk, resolvePath(holder.value, filename)),
    ignoreFile: contentOf(disk, resolvePath(holder.value, `${filename}.dockerignore`)),
  })
}

/** Finds what is to be built (buildx build/opt.go loadInputs). `flag` is `-f`, empty when not given. */
export function loadFiles(input: Input, argument: string, flag: string): Outcome<BuildFiles> {
  if (argument === '') return refused('please specify build context (e.g. "." for the current directory)')
  if (argument === '-') return fromStdin(input.stdin, flag)
  const real = input.disk.real(resolvePath(input.cwd, argument))
  if (real.ok && input.disk.stat(real.value)?.kind === 'dir') return fromDirectory(input, real.value, flag)
  if (!isRemote(argument)) return refused(`unable to prepare context: path ${JSON.stringify(argument)} not found`)
  const host = /^(?:\w+:\/\/|git@)?([^/:]+)/.exec(argument)?.[1] ?? ''
  return refused(
    `failed to solve: failed to resolve httpcontext: failed to load cache key: Get ${JSON.stringify(argument)}: dial tcp: lookup ${host}: no such host`,
  )
}

/** The Dockerfile with the name it is sent under, for the count of what is sent. */
export const dockerfileTree = ({ filename, dockerfile, ignoreFile }: BuildFiles): Tree => ({
  ...(dockerfile === null ? {} : { [`/${filename}`]: file(dockerfile, { mtime: 1 }) }),
  ...(ignoreFile === null ? {} : { [`/${filename}.dockerignore`]: file(ignoreFile, { mtime: 1 }) }),
})
