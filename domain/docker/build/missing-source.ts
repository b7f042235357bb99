import type { Tree } from '@/domain/docker/files/node'
import { parentOf, resolvePath } from '@/domain/docker/files/path'
import type { CopyOp, Op } from './op'
import { wildcardPaths } from './wildcards'

/** What a copy wants and does not find (buildkit cache/contenthash); null when all is there. */
export function missingSource(op: CopyOp, treeOf: (op: Op) => Tree): { path: string; source: Op } | null {
  for (const { source, path, wildcard, required } of op.actions) {
    const tree = treeOf(source)
    const isPattern = wildcard && wildcardPaths(tree, path)[0] !== path
    const wanted = [...(isPattern ? [] : [path]), ...required]
    const gone = wanted.find((each) => each !== '/' && !tree[each] && !leadsSomewhere(tree, each))
    if (gone !== undefined) return { path: gone, source }
  }
  return null
}

/** Whether some directory above a path is a link, so that the path may be there after all. */
function leadsSomewhere(tree: Tree, path: string): boolean {
  const parts = path.split('/').filter(Boolean)
  let here = '/'
  for (const part of parts) {
    here = resolvePath(here, part)
    const node = tree[here]
    if (node?.kind === 'link') here = resolvePath(parentOf(here), node.target)
  }
  return here === '/' || tree[here] !== undefined
}
