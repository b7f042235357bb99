import { type GoValue, isObject, shapeOf } from '@/domain/docker/cli/go-value'
import { TemplateError } from './template-error'

const kindOf = (value: GoValue): string => {
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return typeof value
}

/** Numbers of plain JSON data compare as the texts that they are there. */
function basic(value: GoValue): GoValue {
  const shape = isObject(value) ? shapeOf(value) : undefined
  return shape?.type === 'json.Number' ? shape.inTemplates.String : value
}

/** eq: whether the first equals any of the others. @throws TemplateError for different kinds */
export function equal(one: GoValue, others: readonly GoValue[]): boolean {
  if (!others.length) throw new TemplateError('missing argument for comparison')
  const first = basic(one)
  return others.map(basic).some((other) => {
    const absent = (value: GoValue) => value === null || value === undefined
    if (absent(first) || absent(other)) return absent(first) && absent(other)
    if (kindOf(first) !== kindOf(other)) throw new TemplateError('incompatible types for comparison')
    if (typeof first === 'object') throw new TemplateError('invalid type for comparison')
    return first === other
  })
}

/** lt. @throws TemplateError for kinds without an order */
export function less(one: GoValue, other: GoValue): boolean {
  const [first, second] = [basic(one), basic(other)]
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
