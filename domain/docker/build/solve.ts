import type { Digest } from '@/domain/docker/digest'
import { unionOf } from '@/domain/docker/files/layers'
import { type Changes, file, type Tree } from '@/domain/docker/files/node'
import { resolvePath } from '@/domain/docker/files/path'
import { makeLayer } from '@/domain/docker/images/digests'
import { blobOf, putBlob, type Sim } from '@/domain/docker/sim'
import { cached, layerKey, recordId, remember, touch } from './build-cache'
import { copyFiles, layerDisk, makeWorkdir } from './copy-files'
import { keepCacheMounts, prepareMounts, type Secrets } from './exec-mounts'
import { runStep } from './exec-step'
import { inputsOf, type Op } from './op'
import { opIdentity, opKey } from './op-key'
import type { Progress, Step } from './progress'
import { type BuildError, buildError, located } from './source-lines'
import { outputLines } from './step-output'
import { wildcardPaths } from './wildcards'

/** What a step made: layers upon one another, or files that are none. */
type Result = { key: string; layers: Digest[]; tree: Tree | null; record: string | null }

export type SolveInput = {
  sim: Sim
  progress: Progress
  secrets: Secrets
  hosts: string[]
  /** Files of the context, as far as they are needed, and a way to show that they are sent. */
  context: Tree
  sendContext: (step: Step) => void
}

/** Every step that the last needs, inputs first; those that need nothing come before all others. */
export function orderOf(target: Op): Op[] {
  const seen = new Set<string>()
  const known = new Map<Op, string>()
  const sources: Op[] = []
  const others: Op[] = []
  const visit = (op: Op) => {
    const identity = opIdentity(op, known)
    if (seen.has(identity)) return
    seen.add(identity)
    const inputs = inputsOf(op)
    inputs.forEach(visit)
    if (op.kind === 'scratch') return
    ;(inputs.length ? others : sources).push(op)
  }
  visit(target)
  return [...sources, ...others]
}

/** Does the steps of a build, or takes them from the cache (buildkit solver). */
export class Solver {
  private readonly identities = new Map<Op, string>()
  private readonly results = new Map<string, Result>()
  private readonly shown = new Map<string, Step>()
  private readonly knownBefore = new Set<string>()
  private readonly worker: string

  constructor(private readonly input: SolveInput) {
    this.worker = input.sim.world.store === 'overlay2' ? 'moby' : ''
  }

  private id = (op: Op) => opIdentity(op, this.identities)

  /** Runs everything that is needed. @returns layers of the last step, or why it failed */
  solve(target: Op): Digest[] | BuildError {
    const order = orderOf(target)
    for (const [index, op] of order.entries()) {
      const failed = this.step(op)
      if (!failed) continue
      this.input.progress.waiting = order.length - index - 1
      return failed
    }
    this.load(target)
    return this.resultOf(target).layers
  }

  private resultOf(op: Op): Result {
    return this.results.get(this.id(op)) ?? { key: opKey(op, '', this.treeOf), layers: [], tree: null, record: null }
  }

  private readonly treeOf = (op: Op): Tree => {
    const { tree, layers } = this.resultOf(op)
    return tree ?? unionOf(this.changesOf(layers))
  }

  private changesOf(layers: readonly Digest[]): Changes[] {
    return layers.map((digest) => {
      const blob = blobOf(this.input.sim.world, digest)
      return blob?.kind === 'layer' ? blob.changes : {}
    })
  }

  private keep(op: Op, result: Result): null {
    this.results.set(this.id(op), result)
    return null
  }

  /** A base image that was there before, and is needed now, comes from the cache. */
  private load(op: Op): void {
    const step = this.shown.get(this.id(op))
    if (op.kind === 'image' && step && this.knownBefore.has(this.id(op))) step.cached = true
  }

  private step(op: Op): BuildError | null {
    if (op.kind === 'image') return this.image(op)
    if (op.kind === 'context' || op.kind === 'inline' || op.kind === 'http') return this.source(op)
    if (op.kind === 'scratch') return null
    return this.layer(op)
  }

  private begin(op: Op): Step {
    const step = this.input.progress.begin(op.name)
    this.shown.set(this.id(op), step)
    return step
  }

  private image(op: Op & { kind: 'image' }): null {
    const { sim, progress } = this.input
    const step = this.begin(op)
    const { layers, reference } = op
    if (sim.world.store === 'containerd' || op.remote) progress.status(step, `resolve ${reference}`, { takes: 10 })
    let parent: string | null = null
    let missing = 0
    for (const [index, digest] of layers.entries()) {
      const key = layerKey(layers.slice(0, index + 1))
      const before = cached(sim.world, key)
      if (before) touch(sim, before)
      else {
        missing++
        if (op.remote) this.fetch(step, digest)
        remember(sim, { key, type: 'regular', layer: digest, parent, description: `pulled from ${reference}` })
      }
      parent = cached(sim.world, key)?.id ?? null
    }
    if (!missing) this.knownBefore.add(this.id(op))
    progress.pass(step, 10)
    return this.keep(op, { key: layerKey(layers), layers: [...layers], tree: null, record: parent })
  }

  private fetch(step: Step, digest: Digest): void {
    const { sim, progress } = this.input
    const blob = blobOf(sim.world, digest)
    const size = blob?.kind === 'layer' ? blob.compressed : 0
    progress.status(step, digest, { current: size, total: size, takes: 1500 })
    progress.status(step, `extracting ${digest}`, { takes: 200 })
  }

