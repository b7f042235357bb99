import { digestOf, hex } from '@/domain/docker/digest'
import { file, type Tree } from '@/domain/docker/files/node'
import { resolvePath } from '@/domain/docker/files/path'
import { normalPlatform } from '@/domain/docker/images/platform'
import { fullName, parseReference, withDefaultTag } from '@/domain/docker/images/reference'
import { findBase, platformText, resolvedName } from './base-image'
import { cached, remember, touch } from './build-cache'
import { type BuildFiles, dockerfileTree } from './build-files'
import type { Secrets } from './exec-mounts'
import { type Exported, exportImage } from './export-image'
import { type IgnoreMatcher, matcherOf, readIgnoreFile } from './ignore-patterns'
import type { Warning } from './lint'
import { type Op, scratch } from './op'
import { orderOf } from './op-order'
import { beginPlan, finishPlan, type Plan } from './plan'
import type { BuildRequest, PlanContext } from './plan-context'
import { draftOf, type PlanStage, prefixed } from './plan-stage'
import type { Progress, Step } from './progress'
import { pushBuilt } from './push-step'
import { Solver } from './solve'
import { type BuildError, buildError, located } from './source-lines'
import { type Dockerfile, readDockerfile } from './stages'
import { withSuggestion } from './suggestion'
import { followed, transferBytes } from './transfer'

export type Built = { exported: Exported; warnings: Warning[] }
export type Failed = BuildError & { warnings: Warning[] }

/** How long steps take, in simulated milliseconds. */
const takes = { read: 20, local: 20, registry: 800, frontend: 500 }

/** Shows that files were sent, and keeps them as the builder does. */
function send(progress: Progress, step: Step, { name, key, files }: { name: string; key: string; files: Tree }): void {
  const { sim } = progress
  const id = hex(`local ${name} ${key}`)
  const before = name === 'dockerfile' ? {} : (cached(sim.world, id)?.tree ?? {})
  progress.status(step, `transferring ${name.split(' ')[0]}:`, {
    current: transferBytes(files, before),
    takes: takes.read,
  })
  const description = `local source for ${name.split(' ')[0]}`
  remember(sim, { key: id, type: 'source.local', description, tree: files })
}

