import type { GoValue } from '@/domain/docker/cli/go-value'
import { TemplateError } from './template-error'

const kindOf = (value: GoValue): string => {
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return typeof value
}

/** eq: whether the first equals any of the others. @throws TemplateError for different kinds */
export function equal(first: GoValue, others: readonly GoValue[]): boolean {
  if (!others.length) throw new TemplateError('missing argument for comparison')
  return others.some((other) => {
    const absent = (value: GoValue) => value === null || value === undefined
    if (absent(first) || absent(other)) return absent(first) && absent(other)
    if (kindOf(first) !== kindOf(other)) throw new TemplateError('incompatible types for comparison')
    if (typeof first === 'object') throw new TemplateError('invalid type for comparison')
    return first === other
  })
}

/** lt. @throws TemplateError for kinds without an order */
export function less(first: GoValue, second: GoValue): boolean {
  if (kindOf(first) !== kindOf(second)) throw new TemplateError('incompatible types for comparison')
  if (typeof first === 'number' && typeof second === 'number') return first < second
  if (typeof first === 'string' && typeof second === 'string') return first < second
  throw new TemplateError('invalid type for comparison')
}

/** The truth of a value: not the zero of its type. */
export function isTrue(value: GoValue): boolean {
  if (value === null || value === undefined) return false
  if (typeof value !== 'object') return Boolean(value)
  return Array.isArray(value) ? value.length > 0 : true
}
