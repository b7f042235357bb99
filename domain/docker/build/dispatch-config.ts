import { goQuote } from '@/domain/docker/cli/go-quote'
import { parseSignal } from '@/domain/docker/engine/signals'
import { done, type Outcome } from '@/domain/docker/outcome'
import { exposedPorts } from './exposed-ports'
import { healthcheckText } from './healthcheck'
import type { Action, CommandLine, Instruction, Pair, Written } from './instruction'
import type { RuleName } from './lint'
import { expand, expandAll, type PlanContext, reportUnmatched } from './plan-context'
import { addHistory, type PlanStage } from './plan-stage'
import { lexWord } from './word-lexer'

type Of<K extends Action['kind']> = Extract<Instruction, { kind: K }>
type Dispatch<K extends Action['kind']> = (context: PlanContext, stage: PlanStage, instruction: Of<K>) => Outcome<null>

const lint = (context: PlanContext, rule: RuleName, { at, comments }: Written, ...words: string[]) =>
  context.linter.run(rule, at, words, comments)

const secretWords = 'apikey|auth|credential|credentials|key|password|pword|passwd|secret|token'
const denied = new RegExp(`(?:_|^)(?:${secretWords})(?:_|$)`, 'i')
const allowed = /(?:_|^)(?:public|file|version)(?:_|$)/i

/** Warns of variables whose names say that they are secret (validations.go validateNoSecretKey). */
function lintSecret(context: PlanContext, written: Written, name: 'ARG' | 'ENV', key: string): void {
  if (denied.test(key) && !allowed.test(key)) lint(context, 'SecretsUsedInArgOrEnv', written, name, key)
}

const record = (context: PlanContext, stage: PlanStage, text: string): Outcome<null> => {
  addHistory(stage, context.sim.world.now, text, { layer: false })
  return done(null)
}

function expandPairs(context: PlanContext, stage: PlanStage, written: Written, pairs: Pair[]): Outcome<Pair[]> {
  const expanded: Pair[] = []
  for (const pair of pairs) {
    const both = expandAll([pair.key, pair.value], (word) => expand(context, stage, written, word))
    if (!both.ok) return both
    const [key = '', value = ''] = both.value
    expanded.push({ ...pair, key, value })
  }
  return done(expanded)
}

const env: Dispatch<'env'> = (context, stage, instruction) => {
  const pairs = expandPairs(context, stage, instruction, instruction.pairs)
  if (!pairs.ok) return pairs
  const list = [...(stage.image.config.Env ?? [])]
  for (const { key, value, legacy } of pairs.value) {
    if (legacy) lint(context, 'LegacyKeyValueFormat', instruction, instruction.name)
    lintSecret(context, instruction, 'ENV', key)
    stage.env[key] = value
    const at = list.findIndex((entry) => entry.split('=', 1)[0] === key)
    if (at < 0) list.push(`${key}=${value}`)
    else list[at] = `${key}=${value}`
  }
  stage.image.config.Env = list
  return record(context, stage, `ENV${pairs.value.map(({ key, value }) => ` ${key}=${value}`).join('')}`)
}

const label: Dispatch<'label'> = (context, stage, instruction) => {
  const pairs = expandPairs(context, stage, instruction, instruction.pairs)
  if (!pairs.ok) return pairs
  const labels = { ...stage.image.config.Labels }
  for (const { key, value, legacy } of pairs.value) {
    if (legacy) lint(context, 'LegacyKeyValueFormat', instruction, instruction.name)
    labels[key] = value
  }
  stage.image.config.Labels = labels
  return record(context, stage, `LABEL${pairs.value.map(({ key, value }) => ` ${key}=${value}`).join('')}`)
}

/** A command line with the shell before it where it was not given as JSON (convert.go withShell). */
export const withShell = (stage: PlanStage, line: readonly string[]): string[] => [
  ...(stage.image.config.Shell?.length ? stage.image.config.Shell : ['/bin/sh', '-c']),
  line.join(' '),
]

const quotedList = (words: readonly string[]) => `[${words.map(goQuote).join(' ')}]`

function usedOnce(
  context: PlanContext,
  stage: PlanStage,
  written: Written,
  kind: 'cmd' | 'entrypoint' | 'healthcheck',
): void {
  const before = stage.used[kind]
  if (before) context.linter.run('MultipleInstructionsDisallowed', before, [written.name], written.comments)
  stage.used[kind] = written.at
}

function commandLine(context: PlanContext, stage: PlanStage, written: Written, command: CommandLine): string[] {
  if (!command.shell) return command.line
  if (!stage.image.config.Shell?.length) lint(context, 'JSONArgsRecommended', written, written.name)
  return withShell(stage, command.line)
}

