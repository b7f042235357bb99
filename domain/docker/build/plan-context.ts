import type { Platform } from '@/domain/docker/images/blobs'
import { formatPlatform } from '@/domain/docker/images/platform'
import { done, type Outcome } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { IgnoreMatcher } from './ignore-patterns'
import type { Written } from './instruction'
import type { Linter } from './lint'
import type { Op } from './op'
import type { PlanStage } from './plan-stage'
import { nearest } from './suggestion'
import { lexWord, type Variables } from './word-lexer'

/** What the command line asks of a build. */
export type BuildRequest = {
  target: string
  buildArgs: Record<string, string>
  labels: Record<string, string>
  /** Null for the host's. */
  platform: Platform | null
  /** Also the stages that nothing needs, as a check does. */
  allStages?: true
  noCache: boolean
  /** Stages by name, for `--no-cache-filter`. */
  noCacheStages: string[]
  pull: boolean
  network: string
  hosts: string[]
}

/** What is known while the steps are planned. */
export type PlanContext = {
  sim: Sim
  request: BuildRequest
  token: string
  linter: Linter
  globalArgs: Record<string, string>
  stages: PlanStage[]
  byName: Map<string, PlanStage>
  targetPlatform: Platform
  /** The files that the build was given. */
  files: Op
  ignored: IgnoreMatcher | null
}

/** ARGs that every Dockerfile has before its first (buildkit dockerfile2llb/platform.go). */
export function predefinedArgs(host: Platform, request: BuildRequest, target: string): Record<string, string> {
  const wanted = request.platform ?? host
  const args: Record<string, string> = {
    BUILDPLATFORM: formatPlatform(host),
    BUILDOS: host.os,
    BUILDOSVERSION: '',
    BUILDARCH: host.architecture,
    BUILDVARIANT: host.variant ?? '',
    TARGETPLATFORM: formatPlatform(wanted),
    TARGETOS: wanted.os,
    TARGETOSVERSION: '',
    TARGETARCH: wanted.architecture,
    TARGETVARIANT: wanted.variant ?? '',
    TARGETSTAGE: target || 'default',
  }
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, request.buildArgs[key] ?? value]))
}

const notVariables = ['BUILDKIT_SBOM_SCAN_CONTEXT', 'BUILDKIT_SBOM_SCAN_STAGE']

/** Warns of variables that nothing has set (validations.go reportUnmatchedVariables). */
export function reportUnmatched(
  context: PlanContext,
  stage: PlanStage,
  written: Written,
  unmatched: readonly string[],
): void {
  for (const name of unmatched) {
    if (notVariables.includes(name) || stage.buildArgs.some(({ key }) => key === name)) continue
    context.linter.run('UndefinedVar', written.at, [name, nearest(name, Object.keys(stage.env))], written.comments)
  }
}

/** A word of an instruction with the stage's variables in it. */
export function expand(context: PlanContext, stage: PlanStage, written: Written, word: string): Outcome<string> {
  const lexed = lexWord(word, stage.env, { escape: context.token })
  if (!lexed.ok) return lexed
  reportUnmatched(context, stage, written, lexed.value.unmatched)
  return done(lexed.value.result)
}

/** Every word, or the first refusal. */
export function expandAll(words: readonly string[], one: (word: string) => Outcome<string>): Outcome<string[]> {
  const results: string[] = []
  for (const word of words) {
    const result = one(word)
    if (!result.ok) return result
    results.push(result.value)
  }
  return done(results)
}

/** An instruction as progress names it: its name in capitals, its variables expanded (convert.go processCmdEnv). */
export function shownAs(context: PlanContext, code: string, env: Variables, how: { run?: boolean } = {}): string {
  const options = { escape: context.token, ...(how.run ? { rawQuotes: true, skipUnset: true } : {}) }
  const lexed = lexWord(code, env, options)
  const text = lexed.ok ? lexed.value.result : code
  const space = text.indexOf(' ')
  return space < 0 ? text.toUpperCase() : text.slice(0, space).toUpperCase() + text.slice(space)
}