/** `# syntax=docker/dockerfile:1`: the frontend is an image, too (buildkit dockerfile/builder forwardGateway). */
function loadFrontend(progress: Progress, text: string): BuildError | null {
  const lines = text.replace(/^#!.*\n/, '').split('\n')
  const directive = lines.map((line) => /^#\s*syntax\s*=\s*(\S+)/i.exec(line)?.[1]).find(Boolean)
  const first = lines.findIndex((line) => !/^#\s*(syntax|escape|check)\s*=/i.test(line))
  const at = lines.findIndex((line) => /^#\s*syntax\s*=/i.test(line))
  if (!directive || at < 0 || (first >= 0 && at > first)) return null
  const range = { start: at + 1, end: at + 1 }
  const ref = parseReference(directive)
  if (!ref.ok) return located(ref, range)
  const name = fullName(withDefaultTag(ref.value))
  const resolve = progress.begin(`resolve image config for docker-image://${name}`)
  progress.pass(resolve, takes.registry)
  if (!/^docker\.io\/docker\/dockerfile(-upstream)?:/.test(name)) {
    const why =
      'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed'
    progress.fail(resolve, why)
    return located({ message: `failed to resolve source metadata for ${name}: ${why}` }, range)
  }
  const full = `${name}@${digestOf({ frontend: name })}`
  const step = progress.begin(`docker-image://${full}`)
  const key = hex(`frontend ${full}`)
  const record = cached(progress.sim.world, key)
  if (record) {
    step.cached = true
    touch(progress.sim, record)
    return null
  }
  progress.status(step, `resolve ${full}`, { takes: 10 })
  progress.pass(step, takes.frontend)
  const tree = { '/bin/dockerfile-frontend': file('', { mode: 0o755, size: 30_000_000 }) }
  remember(progress.sim, { key, type: 'frontend', description: `pulled from ${full}`, tree })
  return null
}

/** Loads base images for the stages, and shows that once for each (convert.go resolveBaseImage). */
function baseLoader(progress: Progress): (context: PlanContext) => (stage: PlanStage) => BuildError | null {
  const shown = new Set<string>()
  return (context) => (stage) => {
    const { at, base, comments } = stage.stage
    const ref = parseReference(base)
    if (!ref.ok) return located(ref, at)
    const named = withDefaultTag(ref.value)
    const name = fullName(named)
    const platform = stage.platform ?? context.targetPlatform
    const found = findBase(context.sim.world, named, platform, context.request.pull)
    const label = `[internal] load metadata for ${name}`
    const step = shown.has(label) ? null : progress.begin(label)
    shown.add(label)
    if (step) progress.pass(step, found.ok && !found.value.documents.length ? takes.local : takes.registry)
    if (!found.ok) {
      if (step) progress.fail(step, found.message)
      const message = `${base}: failed to resolve source metadata for ${name}: ${found.message}`
      const common = ['alpine', 'busybox', 'centos', 'debian', 'golang', 'ubuntu', 'fedora']
      const names = context.stages.map((each) => each.name).filter(Boolean)
      return located(
        { message: withSuggestion(message, base, [...names, ...common, ...common.map((each) => `${each}:latest`)]) },
        at,
      )
    }
    const { config, layers, digest, documents } = found.value
    stage.image = draftOf(config)
    stage.platform = platform
    if (!layers.length) {
      stage.op = scratch
      return null
    }
    const reference = resolvedName(named, digest)
    const expected = normalPlatform(platform)
    if (config.os !== expected.os || config.architecture !== expected.architecture) {
      const words = [base, [expected.os, expected.architecture].join('/'), platformText(config)]
      context.linter.run('InvalidBaseImagePlatform', at, words, comments)
    }
    stage.op = {
      kind: 'image',
      name: prefixed(stage, `FROM ${reference}`),
      at,
      noCache: false,
      reference,
      digest: digest ?? digestOf(layers),
      layers,
      documents,
    }
    return null
  }
}

/** The patterns of what is not sent (buildkit dockerui/config.go dockerIgnorePatterns). */
function loadIgnored(progress: Progress, files: BuildFiles): IgnoreMatcher | null | BuildError {
  let text = files.ignoreFile
  if (text === null) {
    const step = progress.begin('[internal] load .dockerignore')
    const node = files.tree['/.dockerignore']
    const sent: Tree = node ? { '/.dockerignore': { ...node, mtime: 1 } } : {}
    send(progress, step, { name: 'context .dockerignore', key: files.key, files: sent })
    text = node?.kind === 'file' ? node.content : ''
  }
  const patterns = readIgnoreFile(text)
  if (!patterns.length) return null
  const matcher = matcherOf(patterns)
  return matcher.ok ? matcher.value : buildError(matcher.message)
}

/** Paths of the context that some step takes (convert.go ctxPaths). */
function contextPaths(target: Op, context: Op): string[] {
  return orderOf(target).flatMap((op) => {
    if (op.kind === 'copy')
      return op.actions.flatMap(({ source, path, include }) =>
        source !== context ? [] : include.length ? include.map((each) => resolvePath('/', each)) : [path],
      )
    if (op.kind === 'exec')
      return op.mounts.flatMap((mount) => (mount.op === context ? [resolvePath('/', mount.source)] : []))
    return []
  })
}

/** What of the context is left when the ignored is. A directory stays where something in it does. */
function withoutIgnored(tree: Tree, ignored: IgnoreMatcher | null): Tree {
  if (!ignored) return tree
  const kept = Object.keys(tree).filter((path) => !ignored.matches(path.slice(1)))
  const needed = new Set(kept.flatMap((path) => path.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/'))))
  return Object.fromEntries(Object.entries(tree).filter(([path]) => needed.has(path)))
}

/** The Dockerfile, read. */
export function readDefinition(progress: Progress, files: BuildFiles, request: BuildRequest): Dockerfile | BuildError {
  const step = progress.begin(`[internal] load build definition from ${files.filename}`)
  send(progress, step, { name: 'dockerfile', key: files.key, files: dockerfileTree(files) })
  if (files.dockerfile === null)
    return buildError(`failed to read dockerfile: open ${files.filename}: no such file or directory`)
  const read = () => readDockerfile(files.dockerfile ?? '', request.buildArgs.BUILDKIT_DOCKERFILE_CHECK)
  return loadFrontend(progress, files.dockerfile) ?? read()
}

/** What is to be done, without doing it. */
export function plan(
  progress: Progress,
  files: BuildFiles,
  request: BuildRequest,
  dockerfile: Dockerfile,
): Plan | BuildError {
  const { sim } = progress
  const context: Op = { kind: 'context', name: '[internal] load build context', at: null, noCache: false }
  const targetPlatform = request.platform ?? sim.world.platform
  const begun = beginPlan(
    { sim, request, targetPlatform, files: context, ignored: null },
    dockerfile,
    baseLoader(progress),
  )
  if ('ok' in begun) return begun
  const ignored = loadIgnored(progress, files)
  if (ignored && 'ok' in ignored) return ignored
  return finishPlan({ ...begun, context: { ...begun.context, ignored } })
}

export type BuildOptions = {
  request: BuildRequest
  names: string[]
  secrets: Secrets
  push: boolean
  provenance: boolean
}

/** Builds an image from files and a Dockerfile, as BuildKit in the daemon does; what it does is told in `progress`. */
export function buildImage(progress: Progress, files: BuildFiles, options: BuildOptions): Built | Failed {
  const { sim } = progress
  const { request, names, secrets, provenance } = options
  const dockerfile = readDefinition(progress, files, request)
  if ('ok' in dockerfile) return { ...dockerfile, warnings: [] }
  const { warnings } = dockerfile.linter
  const planned = plan(progress, files, request, dockerfile)
  if ('ok' in planned) return { ...planned, warnings }
  const { target, image, context } = planned
  const available = withoutIgnored(files.tree, context.ignored)
  const solver = new Solver({
    sim,
    progress,
    secrets,
    hosts: request.hosts,
    context: available,
    sendContext: (step) => {
      const sent = followed(available, contextPaths(target.op, context.files))
      send(progress, step, { name: 'context', key: files.key, files: sent })
    },
  })
  const layers = solver.solve(target.op)
  if ('ok' in layers) return { ...layers, warnings }
  const bases = orderOf(target.op).flatMap((op) => (op.kind === 'image' ? [op.reference] : []))
  const exported = exportImage(progress, { image, layers, names, bases: provenance ? bases : null })
  const unpushed = options.push ? pushBuilt(progress, names, exported) : null
  return unpushed ? { ...unpushed, warnings } : { exported, warnings }
}
