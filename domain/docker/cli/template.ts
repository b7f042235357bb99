import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { GoValue } from './go-value'
import { evaluate } from './template/evaluate'
import { functions, headerFunctions, plainFunctions } from './template/functions'
import type { TemplateNode } from './template/nodes'
import { parse } from './template/parse'
import { TemplateError } from './template/template-error'

export type Template = { name: string; text: string; nodes: TemplateNode[] }

/**
 * Parses a Go template; refuses in text/template's words: `template: :1: unexpected …`.
 * @param name the template's own, which messages mention; most of docker's have none
 */
export function parseTemplate(text: string, name = ''): Outcome<Template> {
  return attempt(() => ({ name, text, nodes: parse(text, name) }))
}

/**
 * Executes a template; refuses in text/template's words: `template: :1:2: executing "" at <.X>: …`.
 * @param how.missing `error` refuses keys that a map does not have (missingkey=error), on plain data
 */
export function runTemplate(template: Template, data: GoValue, how: { missing?: 'error' } = {}): Outcome<string> {
  let out = ''
  const written = writeTemplate(
    template,
    data,
    (piece) => {
      out += piece
    },
    how,
  )
  return written.ok ? done(out) : written
}

/** The same, piece by piece: what was written before a refusal stays written. */
export function writeTemplate(
  { nodes, ...template }: Template,
  data: GoValue,
  write: (text: string) => void,
  how: { missing?: 'error' } = {},
): Outcome<null> {
  return attempt(() => {
    const raw = how.missing === 'error'
    evaluate(nodes, data, { ...template, raw, functions: raw ? plainFunctions : functions }, write)
    return null
  })
}

/** The header line of a table: what fails ends it where it is, and is not told (formatter.postFormat). */
export function headerOf({ nodes, ...template }: Template, headers: GoValue): string {
  let out = ''
  attempt(() =>
    evaluate(nodes, headers, { ...template, raw: false, functions: headerFunctions }, (piece) => {
      out += piece
    }),
  )
  return out
}

function attempt<T>(body: () => T): Outcome<T> {
  try {
    return done(body())
  } catch (error) {
    if (error instanceof TemplateError) return refuse('template', error.message)
    throw error
  }
}
