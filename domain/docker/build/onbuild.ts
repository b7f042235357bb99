import { parseNodes } from './dockerfile-nodes'
import type { Instruction } from './instruction'
import { readAction } from './parse-instruction'
import type { PlanContext } from './plan-context'
import type { Command, PlanStage } from './plan-stage'
import { type BuildError, buildError } from './source-lines'
import { readCommand } from './stage-graph'

/** One trigger as an instruction, at the place of the FROM that sets it off. */
function instructionOf(trigger: string, { stage }: PlanStage): Instruction | BuildError {
  const parsed = parseNodes(trigger)
  if ('ok' in parsed) return buildError(parsed.message, stage.at)
  const [node] = parsed.nodes
  if (!node || parsed.nodes.length !== 1) return buildError('onbuild trigger should be a single expression', stage.at)
  const action = readAction(node)
  if (!action.ok) return buildError(action.message, stage.at)
  return { ...action.value, name: node.name, code: node.original.trim(), at: stage.at, comments: [] }
}

/** What a stage's base wants done before all else. */
function triggersOf(stage: PlanStage): string[] {
  const own = stage.base ? [] : (stage.image.config.OnBuild ?? [])
  const above = stage.base?.commands.flatMap(({ instruction }) =>
    instruction.kind === 'onbuild' ? [instruction.expression] : [],
  )
  return [...own, ...(above ?? [])]
}

/**
 * Puts the triggers of base images and base stages before their stages' own instructions
 * (convert.go initOnBuildTriggers).
 * @returns whether they need stages that were not known before
 */
export function onbuildCommands(context: PlanContext, stages: Set<PlanStage>): boolean | BuildError {
  let found = false
  for (const stage of stages) {
    if (stage.onbuildRead) continue
    stage.onbuildRead = true
    const commands: Command[] = []
    for (const trigger of triggersOf(stage)) {
      const instruction = instructionOf(trigger, stage)
      if ('ok' in instruction) return instruction
      const command = readCommand(context, stage, instruction, true)
      if ('ok' in command) return { ...command, at: [stage.stage.at] }
      commands.push(command)
      found ||= command.sources.length > 0
    }
    if (!commands.length) continue
    stage.commands = [...commands, ...stage.commands]
    stage.commandTotal += commands.length
    stage.image.config.OnBuild = undefined
  }
  return found
}