const cmd: Dispatch<'cmd'> = (context, stage, instruction) => {
  usedOnce(context, stage, instruction, 'cmd')
  const line = commandLine(context, stage, instruction, instruction.command)
  stage.image.config = { ...stage.image.config, Cmd: line, ArgsEscaped: true }
  return record(context, stage, `CMD ${quotedList(line)}`)
}

const entrypoint: Dispatch<'entrypoint'> = (context, stage, instruction) => {
  usedOnce(context, stage, instruction, 'entrypoint')
  const line = commandLine(context, stage, instruction, instruction.command)
  stage.image.config.Entrypoint = line.length ? line : undefined
  if (!stage.used.cmd) stage.image.config.Cmd = undefined
  return record(context, stage, `ENTRYPOINT ${quotedList(line)}`)
}

const arg: Dispatch<'arg'> = (context, stage, instruction) => {
  const shown: string[] = []
  const { buildArgs } = context.request
  for (const { key, value } of instruction.args) {
    lintSecret(context, instruction, 'ARG', key)
    let found = buildArgs[key] ?? (value === null ? (context.globalArgs[key] ?? null) : null)
    if (buildArgs[key] === undefined && value !== null) {
      const lexed = lexWord(value, stage.env, { escape: context.token })
      if (!lexed.ok) return lexed
      reportUnmatched(context, stage, instruction, lexed.value.unmatched)
      found = lexed.value.result
    }
    if (found !== null) stage.env[key] = found
    stage.buildArgs.push({ key, value: found })
    shown.push(found === null ? key : `${key}=${found}`)
  }
  return record(context, stage, `ARG ${shown.join(' ')}`)
}

const expose: Dispatch<'expose'> = (context, stage, instruction) => {
  const ports: string[] = []
  for (const port of instruction.ports) {
    const words = lexWord(port, stage.env, { escape: context.token })
    if (!words.ok) return words
    ports.push(...words.value.words)
  }
  const exposed = exposedPorts(ports, (rule, port) => lint(context, rule, instruction, port))
  if (!exposed.ok) return exposed
  stage.image.config.ExposedPorts = {
    ...stage.image.config.ExposedPorts,
    ...Object.fromEntries(exposed.value.map((port) => [port, {}])),
  }
  return record(context, stage, `EXPOSE [${exposed.value.join(' ')}]`)
}

const volume: Dispatch<'volume'> = (context, stage, instruction) => {
  const paths = expandAll(instruction.volumes, (word) => expand(context, stage, instruction, word))
  if (!paths.ok) return paths
  if (paths.value.includes(''))
    return { ok: false, code: 'invalid', message: 'VOLUME specified can not be an empty string' }
  stage.image.config.Volumes = {
    ...stage.image.config.Volumes,
    ...Object.fromEntries(paths.value.map((path) => [path, {}])),
  }
  return record(context, stage, `VOLUME [${paths.value.join(' ')}]`)
}

const stopsignal: Dispatch<'stopsignal'> = (context, stage, instruction) => {
  const signal = expand(context, stage, instruction, instruction.signal)
  if (!signal.ok) return signal
  const known = parseSignal(signal.value)
  if (!known.ok) return known
  stage.image.config.StopSignal = signal.value
  return record(context, stage, `STOPSIGNAL ${signal.value}`)
}

const user: Dispatch<'user'> = (context, stage, instruction) => {
  const name = expand(context, stage, instruction, instruction.user)
  if (!name.ok) return name
  stage.user = name.value
  stage.image.config.User = name.value
  return record(context, stage, `USER ${name.value}`)
}

/** Instructions that only change the image's configuration (buildkit dockerfile2llb/convert.go dispatch…). */
export const configDispatch = {
  env,
  label,
  cmd,
  entrypoint,
  arg,
  expose,
  volume,
  stopsignal,
  user,
  maintainer(context, stage, { maintainer }) {
    stage.image.author = maintainer
    return record(context, stage, `MAINTAINER ${maintainer}`)
  },
  shell(context, stage, instruction) {
    stage.image.config.Shell = instruction.shell
    return record(context, stage, `SHELL [${instruction.shell.join(' ')}]`)
  },
  onbuild(_context, stage, { expression }) {
    stage.image.config.OnBuild = [...(stage.image.config.OnBuild ?? []), expression]
    return done(null)
  },
  healthcheck(context, stage, instruction) {
    usedOnce(context, stage, instruction, 'healthcheck')
    stage.image.config.Healthcheck = instruction.health
    return record(context, stage, `HEALTHCHECK ${healthcheckText(instruction.health)}`)
  },
} satisfies { [K in Exclude<Action['kind'], 'run' | 'copy' | 'add' | 'workdir'>]: Dispatch<K> }
