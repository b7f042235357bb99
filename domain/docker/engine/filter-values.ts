import { goQuote } from '@/domain/docker/cli/go-quote'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Container } from '@/domain/docker/world/container'
import type { Filters } from './filters'

/** Refuses a value that is not in the list, in the API's words. */
export function oneOf(filters: Filters, key: string, noun: string, valid: readonly string[]): Outcome<null> {
  const wrong = filters[key]?.find((value) => !valid.includes(value))
  if (wrong === undefined) return done(null)
  const why = `invalid value for ${noun} (${wrong}): must be one of ${valid.join(', ')}`
  return refuse('invalid', `invalid filter '${key}=${wrong}': ${why}`)
}

/** Exit codes asked for. */
export function exitCodes(filters: Filters): Outcome<number[]> {
  const given = filters.exited ?? []
  const wrong = given.find((value) => !/^[+-]?\d+$/.test(value))
  if (wrong === undefined) return done(given.map(Number))
  return refuse('invalid', `invalid filter 'exited=${wrong}': strconv.Atoi: parsing ${goQuote(wrong)}: invalid syntax`)
}

/** A container by full id or by name; no prefixes here (moby daemon/list.go, idOrNameFilter). */
export function landmark(containers: readonly Container[], values: readonly string[] = []): Outcome<string | null> {
  let found: string | null = null
  for (const value of values) {
    const container =
      containers.find(({ id }) => id === value) ?? containers.find(({ name }) => name === value.replace(/^\//, ''))
    if (!container) return refuse('not-found', `No such container: ${value}`)
    found = container.id
  }
  return done(found)
}

/** Ids that begin with what was asked for, where that is one container's only. */
export const byPrefix = (containers: readonly Container[], values: readonly string[]): string[] =>
  values.flatMap((value) => {
    const found = containers.filter(({ id }) => value !== '' && id.startsWith(value))
    return found.length === 1 ? found.map(({ id }) => id) : []
  })
