import { type GoObject, type GoValue, isList, isObject, keysOf, mapTypeOf, shapeOf } from '@/domain/docker/cli/go-value'

/** A value as Go's fmt prints it with %v, inside of others. */
export function printed(value: GoValue): string {
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'string') return value
  if (typeof value === 'number') return printedNumber(value)
  if (isList(value)) return `[${value.map(printed).join(' ')}]`
  if (!isObject(value)) return typeof value === 'function' ? '0x0' : String(value)
  const shape = shapeOf(value)
  if (!shape)
    return `map[${keysOf(value)
      .map((name) => `${name}:${printed(value[name])}`)
      .join(' ')}]`
  if (typeof shape.inTemplates.String === 'string') return shape.inTemplates.String
  const fields = Object.values(seenOf(value, shape.inTemplates)).filter((field) => typeof field !== 'function')
  return `{${fields.map(printed).join(' ')}}`
}

/** Fields in Go's order, which is that of the JSON unless templates see every one of them otherwise. */
const seenOf = (value: GoObject, inTemplates: GoObject): GoObject =>
  Object.keys(value).every((name) => Object.hasOwn(inTemplates, name)) ? inTemplates : { ...value, ...inTemplates }

/** A float with the shortest digits, with an exponent from 1e21 on, as %v has it. */
export function printedNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return String(value)
  return String(value).replace(/e([+-])(\d)$/, 'e$10$2')
}

/** The value of an action, as the template prints it (text/template printableValue). */
export const printedTop = (value: GoValue, raw: boolean): string =>
  value === undefined || (raw && value === null) ? '<no value>' : printed(value)

/** fmt.Sprint: blanks between two values when neither is a string. */
export const sprint = (values: readonly GoValue[]): string =>
  values
    .map((value, index) => {
      const before = values[index - 1]
      const blank = index > 0 && typeof value !== 'string' && typeof before !== 'string'
      return `${blank ? ' ' : ''}${printed(value)}`
    })
    .join('')

export const sprintln = (values: readonly GoValue[]): string => `${values.map(printed).join(' ')}\n`

/** A value's type as messages name it. */
export function typeOf(value: GoValue): string {
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float64'
  if (isList(value)) return value.every((item) => typeof item === 'string') ? '[]string' : '[]interface {}'
  if (!isObject(value)) return typeof value === 'function' ? 'func()' : 'string'
  const shape = shapeOf(value)
  if (shape) return shape.type
  const type = mapTypeOf(value)
  if (type) return type
  return Object.values(value).every((item) => typeof item === 'string')
    ? 'map[string]string'
    : 'map[string]interface {}'
}
