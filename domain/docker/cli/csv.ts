import { done, type Outcome, refuse } from '@/domain/docker/outcome'

/** The fields of one line of comma-separated values; quoted ones may hold commas (Go encoding/csv). */
export function csvFields(line: string): Outcome<string[]> {
  const fields: string[] = []
  let rest = line
  for (;;) {
    const column = line.length - rest.length + 1
    const quoted = /^"((?:[^"]|"")*)"(?=,|$)/.exec(rest)
    const plain = /^[^,]*/.exec(rest)?.[0] ?? ''
    if (!quoted && rest.startsWith('"'))
      return refuse(
        'invalid',
        `parse error on line 1, column ${line.length + 1}: extraneous or missing " in quoted-field`,
      )
    if (!quoted && plain.includes('"'))
      return refuse(
        'invalid',
        `parse error on line 1, column ${column + plain.indexOf('"')}: bare " in non-quoted field`,
      )
    fields.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : plain)
    rest = rest.slice((quoted?.[0] ?? plain).length)
    if (!rest) return done(fields)
    rest = rest.slice(1)
  }
}