  private source(op: Op & { kind: 'context' | 'inline' | 'http' }): BuildError | null {
    const { progress } = this.input
    const step = this.begin(op)
    progress.pass(step, 10)
    if (op.kind === 'http') {
      const host = /^\w+:\/\/([^/:?#]+)/.exec(op.url)?.[1] ?? op.url
      const why = `Get ${JSON.stringify(op.url)}: dial tcp: lookup ${host}: no such host`
      progress.fail(step, why)
      return buildError(`failed to load cache key: ${why}`)
    }
    const key = opKey(op, '', this.treeOf)
    if (op.kind === 'inline') {
      const tree = { [op.path]: file(op.data, { mode: op.mode, mtime: this.input.sim.world.now }) }
      return this.keep(op, { key, layers: [], tree, record: null })
    }
    this.input.sendContext(step)
    return this.keep(op, { key, layers: [], tree: this.input.context, record: null })
  }

  /** What a copy wants and does not find (buildkit cache/contenthash). */
  private missing(op: Op): string {
    if (op.kind !== 'copy') return ''
    for (const { source, path, wildcard, required } of op.actions) {
      const tree = this.treeOf(source)
      const wanted = [...(wildcard && wildcardPaths(tree, path)[0] !== path ? [] : [path]), ...required]
      const gone = wanted.find((each) => each !== '/' && !tree[each] && !leadsSomewhere(tree, each))
      if (gone === undefined) continue
      this.load(source)
      const { sim } = this.input
      const worker = this.worker || recordId({ ...sim, world: { ...sim.world, drawn: 0 } })
      return `failed to calculate checksum of ref ${worker}::${recordId(sim)}: ${JSON.stringify(gone)}: not found`
    }
    return ''
  }

  private layer(op: Op & { kind: 'exec' | 'copy' | 'mkdir' }): BuildError | null {
    const { sim, progress } = this.input
    const below = this.resultOf(op.parent)
    const absent = this.missing(op)
    if (absent) {
      progress.fail(this.begin(op), absent)
      return located({ message: `failed to compute cache key: ${absent}` }, op.at ?? { start: 0, end: 0 })
    }
    const key = opKey(op, below.key, this.treeOf)
    const before = op.noCache ? undefined : cached(sim.world, key)
    const step = this.begin(op)
    if (before?.layer && blobOf(sim.world, before.layer)) {
      step.cached = true
      touch(sim, before)
      return this.keep(op, { key, layers: [...below.layers, before.layer], tree: null, record: before.id })
    }
    for (const input of inputsOf(op)) this.load(input)
    const made = op.kind === 'exec' ? this.exec(op, step, below.layers) : this.files(op, step, below.layers)
    if ('ok' in made) return made
    const layer = makeLayer(made.changes)
    putBlob(sim, layer.digest, layer.blob)
    const record = remember(sim, {
      key,
      type: 'regular',
      layer: layer.digest,
      parent: below.record,
      description: op.kind === 'exec' ? `mount / from exec ${op.args.join(' ')}` : op.name,
    })
    return this.keep(op, { key, layers: [...below.layers, layer.digest], tree: null, record: record.id })
  }

  private fail(op: Op, step: Step, message: string): BuildError {
    this.input.progress.fail(step, message)
    return op.at ? located({ message }, op.at) : buildError(message)
  }

  private files(
    op: Op & { kind: 'copy' | 'mkdir' },
    step: Step,
    layers: readonly Digest[],
  ): { changes: Changes } | BuildError {
    const { sim, progress } = this.input
    progress.pass(step, 30)
    const { disk, changes } = layerDisk(this.changesOf(layers), () => sim.world.now)
    if (op.kind === 'mkdir') {
      const made = makeWorkdir(disk, op.path, op.user)
      return made.ok ? { changes: changes() } : this.fail(op, step, made.message)
    }
    for (const action of op.actions) {
      const copied = copyFiles(action, this.treeOf(action.source), disk)
      if (!copied.ok) return this.fail(op, step, copied.message)
    }
    return { changes: changes() }
  }

  private exec(op: Op & { kind: 'exec' }, step: Step, layers: Digest[]): { changes: Changes } | BuildError {
    const { sim, progress, secrets, hosts } = this.input
    const mounts = prepareMounts(sim, op.mounts, secrets, (mount) => (mount.op ? this.treeOf(mount.op) : {}))
    if (!mounts.ok) return this.fail(op, step, mounts.message)
    progress.pass(step, 120)
    const ran = runStep(sim, { ...op, env: { ...op.env, ...mounts.value.env } }, layers, mounts.value.mounts, hosts)
    progress.pass(step, 30)
    step.logs.push(...outputLines(ran.logs, step.startedAt))
    keepCacheMounts(sim, op.mounts, ran.mounts)
    const wrong = (why: string) =>
      this.fail(op, step, `process ${JSON.stringify(op.args.join(' '))} did not complete successfully: ${why}`)
    if (ran.problem.startsWith('unable to find')) return wrong(ran.problem)
    if (ran.problem) {
      const text = `runc run failed: unable to start container process: error during container init: ${ran.problem}`
      step.logs.push({ after: step.completedAt - step.startedAt - 30, text })
      return wrong('exit code: 1')
    }
    if (ran.exitCode === null) return wrong('context canceled')
    return ran.exitCode ? wrong(`exit code: ${ran.exitCode}`) : { changes: ran.changes }
  }
}

/** Whether some directory above a path is a link, so that the path may be there after all. */
function leadsSomewhere(tree: Tree, path: string): boolean {
  const parts = path.split('/').filter(Boolean)
  let here = '/'
  for (const part of parts) {
    here = resolvePath(here, part)
    const node = tree[here]
    if (node?.kind === 'link') here = resolvePath(here.slice(0, here.lastIndexOf('/')) || '/', node.target)
  }
  return here === '/' || tree[here] !== undefined
}
