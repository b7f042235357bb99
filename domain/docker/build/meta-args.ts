import { parseReference } from '@/domain/docker/images/reference'
import type { Stage } from './instruction'
import type { PlanContext } from './plan-context'
import { type BuildError, located } from './source-lines'
import type { Dockerfile } from './stages'
import { nearest } from './suggestion'
import { lexWord } from './word-lexer'

export type MetaArgs = { values: Record<string, string>; declared: string[] }

/** ARGs before the first FROM, with what the command line gives them (convert.go buildMetaArgs). */
function read(
  { token, globalArgs }: PlanContext,
  { metaArgs }: Dockerfile,
  given: Record<string, string>,
): MetaArgs | BuildError {
  const values = { ...globalArgs }
  const declared: string[] = []
  for (const { args, at } of metaArgs) {
    for (const { key, value } of args) {
      declared.push(key)
      if (given[key] !== undefined) values[key] = given[key]
      else if (value !== null) {
        const lexed = lexWord(value, values, { escape: token })
        if (!lexed.ok) return located(lexed, at)
        values[key] = lexed.value.result
      }
    }
  }
  return { values, declared }
}

/** The same, after a look at whether base images are names without the command line, too. */
export function metaArgsOf(context: PlanContext, dockerfile: Dockerfile): MetaArgs | BuildError {
  const plain = read(context, dockerfile, {})
  if (!('ok' in plain)) {
    for (const { base, at, comments } of dockerfile.stages) {
      const name = lexWord(base, plain.values, { escape: context.token })
      if (!name.ok) break
      if (!parseReference(name.value.result).ok) context.linter.run('InvalidDefaultArgInFrom', at, [base], comments)
    }
  }
  return read(context, dockerfile, context.request.buildArgs)
}

/** Warns of variables of a FROM that no ARG declares (validations.go reportUnusedFromArgs). */
export function lintFroms(
  context: PlanContext,
  { at, comments }: Stage,
  unmatched: readonly string[],
  known: readonly string[],
): void {
  for (const name of unmatched)
    if (!known.includes(name)) context.linter.run('UndefinedArgInFrom', at, [name, nearest(name, known)], comments)
}
