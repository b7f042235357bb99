import { goQuote } from '@/domain/docker/cli/go-quote'
import type { Digest } from '@/domain/docker/digest'
import { unionOf } from '@/domain/docker/files/layers'
import { type Changes, file, type Tree } from '@/domain/docker/files/node'
import { makeLayer } from '@/domain/docker/images/digests'
import { blobOf, putBlob, type Sim } from '@/domain/docker/sim'
import { cached, layerKey, recordId, remember, touch } from './build-cache'
import { copyFiles, layerDisk, makeWorkdir } from './copy-files'
import { keepCacheMounts, prepareMounts, type Secrets } from './exec-mounts'
import { runStep } from './exec-step'
import { fetchBase } from './fetch-base'
import { missingSource } from './missing-source'
import { inputsOf, type Op } from './op'
import { opIdentity, opKey } from './op-key'
import { orderOf } from './op-order'
import type { Progress, Step } from './progress'
import { type BuildError, buildError, located } from './source-lines'
import { outputLines } from './step-output'

/**
 * What a step made: layers upon one another, or files that are none. `unkeyed`: a step that passes the cache over tells
 * those above it no key, so that they find nothing there, either (buildkit solver/edge.go, processExecReq).
 */
type Result = { key: string; layers: Digest[]; tree: Tree | null; record: string | null; unkeyed?: boolean }

export type SolveInput = {
  sim: Sim
  progress: Progress
  secrets: Secrets
  hosts: string[]
  /** Files of the context, as far as they are needed, and a way to show that they are sent. */
  context: Tree
  sendContext: (step: Step) => void
}

/** Does the steps of a build, or takes them from the cache (buildkit solver). */
export class Solver {
  private readonly identities = new Map<Op, string>()
  private readonly results = new Map<string, Result>()
  private readonly shown = new Map<string, Step>()
  private readonly knownBefore = new Set<string>()
  private readonly worker: string

  constructor(private readonly input: SolveInput) {
    const { world } = input.sim
    this.worker = world.store === 'overlay2' ? 'moby' : recordId({ ...input.sim, world: { ...world, drawn: 0 } })
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
    if (sim.world.store === 'containerd' || op.documents.length)
      progress.status(step, `resolve ${reference}`, { takes: 10 })
    if (op.documents.length) fetchBase(progress, step, op)
    let parent: string | null = null
    let missing = 0
    for (const [index, digest] of layers.entries()) {
      const key = layerKey(layers.slice(0, index + 1))
      const before = cached(sim.world, key)
      if (before) touch(sim, before)
      else {
        missing++
        remember(sim, { key, type: 'regular', layer: digest, parent, description: `pulled from ${reference}` })
      }
      parent = cached(sim.world, key)?.id ?? null
    }
    if (!missing) this.knownBefore.add(this.id(op))
    progress.pass(step, 10)
    return this.keep(op, { key: layerKey(layers), layers: [...layers], tree: null, record: parent })
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

  private layer(op: Op & { kind: 'exec' | 'copy' | 'mkdir' }): BuildError | null {
    const { sim, progress } = this.input
    const below = this.resultOf(op.parent)
    const gone = op.kind === 'copy' ? missingSource(op, this.treeOf) : null
    if (gone) {
      this.load(gone.source)
      const absent = `failed to calculate checksum of ref ${this.worker}::${recordId(sim)}: ${goQuote(gone.path)}: not found`
      progress.fail(this.begin(op), absent)
      return located({ message: `failed to compute cache key: ${absent}` }, op.at ?? { start: 0, end: 0 })
    }
    const key = opKey(op, below.key, this.treeOf)
    const unkeyed = op.noCache || below.unkeyed === true
    const before = unkeyed ? undefined : cached(sim.world, key)
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
    return this.keep(op, { key, layers: [...below.layers, layer.digest], tree: null, record: record.id, unkeyed })
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
    if (ran.exitCode === null) {
      wrong('context canceled')
      return buildError('Canceled: context canceled')
    }
    return ran.exitCode ? wrong(`exit code: ${ran.exitCode}`) : { changes: ran.changes }
  }
}
