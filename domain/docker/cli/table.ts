import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { alignColumns } from './columns'
import { byBytes, type GoMethod, type GoValue, struct } from './go-value'
import { headerOf, parseTemplate, runTemplate } from './template'

/** What one row shows: field → value. Methods with arguments (`Label`) are functions and not in its JSON. */
export type Row = { readonly [field: string]: GoValue }

export type TableSpec = {
  /** As messages name it: `*formatter.ContainerContext`. */
  type: string
  /** As given: `table {{.ID}}\t{{.Names}}`, `{{.ID}}`, `json`; never just `table`, which a command replaces by its default. */
  format: string
  /** Column headers by field. */
  headers: Readonly<Record<string, string>>
}

/** A header for `.Label "a.b-c"`: `b c` (docker/cli formatter/custom.go). */
export const labelHeader: GoMethod = (name) =>
  String(name).split('.').at(-1)?.replaceAll('-', ' ').replaceAll('_', ' ') ?? ''

/**
 * Rows in a format, as docker's formatter writes them (docker/cli formatter/formatter.go): a table with its
 * headers aligned in columns, JSON a line each, or the template's own text.
 * Refusals carry `template parsing error: …`; then nothing is to be printed.
 */
export function formatRows({ type, format, headers }: TableSpec, rows: readonly Row[]): Outcome<string> {
  const template = parseTemplate(templateTextOf(format))
  if (!template.ok) return refuse(template.code, `template parsing error: ${template.message}`)
  let body = ''
  for (const row of rows) {
    const line = runTemplate(template.value, struct(type, sorted(row)))
    if (!line.ok) return refuse(line.code, `template parsing error: ${line.message}`)
    body += `${line.value}\n`
  }
  if (!format.startsWith('table')) return done(body)
  const header = headerOf(template.value, { ...headers, Label: labelHeader })
  return done(alignColumns(`${header}\n${body}`))
}

/** The template in a format: without its `table`, blanks around it cut, `\\t` and `\\n` as typed made real. */
function templateTextOf(format: string): string {
  if (format === 'table') return ''
  if (format === 'json') return '{{json .}}'
  const text = format.startsWith('table') ? format.slice('table'.length) : format
  return text
    .replace(/^ +| +$/g, '')
    .replaceAll('\\t', '\t')
    .replaceAll('\\n', '\n')
}

/** A row's JSON has its fields sorted (formatter/reflect.go). */
export const sorted = (row: Row): Row => Object.fromEntries(Object.entries(row).sort(([a], [b]) => byBytes(a, b)))
