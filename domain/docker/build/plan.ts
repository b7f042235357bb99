import { defaultPath } from '@/domain/docker/engine/environment'
import { parsePlatform } from '@/domain/docker/images/platform'
import { parseReference } from '@/domain/docker/images/reference'
import { dispatch } from './dispatch'
import { lintFroms, metaArgsOf } from './meta-args'
import { onbuildCommands } from './onbuild'
import { type PlanContext, predefinedArgs } from './plan-context'
import { type Draft, emptyImage, inherit, newStage, type PlanStage } from './plan-stage'
import { type BuildError, buildError, located } from './source-lines'
import { addStage, circular, readCommand, stagesByReach } from './stage-graph'
import type { Dockerfile } from './stages'
import { nearest, withSuggestion } from './suggestion'
import { lexWord } from './word-lexer'

/** Triggers can ask for images that have triggers. */
const mostStages = 500

/** Looks up a base image, showing that in the progress; refusals carry BuildKit's words. */
export type LoadBase = (stage: PlanStage) => BuildError | null

/** Names, platforms and numbers of the stages (convert.go buildDispatchStates). */
function buildStages(context: PlanContext, { stages }: Dockerfile, known: string[]): BuildError | null {
  for (const [index, stage] of stages.entries()) {
    const name = lexWord(stage.base, context.globalArgs, { escape: context.token })
    if (!name.ok) return located(name, stage.at)
    lintFroms(context, stage, name.value.unmatched, known)
    if (name.value.result === '') return buildError(`base name (${stage.base}) should not be blank`, stage.at)
    const planned = newStage({ ...stage, base: name.value.result }, stage.stage || `stage-${index}`)
    const failed = stage.platform ? readPlatform(context, planned, known) : null
    if (failed) return failed
    addStage(context, planned)
    const counted = stage.instructions.filter(({ kind }) => ['add', 'copy', 'run', 'workdir'].includes(kind))
    planned.commandTotal = counted.length + (planned.stage.base !== 'scratch' && !planned.base ? 1 : 0)
  }
  return null
}

function readPlatform(context: PlanContext, planned: PlanStage, known: string[]): BuildError | null {
  const { stage } = planned
  const lexed = lexWord(stage.platform, context.globalArgs, { escape: context.token })
  if (!lexed.ok) return located({ message: `failed to process arguments for platform : ${lexed.message}` }, stage.at)
  const { result, matched, unmatched } = lexed.value
  lintFroms(context, stage, unmatched, known)
  if (matched.length === 1 && matched[0] === 'TARGETPLATFORM' && result === context.globalArgs.TARGETPLATFORM)
    context.linter.run('RedundantTargetPlatform', stage.at, [stage.platform], stage.comments)
  const near = unmatched.map((name) => nearest(name, Object.keys(context.globalArgs))).find(Boolean)
  const hint = near ? ` (did you mean ${near}?)` : ''
  if (result === '') return buildError(`empty platform value from expression ${stage.platform}${hint}`, stage.at)
  const platform = parsePlatform(result)
  if (!platform.ok)
    return buildError(`failed to parse platform ${stage.platform}: ${platform.message}${hint}`, stage.at)
  planned.platform = platform.value
  const constant = !matched.length && !unmatched.length
  const mentions = [platform.value.os, platform.value.architecture].some((word) => stage.stage.includes(word))
  if (constant && !mentions) context.linter.run('FromPlatformFlagConstDisallowed', stage.at, [result], stage.comments)
  return null
}

/** The stage that is wanted (convert.go resolveTarget). */
function targetOf(context: PlanContext): PlanStage | BuildError {
  const { target } = context.request
  const found = target ? context.byName.get(target.toLowerCase()) : context.stages.at(-1)
  if (found) return found
  const names = context.stages.map(({ name }) => name).filter(Boolean)
  return buildError(withSuggestion(`target stage ${JSON.stringify(target)} could not be found`, target, names))
}

