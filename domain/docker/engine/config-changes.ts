import { parseNodes } from '@/domain/docker/build/dockerfile-nodes'
import { exposedPorts } from '@/domain/docker/build/exposed-ports'
import type { Action, CommandLine, Pair } from '@/domain/docker/build/instruction'
import { readAction } from '@/domain/docker/build/parse-instruction'
import { lexWord } from '@/domain/docker/build/word-lexer'
import { resolvePath } from '@/domain/docker/files/path'
import type { RunConfig } from '@/domain/docker/images/blobs'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { parseSignal } from './signals'

const allowed = [
  'cmd',
  'entrypoint',
  'healthcheck',
  'env',
  'expose',
  'label',
  'onbuild',
  'stopsignal',
  'user',
  'volume',
  'workdir',
]

/** What a change works on: the configuration so far, and whether a CMD was among the changes. */
type Draft = { config: RunConfig; commandSet: boolean }
type Of<K extends Action['kind']> = Extract<Action, { kind: K }>
type Change<K extends Action['kind']> = (
  draft: Draft,
  action: Of<K>,
  word: (text: string) => Outcome<string>,
) => Outcome<Partial<RunConfig>>

function all(texts: readonly string[], word: (text: string) => Outcome<string>): Outcome<string[]> {
  const found: string[] = []
  for (const text of texts) {
    const one = word(text)
    if (!one.ok) return one
    found.push(one.value)
  }
  return done(found)
}

function pairsOf(pairs: readonly Pair[], word: (text: string) => Outcome<string>): Outcome<[string, string][]> {
  const flat = all(
    pairs.flatMap(({ key, value }) => [key, value]),
    word,
  )
  if (!flat.ok) return flat
  return done(pairs.map((_, index) => [flat.value[index * 2] ?? '', flat.value[index * 2 + 1] ?? '']))
}

const withEnv = (env: readonly string[], key: string, value: string): string[] => {
  const at = env.findIndex((entry) => entry.split('=', 1)[0] === key)
  return at < 0 ? [...env, `${key}=${value}`] : env.with(at, `${key}=${value}`)
}

const lineOf = ({ config }: Draft, { line, shell }: CommandLine): string[] =>
  shell ? [...(config.Shell?.length ? config.Shell : ['/bin/sh', '-c']), line.join(' ')] : line

const setOf = (names: readonly string[]): Record<string, Record<string, never>> =>
  Object.fromEntries(names.map((name) => [name, {}]))

/** Ports in the words of the classic builder, which differ a little from BuildKit's. */
function classicPorts(words: readonly string[]): Outcome<string[]> {
  const ports = exposedPorts(words, () => undefined)
  if (ports.ok) return ports
  const [, word = '', why = ports.message] = /^invalid port: "(.*?)": (.*)$/s.exec(ports.message) ?? []
  return refuse(ports.code, why === 'no port specified' ? `${why}: ${word}<empty>` : why)
}

const changes: { [K in Action['kind']]?: Change<K> } = {
  cmd(draft, { command }) {
    if (command.line.length) draft.commandSet = true
    return done({ Cmd: lineOf(draft, command) })
  },
  entrypoint(draft, { command }) {
    const rest = draft.commandSet ? {} : { Cmd: undefined }
    return done({ Entrypoint: lineOf(draft, command), ...rest })
  },
  healthcheck: (_draft, { health }) => done({ Healthcheck: health }),
  env({ config }, { pairs }, word) {
    const found = pairsOf(pairs, word)
    if (!found.ok) return found
    return done({ Env: found.value.reduce((env, [key, value]) => withEnv(env, key, value), config.Env ?? []) })
  },
  label({ config }, { pairs }, word) {
    const found = pairsOf(pairs, word)
    return found.ok ? done({ Labels: { ...config.Labels, ...Object.fromEntries(found.value) } }) : found
  },
  expose({ config }, { ports }, word) {
    const words = all(ports, word)
    if (!words.ok) return words
    const exposed = classicPorts(words.value.flatMap((text) => text.split(/\s+/).filter(Boolean)))
    return exposed.ok ? done({ ExposedPorts: { ...config.ExposedPorts, ...setOf(exposed.value) } }) : exposed
  },
  onbuild: ({ config }, { expression }) => done({ OnBuild: [...(config.OnBuild ?? []), expression] }),
  stopsignal(_draft, { signal }, word) {
    const name = word(signal)
    if (!name.ok) return name
    const known = parseSignal(name.value)
    return known.ok ? done({ StopSignal: name.value }) : known
  },
  user(_draft, action, word) {
    const user = word(action.user)
    return user.ok ? done({ User: user.value }) : user
  },
  volume({ config }, { volumes }, word) {
    const paths = all(volumes, word)
    if (!paths.ok) return paths
    if (paths.value.includes('')) return refuse('invalid', 'VOLUME specified can not be an empty string')
    return done({ Volumes: { ...config.Volumes, ...setOf(paths.value) } })
  },
  workdir({ config }, action, word) {
    const path = word(action.path)
    if (!path.ok) return path
    if (path.value === '') return refuse('invalid', 'cannot normalize nothing')
    return done({ WorkingDir: resolvePath(config.WorkingDir || '/', path.value) })
  },
}

/** Applies one change; the key of the table is the action's own kind. */
function apply(draft: Draft, action: Action, word: (text: string) => Outcome<string>): Outcome<Partial<RunConfig>> {
  const change = changes[action.kind] as Change<Action['kind']> | undefined
  return change ? change(draft, action, word) : done({})
}

const variablesOf = (env: readonly string[] = []): Record<string, string> =>
  Object.fromEntries(env.map((entry) => [entry.split('=', 1)[0] ?? '', entry.slice(entry.indexOf('=') + 1)]))

/**
 * A configuration after instructions of a Dockerfile, as `commit --change` and `import --change` have them
 * (moby daemon/builder/dockerfile/builder.go, BuildFromConfig). Refused: `RUN is not a valid change command`,
 * and in the parser's words.
 */
export function applyChanges(config: RunConfig, texts: readonly string[]): Outcome<RunConfig> {
  if (!texts.length) return done(config)
  const parsed = parseNodes(texts.join('\n'))
  if ('ok' in parsed) return refuse('invalid', parsed.message)
  const actions: Action[] = []
  for (const node of parsed.nodes) {
    if (!allowed.includes(node.name.toLowerCase()))
      return refuse('invalid', `${node.name} is not a valid change command`)
    const action = readAction(node)
    if (!action.ok) return action
    actions.push(action.value)
  }
  const draft: Draft = { config, commandSet: false }
  for (const action of actions) {
    const word = (text: string): Outcome<string> => {
      const lexed = lexWord(text, variablesOf(draft.config.Env), { escape: parsed.directives.escape })
      return lexed.ok ? done(lexed.value.result) : lexed
    }
    const change = apply(draft, action, word)
    if (!change.ok) return change
    draft.config = { ...draft.config, ...change.value }
  }
  return done(draft.config)
}
