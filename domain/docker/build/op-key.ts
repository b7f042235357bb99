import { canonical } from '@/domain/bank/canonical'
import { byBytes } from '@/domain/docker/cli/go-value'
import { hex } from '@/domain/docker/digest'
import type { FsNode, Tree } from '@/domain/docker/files/node'
import { isUnder, nameOf, resolvePath } from '@/domain/docker/files/path'
import { layerKey } from './build-cache'
import type { CopyAction, Op } from './op'
import { wildcardPaths } from './wildcards'

const keyOf = (value: unknown): string => hex(canonical(value))

const plain = (node: FsNode) => ({ ...node, mtime: 0 })

/** What some paths of a tree hold, whatever the times (buildkit cache/contenthash). */
function contentKey(tree: Tree, paths: readonly string[], exclude: readonly string[]): string {
  const found = Object.entries(tree)
    .filter(([path]) => paths.some((wanted) => isUnder(path, wanted)))
    .map(([path, node]) => [path, plain(node)] as const)
    .sort(([a], [b]) => byBytes(a, b))
  return keyOf({ found, exclude })
}

/** The path that the key counts: where a link leads, too. */
function paths(tree: Tree, path: string, wildcard: boolean): string[] {
  const found = wildcard ? wildcardPaths(tree, path) : [path]
  return found.flatMap((each) => {
    const node = tree[each]
    return node?.kind === 'link'
      ? [each, resolvePath(each.slice(0, each.lastIndexOf('/')) || '/', node.target)]
      : [each]
  })
}

function copyKey(action: CopyAction, tree: Tree): unknown {
  const { source: _source, path, ...rest } = action
  return { ...rest, base: nameOf(path), content: contentKey(tree, paths(tree, path, action.wildcard), action.exclude) }
}

/**
 * Names a step by what it does to what: equal keys, equal results. `below` is the key of the step under it;
 * of files from elsewhere only the content counts (buildkit solver/llbsolver/ops CacheMap).
 */
export function opKey(op: Op, below: string, treeOf: (op: Op) => Tree): string {
  if (op.kind === 'image') return layerKey(op.layers)
  if (op.kind === 'exec') {
    const { args, env, cwd, user, network, platform } = op
    const mounts = op.mounts.map(({ op: source, ...mount }) => {
      const content =
        source && mount.type === 'bind' ? contentKey(treeOf(source), [resolvePath('/', mount.source)], []) : ''
      return { ...mount, content }
    })
    return keyOf({ exec: { args, env, cwd, user, network, platform, mounts }, below })
  }
  if (op.kind === 'copy')
    return keyOf({ copy: op.actions.map((action) => copyKey(action, treeOf(action.source))), below })
  if (op.kind === 'mkdir') return keyOf({ mkdir: op.path, user: op.user, below })
  if (op.kind === 'inline') return keyOf({ inline: op.path, data: op.data, mode: op.mode })
  return keyOf({ kind: op.kind })
}

/** Names a step by how it is written: two of the same are shown as one. */
export function opIdentity(op: Op, known: Map<Op, string>): string {
  const before = known.get(op)
  if (before !== undefined) return before
  const replace = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replace)
    if (typeof value !== 'object' || value === null) return value
    if ('kind' in value && 'noCache' in value) return opIdentity(value as Op, known)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replace(each)]))
  }
  const { name: _name, at: _at, ...rest } = op
  const identity = keyOf(Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, replace(value)])))
  known.set(op, identity)
  return identity
}
