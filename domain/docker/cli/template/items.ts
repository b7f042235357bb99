import { type GoValue, isList, isObject, keysOf, shapeOf } from '@/domain/docker/cli/go-value'

/** The most items that `range 1000000000` may go through. */
const mostItems = 100_000

/** A map without a key, which if and with take for false. */
export const emptyMap = (value: GoValue): boolean => isObject(value) && !shapeOf(value) && !Object.keys(value).length

/** What a range goes through, with its keys; `refuse` where it cannot. */
export function itemsOf(value: GoValue, refuse: () => never): [GoValue, GoValue][] {
  if (value === null || value === undefined) return []
  if (isList(value)) return value.map((item, index) => [index, item])
  if (isObject(value) && !shapeOf(value)) return keysOf(value).map((name) => [name, value[name]])
  if (typeof value === 'number' && Number.isInteger(value))
    return Array.from({ length: Math.min(Math.max(value, 0), mostItems) }, (_, index) => [index, index])
  return refuse()
}
