import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { withShell } from './dispatch-config'
import { chomped, heredocOf, summary } from './heredoc'
import type { Instruction } from './instruction'
import type { Op, OpMount } from './op'
import { expand, type PlanContext, shownAs } from './plan-context'
import { addHistory, type PlanStage, prefixed } from './plan-stage'
import { readMount } from './run-mount'

type Run = Extract<Instruction, { kind: 'run' }>

/** What is run, how progress adds to the name, and a script that is put into the container first. */
type Line = { args: string[]; more: string; script: { path: string; data: string } | null }

/** The command of a RUN, heredocs put into it (convert.go dispatchRun). */
function lineOf(stage: PlanStage, { command }: Run): Line {
  const [file] = command.files
  const [first = ''] = command.line
  if (!file) return { args: command.shell ? withShell(stage, command.line) : command.line, more: '', script: null }
  if (!heredocOf(first)) {
    const text = first + command.files.map(({ content, name }) => `\n${content}${name}`).join('')
    return { args: withShell(stage, [text]), more: '', script: null }
  }
  const data = file.chomp ? chomped(file.content) : file.content
  const more = ` (${summary(file.content)})`
  if (!data.startsWith('#!')) return { args: withShell(stage, [data]), more, script: null }
  const path = `/dev/pipes/${file.name}`
  return { args: withShell(stage, [path]), more, script: { path, data } }
}

/** A script in a heredoc, mounted for the time that it runs. */
function scriptMount({ path, data }: { path: string; data: string }): OpMount {
  const name = '[internal] preparing inline document'
  const op: Op = {
    kind: 'inline',
    path: path.replace('/dev/pipes', ''),
    data,
    mode: 0o755,
    name,
    at: null,
    noCache: false,
  }
  return {
    type: 'bind',
    from: '',
    source: '/',
    target: '/dev/pipes',
    readOnly: true,
    id: '',
    sharing: '',
    required: false,
    env: null,
    mode: null,
    uid: null,
    gid: null,
    op,
  }
}

function mountsOf(context: PlanContext, stage: PlanStage, run: Run, sources: PlanStage[]): Outcome<OpMount[]> {
  const mounts: OpMount[] = []
  for (const [index, text] of run.mounts.entries()) {
    const mount = readMount(text, (word) => expand(context, stage, run, word))
    if (!mount.ok) return mount
    const { type, from, target } = mount.value
    const source = sources[index]
    if (from && !source?.dispatched)
      return refuse(
        'invalid',
        `cannot mount from stage "${from}" to "${target}", stage needs to be defined before current command`,
      )
    const absolute = resolvePath(stage.image.config.WorkingDir || '/', target || '.')
    if (absolute === '/' && type !== 'secret' && type !== 'ssh')
      return refuse('invalid', `invalid mount target ${JSON.stringify(absolute)}`)
    const op = type !== 'bind' && type !== 'cache' ? null : from ? (source?.op ?? null) : context.files
    mounts.push({
      ...mount.value,
      target: type === 'secret' ? target : absolute,
      id: mount.value.id || (type === 'cache' ? resolvePath('/', target) : ''),
      op: type === 'cache' && !from ? null : op,
    })
  }
  return done(mounts)
}

/** The line as history shows it: the ARGs that were set, counted, and what is run (convert.go runCommandString). */
function historyLine(stage: PlanStage, args: readonly string[]): string {
  const values = new Map<string, string>()
  for (const { key, value } of stage.buildArgs) values.set(key, `${key}=${stage.env[key] ?? value ?? ''}`)
  const before = values.size ? [`|${values.size}`, ...values.values()] : []
  return [...before, ...args].join(' ')
}

const proxies = ['http_proxy', 'https_proxy', 'ftp_proxy', 'no_proxy', 'all_proxy']

/** Proxies from the build's arguments, which every command gets in both spellings. */
const proxyOf = (args: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(args).flatMap(([key, value]) =>
      proxies.includes(key.toLowerCase())
        ? [
            [key.toUpperCase(), value],
            [key.toLowerCase(), value],
          ]
        : [],
    ),
  )

export function dispatchRun(
  context: PlanContext,
  stage: PlanStage,
  run: Run,
  { sources, onbuild, noCache }: { sources: PlanStage[]; onbuild: boolean; noCache: boolean },
): Outcome<null> {
  const { args, more, script } = lineOf(stage, run)
  const mounts = mountsOf(context, stage, run, sources)
  if (!mounts.ok) return mounts
  const masked = mounts.value.flatMap(({ type, env }) => (type === 'secret' && env ? [[env, '****'] as const] : []))
  const shown = shownAs(context, run.code + more, { ...stage.env, ...Object.fromEntries(masked) }, { run: true })
  stage.op = {
    kind: 'exec',
    name: prefixed(stage, shown, onbuild),
    at: run.at,
    noCache,
    parent: stage.op,
    args,
    env: { ...stage.env },
    proxy: proxyOf(context.request.buildArgs),
    cwd: stage.image.config.WorkingDir || '/',
    user: stage.user,
    mounts: script ? [scriptMount(script), ...mounts.value] : mounts.value,
    network: run.network === 'default' ? context.request.network || 'default' : run.network,
    platform: stage.platform ?? context.targetPlatform,
  }
  addHistory(stage, context.sim.world.now, `RUN ${historyLine(stage, args)}`, { layer: true, files: true })
  return done(null)
}
