import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { checkMode } from './file-mode'
import type { Copying, Instruction } from './instruction'
import type { CopyAction, Op } from './op'
import { expand, expandAll, type PlanContext, reportUnmatched, shownAs } from './plan-context'
import { addHistory, type PlanStage, prefixed } from './plan-stage'
import { lexWord } from './word-lexer'

type Copy = Extract<Instruction, { kind: 'copy' | 'add' }>

const isGit = (source: string) =>
  /^(git@[^/]+:|git:\/\/|ssh:\/\/)/.test(source) || /^https?:\/\/[^#?]*\.git(#.*|\?.*)?$/.test(source)
const isHttp = (source: string) => /^https?:\/\//.test(source) && !isGit(source)
const hasWildcards = (path: string) => /[*?[]/.test(path.replace(/\\./g, ''))

/** Where a copy goes: under the working directory, a slash at its end kept. */
function destinationOf(directory: string, path: string): string {
  const text = path === '' || path === '.' ? './' : path
  const absolute = resolvePath(directory || '/', text)
  return (text.endsWith('/') || text.endsWith('/.')) && absolute !== '/' ? `${absolute}/` : absolute
}

/** Expands what COPY and ADD may have variables in (commands.go SourcesAndDest Expand). */
function expandCopy(context: PlanContext, stage: PlanStage, copy: Copy): Outcome<Copy> {
  const words = expandAll([copy.chown, copy.chmod, copy.checksum, ...copy.sources, copy.destination], (word) =>
    expand(context, stage, copy, word),
  )
  if (!words.ok) return words
  const [chown = '', chmod = '', checksum = '', ...paths] = words.value
  const inline: Copying['inline'] = []
  for (const file of copy.inline) {
    if (!file.expand) {
      inline.push(file)
      continue
    }
    const lexed = lexWord(file.data, stage.env, { escape: '\\', skipQuotes: true })
    if (!lexed.ok) return lexed
    reportUnmatched(context, stage, copy, lexed.value.unmatched)
    inline.push({ ...file, data: lexed.value.result })
  }
  return done({ ...copy, chown, chmod, checksum, sources: paths.slice(0, -1), destination: paths.at(-1) ?? '', inline })
}

/** Warns of a source that .dockerignore keeps out (validations.go validateCopySourcePath). */
function lintIgnored(context: PlanContext, copy: Copy, source: string): void {
  const { ignored } = context
  if (!ignored || ignored.hasExclusions) return
  const path = resolvePath('/', source).slice(1) || '.'
  const all = ignored.patterns.some(({ text }) => ['*', '**', '**/*'].includes(text))
  if (path === '.' && !all) return
  if (ignored.matches(path))
    context.linter.run('CopyIgnoredFile', copy.at, [copy.kind === 'add' ? 'Add' : 'Copy', path], copy.comments)
}

type Made = { copy: Copy; destination: string; name: string }

function remoteAction({ copy, destination, name }: Made, source: string): CopyAction {
  const path = `/${/^https?:\/\/[^/?#]+\/(?:[^?#]*\/)?([^/?#]+)/.exec(source)?.[1] ?? '__unnamed__'}`
  return {
    source: { kind: 'http', url: source, path, name, at: null, noCache: false },
    path,
    destination,
    wildcard: false,
    unpack: copy.unpack === true,
    chown: copy.chown,
    chmod: copy.chmod,
    include: [],
    exclude: copy.exclude,
    required: [],
  }
}

function localAction({ copy, destination }: Made, from: Op, source: string): CopyAction {
  const pivot = source.indexOf('/./')
  const parent = copy.parents ? (pivot < 0 ? '/' : source.slice(0, pivot)) : source
  const pattern = resolvePath('/', pivot < 0 ? source : source.slice(pivot + 3))
  const path = resolvePath('/', parent)
  const plain = copy.parents && !hasWildcards(parent) && !hasWildcards(pattern)
  return {
    source: from,
    path,
    destination,
    wildcard: true,
    unpack: copy.unpack ?? copy.kind === 'add',
    chown: copy.chown,
    chmod: copy.chmod,
    include: copy.parents ? [pattern.slice(1)] : [],
    exclude: copy.exclude,
    required: plain ? [resolvePath(path, `.${pattern}`)] : [],
  }
}

function inlineAction({ copy, destination }: Made, { path, data }: { path: string; data: string }): CopyAction {
  const at = resolvePath('/', path)
  const name = '[internal] preparing inline document'
  return {
    source: { kind: 'inline', path: at, data, mode: 0o644, name, at: null, noCache: false },
    path: at,
    destination,
    wildcard: false,
    unpack: false,
    chown: copy.chown,
    chmod: copy.chmod,
    include: [],
    exclude: copy.exclude,
    required: [],
  }
}

function checkSources(copy: Copy): string {
  const remote = copy.sources.find((source) => isGit(source) || isHttp(source))
  if (copy.checksum) {
    if (copy.sources.length !== 1) return "checksum can't be specified for multiple sources"
    if (remote === undefined) return 'checksum requires HTTP(S) or Git sources'
  }
  if (copy.kind === 'add' || remote === undefined) return ''
  return isGit(remote) ? "source can't be a git ref for COPY" : "source can't be a URL for COPY"
}

/** Turns COPY and ADD into a step (buildkit dockerfile2llb/convert_copy.go). */
export function dispatchCopy(
  context: PlanContext,
  stage: PlanStage,
  written: Copy,
  { from, onbuild, noCache }: { from: Op | null; onbuild: boolean; noCache: boolean },
): Outcome<null> {
  const expanded = expandCopy(context, stage, written)
  if (!expanded.ok) return expanded
  const copy = expanded.value
  const mode = checkMode(copy.chmod)
  if (!mode.ok) return mode
  const name = prefixed(stage, shownAs(context, copy.code, stage.env), onbuild)
  const problem = checkSources(copy)
  if (problem) return refuse('invalid', problem)
  const made = { copy, destination: destinationOf(stage.image.config.WorkingDir ?? '/', copy.destination), name }
  const actions = copy.sources.map((source) => {
    if (isGit(source) || isHttp(source)) return remoteAction(made, source)
    if (!from) lintIgnored(context, copy, source)
    return localAction(made, from ?? context.files, source)
  })
  stage.op = {
    kind: 'copy',
    name,
    at: copy.at,
    noCache,
    parent: stage.op,
    actions: [...actions, ...copy.inline.map((file) => inlineAction(made, file))],
  }
  const words = [
    copy.kind.toUpperCase(),
    ...(copy.parents ? ['--parents'] : []),
    ...(copy.chown ? [`--chown=${copy.chown}`] : []),
    ...(copy.chmod ? [`--chmod=${copy.chmod}`] : []),
    ...copy.sources,
    ...copy.inline.map(({ path }) => `<<${path}`),
    copy.destination,
  ]
  addHistory(stage, context.sim.world.now, words.join(' '), { layer: true, files: true })
  return done(null)
}