/** Loads what the reachable stages stand on, and reads what that triggers (convert.go resolveStages). */
function resolveStages(context: PlanContext, target: PlanStage, load: LoadBase): Set<PlanStage> | BuildError {
  for (;;) {
    const reachable = context.request.allStages ? new Set(context.stages) : stagesByReach(target)
    for (const stage of context.stages) {
      if (stage.base || stage.resolved || stage.dispatched) continue
      stage.resolved = reachable.has(stage)
      if (stage.stage.base === 'scratch') {
        stage.image = emptyImage(context.targetPlatform)
        stage.platform = context.targetPlatform
        stage.dispatched = stage.unregistered
        continue
      }
      const name = parseReference(stage.stage.base)
      if (!name.ok)
        return buildError(
          `failed to parse stage name ${JSON.stringify(stage.stage.base)}: ${name.message}`,
          stage.stage.at,
        )
      const failed = reachable.has(stage) ? load(stage) : null
      if (failed) return failed
      if (reachable.has(stage) && stage.unregistered) stage.dispatched = true
    }
    const more = onbuildCommands(context, reachable)
    if (typeof more !== 'boolean') return more
    if (!more) return reachable
    if (context.stages.length > mostStages) return buildError('too many stages: an ONBUILD trigger leads to itself')
  }
}

/** Begins a stage's environment with its image's, and does its instructions (convert.go dispatchStages). */
function dispatchStage(context: PlanContext, stage: PlanStage): BuildError | null {
  inherit(stage)
  stage.dispatched = true
  stage.platform ??= context.targetPlatform
  const { config } = stage.image
  const list = config.Env ?? []
  if (!list.some((entry) => entry.startsWith('PATH='))) config.Env = [...list, `PATH=${defaultPath}`]
  for (const entry of config.Env ?? []) {
    const sign = entry.indexOf('=')
    stage.env[sign < 0 ? entry : entry.slice(0, sign)] = sign < 0 ? '' : entry.slice(sign + 1)
  }
  stage.user = config.User ?? ''
  for (const command of stage.commands) {
    const result = dispatch(context, stage, command)
    if (!result.ok) return located(result, command.instruction.at)
  }
  return null
}

/** What a build is about to do: the last step, and the image around its files. */
export type Plan = { target: PlanStage; image: Draft; context: PlanContext }

/** Up to where the context's files are not needed: stages and their base images. */
export function beginPlan(
  context: Omit<PlanContext, 'globalArgs' | 'stages' | 'byName' | 'linter' | 'token'>,
  dockerfile: Dockerfile,
  load: (context: PlanContext) => LoadBase,
): { target: PlanStage; reachable: Set<PlanStage>; context: PlanContext } | BuildError {
  const { request, sim } = context
  const wanted = request.target || (dockerfile.stages.at(-1)?.stage ?? '')
  const predefined = predefinedArgs(sim.world.platform, request, wanted)
  const { linter, token } = dockerfile
  const whole: PlanContext = { ...context, linter, token, globalArgs: predefined, stages: [], byName: new Map() }
  const args = metaArgsOf(whole, dockerfile)
  if ('ok' in args) return args
  whole.globalArgs = args.values
  const built = buildStages(whole, dockerfile, [...args.declared, ...Object.keys(args.values)])
  if (built) return built
  const target = targetOf(whole)
  if ('ok' in target) return target
  for (const stage of [...whole.stages]) {
    for (const instruction of stage.stage.instructions) {
      const command = readCommand(whole, stage, instruction)
      if ('ok' in command) return command
      stage.commands.push(command)
    }
  }
  const circle = circular(whole.stages)
  if (circle) return circle
  if (whole.stages.length === 1 && whole.stages[0]) whole.stages[0].name = ''
  const reachable = resolveStages(whole, target, load(whole))
  return 'ok' in reachable ? reachable : { target, reachable, context: whole }
}

/** The rest, once the patterns of what is to be ignored are known. */
export function finishPlan({
  target,
  reachable,
  context,
}: {
  target: PlanStage
  reachable: Set<PlanStage>
  context: PlanContext
}): Plan | BuildError {
  for (const stage of [...context.stages]) {
    if (!reachable.has(stage) || stage.dispatched) continue
    const failed = dispatchStage(context, stage)
    if (failed) return failed
  }
  const { labels } = context.request
  if (Object.keys(labels).length) target.image.config.Labels = { ...target.image.config.Labels, ...labels }
  const lint = context.linter.error()
  if (lint) return buildError(lint)
  return { target, image: target.image, context }
}
