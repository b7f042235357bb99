import { done, type Outcome, refuse } from '@/domain/docker/outcome'

/** What lists and prunes are asked for: filter → values, any of which may match (moby daemon/internal/filters/parse.go). */
export type Filters = Readonly<Record<string, readonly string[]>>

const values = (filters: Filters, key: string): readonly string[] =>
  (Object.hasOwn(filters, key) ? filters[key] : undefined) ?? []

/** Adds a value, once, as the set that it is. */
export const withFilter = (filters: Filters, key: string, value: string): Filters => ({
  ...filters,
  [key]: [...new Set([...values(filters, key), value])],
})

/** Refuses a filter that is not among the accepted. */
export function knownFilters(filters: Filters, accepted: readonly string[]): Outcome<null> {
  const unknown = Object.keys(filters).find((name) => !accepted.includes(name))
  return unknown === undefined ? done(null) : refuse('invalid', `invalid filter '${unknown}'`)
}

/** A filter of one truth value; `otherwise` when it was not given. */
export function truthOf(filters: Filters, key: string, otherwise: boolean): Outcome<boolean> {
  const given = values(filters, key)
  if (!given.length) return done(otherwise)
  const no = given.includes('0') || given.includes('false')
  const yes = given.includes('1') || given.includes('true')
  if (no !== yes) return done(yes)
  return refuse('invalid', `invalid filter '${key}=[${[...given].join(' ')}]'`)
}

/** Whether the text is one of the values, or none were given. */
export const matchesExactly = (filters: Filters, key: string, text: string): boolean =>
  values(filters, key).length === 0 || values(filters, key).includes(text)

/** Go's expressions take linear time; what could take very long here is taken for one that does not match. */
function couldTakeLong(pattern: string): boolean {
  const repeats = pattern.match(/[+*{|]/g)?.length ?? 0
  return repeats > 5 || (repeats > 1 && /\)[+*{]/.test(pattern))
}

function found(pattern: string, text: string): boolean {
  const [, ignoreCase, rest = pattern] = /^(\(\?i\))?(.*)$/s.exec(pattern) ?? []
  try {
    return !couldTakeLong(rest) && new RegExp(rest, ignoreCase ? 'i' : '').test(text)
  } catch {
    return false
  }
}

/** Whether one of the values, read as a regular expression, is found in the text. */
export const matchesPattern = (filters: Filters, key: string, text: string): boolean =>
  matchesExactly(filters, key, text) || values(filters, key).some((pattern) => found(pattern, text))

/** Whether the text begins with one of the values. */
export const matchesStart = (filters: Filters, key: string, text: string): boolean =>
  matchesExactly(filters, key, text) || values(filters, key).some((start) => text.startsWith(start))

/** Whether all of the values, each `name` or `name=value`, stand among the labels. */
export function matchesLabels(filters: Filters, key: string, labels: Readonly<Record<string, string>>): boolean {
  return values(filters, key).every((wanted) => {
    const [name = '', ...rest] = wanted.split('=')
    const value = Object.hasOwn(labels, name) ? labels[name] : undefined
    return value !== undefined && (rest.length === 0 || rest.join('=') === value)
  })
}
