import { directory, type FsNode, file } from '@/domain/docker/files/node'
import { chainOf, parentOf } from '@/domain/docker/files/path'
import { createWorld, type Ran, run } from '@/domain/docker/run'
import type { Store } from '@/domain/docker/world/store'
import type { World } from '@/domain/docker/world/world'

const start = Date.UTC(2026, 0, 15, 9)

/** A world whose host has files in /root, by paths from there: what tests of builds begin with. */
export function appWorld(files: Readonly<Record<string, string>>, store: Store = 'containerd'): World {
  return withFiles(createWorld({ store, now: start, seed: 'build' }), files)
}

/** The same world with files written on its host, as of its time. */
export function withFiles(world: World, files: Readonly<Record<string, string>>): World {
  const tree: Record<string, FsNode> = { ...world.host.tree }
  for (const [name, content] of Object.entries(files)) {
    const path = `/root/${name}`
    for (const above of chainOf(parentOf(path))) tree[above] ??= directory()
    tree[path] = file(content, { mtime: world.now })
  }
  return { ...world, host: { ...world.host, tree } }
}

/** Runs lines one after the other. @returns what the last came to */
export function runAll(world: World, ...lines: string[]): Ran {
  return lines.reduce<Ran>((ran, line) => run(ran.world, line), { world, stdout: '', stderr: '', exitCode: 0 })
}
