import { goQuote } from '@/domain/docker/cli/go-quote'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { type Node, parseNodes } from './dockerfile-nodes'
import type { Argument, Instruction, Stage, Written } from './instruction'
import { readFlags } from './instruction-flags'
import { Linter, plainLint, readLintConfig } from './lint'
import { readAction } from './parse-instruction'
import { type BuildError, buildError, located } from './source-lines'

/** A Dockerfile: its stages, and the ARGs before the first. */
export type Dockerfile = {
  stages: Stage[]
  metaArgs: (Written & { args: Argument[] })[]
  /** The escape token. */
  token: string
  linter: Linter
}

const written = (node: Node): Written => ({
  name: node.name,
  code: node.original.trim(),
  at: node.at,
  comments: node.comments,
})

function lintFrom(node: Node, linter: Linter): void {
  const [, as = '', name = ''] = node.args
  if (node.args.length !== 3) return
  if (name !== name.toLowerCase()) linter.run('StageNameCasing', node.at, [name], node.comments)
  const lower = node.name === node.name.toLowerCase()
  const upper = node.name === node.name.toUpperCase()
  const wanted = lower ? as.toLowerCase() : as.toUpperCase()
  if ((lower || upper) && as !== wanted) linter.run('FromAsCasing', node.at, [node.name, as], node.comments)
}

function readFrom(node: Node): Outcome<Stage> {
  const [base = '', as = '', name = ''] = node.args
  const named = node.args.length === 3 && as.toLowerCase() === 'as'
  if (named && !/^[a-z][a-z0-9-_.]*$/.test(name.toLowerCase()))
    return refuse(
      'invalid',
      `invalid name for build stage: ${goQuote(name)}, name can't start with a number or contain symbols`,
    )
  if (!named && node.args.length !== 1) return refuse('invalid', 'FROM requires either one or three arguments')
  const flags = readFlags(node.flags, { platform: 'string' })
  if (!flags.ok) return flags
  const platform = flags.value.text('platform')
  return done({ ...written(node), stage: named ? name.toLowerCase() : '', base, platform, instructions: [] })
}

/** Comments above a stage or an ARG are meant to describe it. */
function lintDescription(node: Node, kind: 'FROM' | 'ARG', names: string[], linter: Linter): void {
  const [first = ''] = (node.comments.at(-1) ?? '').split(' ')
  if (!node.comments.length || !names.length || names.includes(first)) return
  const example = names.length > 1 ? '<arg_key>' : (names[0] ?? '')
  linter.run('InvalidDefinitionDescription', node.at, [kind, example], node.comments)
}

function lintCasing(stages: Stage[], linter: Linter): void {
  const all: Written[] = stages.flatMap((stage) => [stage, ...stage.instructions])
  const lower = all.filter(({ name }) => name === name.toLowerCase()).length
  const upper = all.filter(({ name }) => name === name.toUpperCase()).length
  for (const { name, at } of all) {
    const wanted = lower > upper ? name.toLowerCase() : name.toUpperCase()
    if (name !== wanted)
      linter.run('ConsistentInstructionCasing', at, [name, lower > upper ? 'lowercase' : 'uppercase'])
  }
}

function lintStageNames(stages: Stage[], linter: Linter): void {
  const seen = new Set<string>()
  for (const { stage, at } of stages) {
    if (!stage) continue
    if (stage === 'context' || stage === 'scratch') linter.run('ReservedStageName', at, [stage])
    if (seen.has(stage)) linter.run('DuplicateStageName', at, [stage])
    seen.add(stage)
  }
}

/** What is wrong with one instruction, in the words that name its line (instructions/parse.go parseError). */
const wrong = (node: Node, { message }: { message: string }): BuildError =>
  located({ message: `dockerfile parse error on line ${node.at.start}: ${message}` }, node.at)

/**
 * Reads a Dockerfile (buildkit instructions/parse.go Parse, and the lints of dockerfile2llb/validations.go
 * that need nothing else). @param check BUILDKIT_DOCKERFILE_CHECK, which counts instead of a `# check=` directive
 */
export function readDockerfile(text: string, check?: string): Dockerfile | BuildError {
  const given = check === undefined ? plainLint : readLintConfig(check)
  if (typeof given === 'string') return buildError(`failed to parse build-arg:BUILDKIT_DOCKERFILE_CHECK: ${given}`)
  if (text === '') return buildError('the Dockerfile cannot be empty')
  const parsed = parseNodes(text)
  if ('ok' in parsed) return parsed
  const config = check === undefined ? readLintConfig(parsed.directives.seen.check ?? '') : given
  if (typeof config === 'string') return buildError(`failed to parse check options: ${config}`)
  const linter = new Linter(config)
  for (const { line } of parsed.emptyContinuations) linter.run('NoEmptyContinuation', { start: line, end: line }, [])
  const stages: Stage[] = []
  const metaArgs: Dockerfile['metaArgs'] = []
  for (const node of parsed.nodes) {
    const stage = stages.at(-1)
    if (node.name.toUpperCase() === 'FROM') {
      lintFrom(node, linter)
      const from = readFrom(node)
      if (!from.ok) return wrong(node, from)
      stages.push(from.value)
      if (from.value.stage) lintDescription(node, 'FROM', [from.value.stage], linter)
      continue
    }
    if (node.name.toUpperCase() === 'MAINTAINER') linter.run('MaintainerDeprecated', node.at, [], node.comments)
    const action = readAction(node)
    if (!action.ok) return wrong(node, action)
    if (action.value.kind === 'arg') {
      const keys = action.value.args.map(({ key }) => key)
      lintDescription(node, 'ARG', keys, linter)
      if (!stage) {
        metaArgs.push({ ...written(node), args: action.value.args })
        continue
      }
    }
    if (!stage) return buildError('no build stage in current context', node.at)
    const instruction: Instruction = { ...action.value, ...written(node) }
    stage.instructions.push(instruction)
  }
  if (!stages.length) return buildError('dockerfile contains no stages to build')
  lintStageNames(stages, linter)
  lintCasing(stages, linter)
  return { stages, metaArgs, token: parsed.directives.escape, linter }
}
