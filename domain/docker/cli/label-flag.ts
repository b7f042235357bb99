import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { GoMethod } from './go-value'

/** Refuses what is no `key` or `key=value` (docker/cli opts/opts.go, ValidateLabel). */
export function checkLabel(value: string): Outcome<string> {
  const key = (value.split('=')[0] ?? '').replace(/^[ \t]+/, '')
  if (key === '') return refuse('flag', `invalid label '${value}': empty name`)
  return /[ \t]/.test(key) ? refuse('flag', `label '${key}' contains whitespaces`) : done(value)
}

/** `key=value` pairs as a map; a later one replaces an earlier (docker/cli opts/parse.go, ConvertKVStringsToMap). */
export const pairsOf = (values: readonly string[]): Record<string, string> =>
  Object.fromEntries(values.map((value) => [value.split('=')[0] ?? '', value.split(/=(.*)/s)[1] ?? '']))

/** What `{{.Label "name"}}` of a list gives: the label's value, or nothing. */
export const labelMethod =
  (labels: Readonly<Record<string, string>>): GoMethod =>
  (name) =>
    Object.hasOwn(labels, String(name)) ? labels[String(name)] : ''
