import type { Outcome } from '@/domain/docker/outcome'
import { goJson, goJsonIndented } from './go-json'
import { answerOf, type GoValue, plain } from './go-value'
import type { Cli } from './spec'
import { parseTemplate, runTemplate, type Template } from './template'

/**
 * Prints what references stand for, as every `inspect` does (docker/cli inspector.go): indented JSON, with
 * `json` compact JSON, or a template per object. Refusals of `get` are printed as they are, one a line, at the end.
 * Templates see the value as it is, structs refusing what they lack; then its plain JSON, refusing what that lacks.
 * @returns the exit status: 64 for a broken template, 1 when something was refused
 */
export function inspectAll(
  cli: Cli,
  references: readonly string[],
  format: string,
  get: (reference: string) => Outcome<GoValue>,
): number {
  const isTemplate = format !== '' && format !== 'json'
  const template = isTemplate ? parseTemplate(format) : null
  if (template && !template.ok) {
    cli.err(`template parsing error: ${template.message}\n`)
    return 64
  }
  const errors: string[] = []
  const values: GoValue[] = []
  let text = ''
  for (const reference of references) {
    const found = get(reference)
    if (!found.ok) errors.push(found.message)
    else if (template?.ok) {
      const line = rendered(template.value, found.value)
      if (line.ok) text += `${line.value}\n`
      else errors.push(`template parsing error: ${line.message}`)
    } else values.push(answerOf(found.value))
  }
  if (template) cli.out(text || '\n')
  else cli.out(`${format === 'json' ? goJson(values) : goJsonIndented(values)}\n`)
  if (errors.length) cli.err(`${errors.join('\n')}\n`)
  return errors.length ? 1 : 0
}

function rendered(template: Template, value: GoValue): Outcome<string> {
  const typed = runTemplate(template, value)
  return typed.ok ? typed : runTemplate(template, plain(answerOf(value)), { missing: 'error' })
}
