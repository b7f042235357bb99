import { type Filters, withFilter } from '@/domain/docker/engine/filters'
import { done, refuse } from '@/domain/docker/outcome'
import type { Flag } from './spec'

/** `--filter`, which may be given several times (docker/cli opts/opts.go, FilterOpt). */
export const filterFlag = (usage: string, short?: string): Flag => ({
  name: 'filter',
  ...(short && { short }),
  type: 'list',
  placeholder: 'filter',
  usage,
  check: (value) =>
    value === '' || value.includes('=') ? done(value) : refuse('flag', 'bad format of filter (expected name=value)'),
})

/** What `--filter` was given: name → values. */
export function filtersOf(values: readonly string[]): Filters {
  return values
    .filter((value) => value.includes('='))
    .reduce<Filters>((filters, value) => {
      const at = value.indexOf('=')
      return withFilter(filters, value.slice(0, at).trim().toLowerCase(), value.slice(at + 1).trim())
    }, {})
}
