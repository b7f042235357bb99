import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { configDispatch } from './dispatch-config'
import { dispatchCopy } from './dispatch-copy'
import { dispatchRun } from './dispatch-run'
import type { Instruction } from './instruction'
import { expand, type PlanContext, shownAs } from './plan-context'
import { addHistory, type Command, type PlanStage, prefixed } from './plan-stage'

/** Whether a stage's steps are to be done whatever the cache has. */
const passesCache = ({ request }: PlanContext, { stage }: PlanStage): boolean =>
  request.noCache || request.noCacheStages.some((name) => name.toLowerCase() === stage.stage && stage.stage !== '')

/** WORKDIR makes a directory, and so a layer, unless it is the root (convert.go dispatchWorkdir). */
function workdir(
  context: PlanContext,
  stage: PlanStage,
  instruction: Extract<Instruction, { kind: 'workdir' }>,
  onbuild: boolean,
): Outcome<null> {
  const path = expand(context, stage, instruction, instruction.path)
  if (!path.ok) return path
  if (!stage.workdirSet && !path.value.startsWith('/'))
    context.linter.run('WorkdirRelativePath', instruction.at, [path.value], instruction.comments)
  stage.workdirSet = true
  const directory = resolvePath(stage.image.config.WorkingDir || '/', path.value)
  stage.image.config.WorkingDir = directory
  if (directory !== '/')
    stage.op = {
      kind: 'mkdir',
      name: prefixed(stage, shownAs(context, instruction.code, stage.env), onbuild),
      at: instruction.at,
      noCache: false,
      parent: stage.op,
      path: directory,
      user: stage.image.config.User ?? '',
    }
  addHistory(stage, context.sim.world.now, `WORKDIR ${directory}`, { layer: directory !== '/' })
  return done(null)
}

/** Does one instruction to a stage (buildkit dockerfile2llb/convert.go dispatch). */
export function dispatch(context: PlanContext, stage: PlanStage, command: Command): Outcome<null> {
  const { instruction, sources, onbuild } = command
  const noCache = passesCache(context, stage)
  if (instruction.kind === 'run') return dispatchRun(context, stage, instruction, { sources, onbuild, noCache })
  if (instruction.kind === 'workdir') return workdir(context, stage, instruction, onbuild)
  if (instruction.kind === 'add') return dispatchCopy(context, stage, instruction, { from: null, onbuild, noCache })
  if (instruction.kind === 'copy') {
    const [source] = sources
    if (source && !source.dispatched)
      return refuse(
        'invalid',
        `cannot copy from stage "${instruction.from}", it needs to be defined before current stage "${stage.name}"`,
      )
    return dispatchCopy(context, stage, instruction, { from: source?.op ?? null, onbuild, noCache })
  }
  const handler = configDispatch[instruction.kind] as (
    context: PlanContext,
    stage: PlanStage,
    instruction: Instruction,
  ) => Outcome<null>
  return handler(context, stage, instruction)
}
