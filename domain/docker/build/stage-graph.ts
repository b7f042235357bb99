import type { Instruction, Stage } from './instruction'
import type { PlanContext } from './plan-context'
import { type Command, newStage, type PlanStage } from './plan-stage'
import { mountSource } from './run-mount'
import { type BuildError, buildError, located, type Range } from './source-lines'
import { lexWord } from './word-lexer'

/** Adds a stage; one that stands on an earlier one gets that as its base (convert.go addState). */
export function addStage(context: PlanContext, stage: PlanStage): void {
  context.stages.push(stage)
  stage.base = context.byName.get(stage.stage.base) ?? null
  if (stage.stage.stage) context.byName.set(stage.stage.stage.toLowerCase(), stage)
}

/** An image that an instruction takes files from, as a stage without a name. */
function imageStage(base: string, { at, comments, code }: Instruction): PlanStage {
  const stage: Stage = { name: 'FROM', code, at, comments, stage: '', base, platform: '', instructions: [] }
  return { ...newStage(stage, ''), unregistered: true }
}

function copySource(context: PlanContext, copy: Instruction & { from: string }): PlanStage | BuildError {
  const expanded = lexWord(copy.from, {}, { escape: context.token })
  if (!expanded.ok) return buildError(expanded.message)
  if (expanded.value.result !== copy.from)
    return buildError(
      'variable expansion is not supported for --from, define a new stage with FROM using ARG from global scope as a workaround',
    )
  if (!/^[+-]?\d+$/.test(copy.from)) return context.byName.get(copy.from.toLowerCase()) ?? imageStage(copy.from, copy)
  return context.stages[Number(copy.from)] ?? buildError(`invalid stage index ${Number(copy.from)}`)
}

/** An instruction with the stages that it takes files from (convert.go toCommand). */
export function readCommand(
  context: PlanContext,
  stage: PlanStage,
  instruction: Instruction,
  onbuild = false,
): Command | BuildError {
  const sources: PlanStage[] = []
  if (instruction.kind === 'copy' && instruction.from) {
    const source = copySource(context, instruction)
    if ('ok' in source) return source
    sources.push(source)
  }
  if (instruction.kind === 'run')
    for (const mount of instruction.mounts) {
      const from = mountSource(mount)
      if (!from.ok) return buildError(from.message)
      const name = from.value || 'scratch'
      sources.push(context.byName.get(name.toLowerCase()) ?? imageStage(name, instruction))
    }
  for (const source of sources) {
    stage.dependencies.set(source, instruction.at)
    if (source.unregistered && !context.stages.includes(source)) addStage(context, source)
  }
  return { instruction, sources, onbuild }
}

/** A stage and all that it needs (convert.go allReachableStages). */
export function stagesByReach(target: PlanStage): Set<PlanStage> {
  const reached = new Set<PlanStage>()
  const visit = (stage: PlanStage) => {
    if (reached.has(stage)) return
    reached.add(stage)
    if (stage.base) visit(stage.base)
    for (const source of stage.dependencies.keys()) visit(source)
  }
  visit(target)
  return reached
}

/** Refuses stages that take files from one another (validations.go validateCircularDependency). */
export function circular(stages: readonly PlanStage[]): BuildError | null {
  const visited = new Set<PlanStage>()
  const path = new Set<PlanStage>()
  const visit = (stage: PlanStage, places: Range[]): Range[] | null => {
    if (visited.has(stage)) return null
    visited.add(stage)
    path.add(stage)
    for (const [source, at] of stage.dependencies) {
      const next = [...places, at]
      const found = path.has(source) ? next : visit(source, next)
      if (found) return found
    }
    path.delete(stage)
    return null
  }
  for (const stage of stages) {
    const places = visit(stage, [])
    if (!places) continue
    const error = buildError(`circular dependency detected on stage: ${stage.name}`)
    return places.reduce<BuildError>((all, at) => located(all, at), error)
  }
  return null
}
