import { type GoObject, type GoValue, isList, isObject, namesOf, nilList, nilMap, shapeOf } from './go-value'

/** A value as JSON, as Go's encoder without HTML escapes writes it: maps sorted, structs in their order. */
export function goJson(value: GoValue): string {
  if (value === nilList || value === nilMap) return 'null'
  if (isList(value)) return `[${value.map(goJson).join(',')}]`
  if (isObject(value)) {
    const own = shapeOf(value)?.json
    if (own !== undefined) return own
    const json = `{${namesOf(value)
      .map((name) => `${text(name)}:${goJson(value[name])}`)
      .join(',')}}`
    return isRow(value) ? json.replace(/[<>&]/g, escaped) : json
  }
  if (typeof value === 'string') return text(value)
  return typeof value === 'function' ? 'null' : JSON.stringify(value ?? null)
}

/** Rows of lists make their JSON themselves, with HTML escapes (docker/cli formatter/reflect.go, MarshalJSON). */
const isRow = (value: GoObject): boolean => shapeOf(value)?.type.endsWith('Context') ?? false

const escaped = (char: string): string => `\\u00${char.charCodeAt(0).toString(16)}`

/** The same with line breaks and an indent of four spaces (json.Indent, as docker inspect prints). */
export function goJsonIndented(value: GoValue, indent = ''): string {
  const inner = `${indent}    `
  if (isList(value) && value.length)
    return `[\n${value.map((item) => inner + goJsonIndented(item, inner)).join(',\n')}\n${indent}]`
  if (!isObject(value) || value === nilMap || shapeOf(value)?.json !== undefined) return goJson(value)
  const names = namesOf(value)
  if (!names.length) return '{}'
  return `{\n${names.map((name) => `${inner}${text(name)}: ${goJsonIndented(value[name], inner)}`).join(',\n')}\n${indent}}`
}

const text = (value: string): string =>
  JSON.stringify(value).replace(/[\u2028\u2029\u007f]/g, (char) =>
    char === '\u007f' ? char : `\\u${char.charCodeAt(0).toString(16)}`,
  )
