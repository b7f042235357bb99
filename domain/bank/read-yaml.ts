import { isNode, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { Problem } from './problem'

/** A value together with the line it was written on, so that later checks can point at it. */
export type Placed<T> = { value: T; file: string; line: number }

type Read = { data: unknown; lineOf: (path: readonly PropertyKey[]) => number; problems: Problem[] }

/** Parses YAML; a syntax error becomes a problem with its line. `offset` is the number of lines above it in the file. */
function read(file: string, text: string, offset = 0): Read {
  const lines = new LineCounter()
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const problems = doc.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line + offset,
    message: error.message,
  }))
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = doc.getIn(path.slice(0, depth), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line + offset
    }
    return 1 + offset
  }
  return { data: problems.length ? undefined : doc.toJS(), lineOf, problems }
}

function issuesOf(error: z.ZodError, file: string, lineOf: Read['lineOf'], prefix: PropertyKey[]): Problem[] {
  return error.issues.flatMap((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : null
    const paths = unknown ? unknown.map((key) => [...prefix, ...issue.path, key]) : [[...prefix, ...issue.path]]
    const message = unknown ? 'there is no such field' : issue.message
    return paths.map((path) => ({ file, line: lineOf(path), field: path.join('.') || undefined, message }))
  })
}

/** One YAML document of the given shape. */
export function readOne<T extends z.ZodType>(
  file: string,
  text: string,
  schema: T,
  offset = 0,
): { item?: Placed<z.output<T>>; problems: Problem[] } {
  const { data, lineOf, problems } = read(file, text, offset)
  if (problems.length) return { problems }
  const parsed = schema.safeParse(data)
  if (!parsed.success) return { problems: issuesOf(parsed.error, file, lineOf, []) }
  return { item: { value: parsed.data, file, line: 1 + offset }, problems: [] }
}

/** A YAML list whose entries have the given shape. One bad entry does not hide the mistakes of the others. */
export function readList<T extends z.ZodType>(
  file: string,
  text: string,
  schema: T,
): { items: Placed<z.output<T>>[]; problems: Problem[] } {
  const { data, lineOf, problems } = read(file, text)
  if (problems.length) return { items: [], problems }
  if (!Array.isArray(data)) return { items: [], problems: [{ file, line: 1, message: 'this file holds a list' }] }
  const items: Placed<z.output<T>>[] = []
  data.forEach((entry, index) => {
    const parsed = schema.safeParse(entry)
    if (parsed.success) items.push({ value: parsed.data, file, line: lineOf([index]) })
    else problems.push(...issuesOf(parsed.error, file, lineOf, [index]))
  })
  return { items, problems }
}
