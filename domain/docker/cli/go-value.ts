/** A method that takes arguments, such as `.Label "maintainer"`. Methods without arguments are plain fields. */
export type GoMethod = (...args: GoValue[]) => GoValue

/** What templates work on. Undefined is what a map does not have. A plain object is a map unless struct() made it. */
export type GoValue =
  | null
  | undefined
  | string
  | number
  | boolean
  | GoMethod
  | readonly GoValue[]
  | { readonly [name: string]: GoValue }

export type GoObject = { readonly [name: string]: GoValue }

/** Names of fields in JSON → the names that templates know, where these differ. */
type GoNames = Readonly<Record<string, string>>
/** @field json the value's whole JSON, where it is no object there */
type Shape = { type: string; inTemplates: GoObject; goNames?: GoNames; json?: string }
const shapes = new WeakMap<object, Shape>()
const keyTypes = new WeakMap<object, string>()

/**
 * A Go struct: templates print it as `{a b}` and refuse fields that it does not have; its JSON keeps the order given.
 * @param type as messages name it: `container.State`, `*formatter.ContainerContext`
 * @param fields as in its JSON
 * @param inTemplates fields that only templates see, or see otherwise
 *   (what omitempty leaves out, a duration that is a number in JSON)
 * @param goNames fields that templates know by another name only: `HostIP` for `HostIp`
 */
export function struct<T extends GoObject>(
  type: string,
  fields: T,
  inTemplates: GoObject = {},
  goNames: GoNames = {},
): T {
  const made = { ...fields }
  shapes.set(made, { type, inTemplates, goNames })
  return made
}

/** A struct that is a text wherever it is shown. @param json its JSON */
export function textual(type: string, text: string, json: string): GoObject {
  const made = {}
  shapes.set(made, { type, inTemplates: { String: text }, json })
  return made
}

/** `struct{}`, which sets have for values. */
export const nothing: GoObject = struct('struct {}', {})

/** A set: names → nothing. */
export const goSet = (names: readonly string[]): GoObject =>
  Object.fromEntries(names.map((name) => [name, nothing] as const))

/**
 * A map whose keys are no strings in Go, such as ports: templates print it and range over it as any map,
 * but cannot take a key of it. @param type `map[network.Port][]network.PortBinding`
 */
export function typedMap<T extends GoObject>(type: string, fields: T): T {
  const made = { ...fields }
  keyTypes.set(made, type)
  return made
}

const answers = new WeakMap<object, GoValue>()
/** A struct as templates see it, decoded from an answer whose JSON is another: with more fields, or in another order. */
export function answered<T extends GoObject>(typed: T, answer: GoValue): T {
  answers.set(typed, answer)
  return typed
}
export const answerOf = (value: GoValue): GoValue => (isObject(value) ? (answers.get(value) ?? value) : value)

/** A struct's type and what only templates see of it; undefined for a map. */
export const shapeOf = (value: object): Shape | undefined => shapes.get(value)

/** The type of a map that typedMap() made. */
export const mapTypeOf = (value: object): string | undefined => keyTypes.get(value)

export const isObject = (value: GoValue): value is GoObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: GoValue): value is readonly GoValue[] => Array.isArray(value)

/** Names in the order that Go shows them: a struct's as declared, a map's sorted. */
export const namesOf = (value: GoObject): string[] => {
  const names = Object.keys(value).filter((name) => value[name] !== undefined && typeof value[name] !== 'function')
  return shapes.has(value) ? names : names.sort(byBytes)
}

/** Ports go by their number in templates, by their text in JSON (internal/fmtsort). */
export const keysOf = (map: GoObject): string[] =>
  mapTypeOf(map)?.startsWith('map[network.Port]')
    ? namesOf(map).sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    : namesOf(map)

/** Go sorts by bytes of UTF-8, which is by code points. */
export const byBytes = (a: string, b: string): number => {
  const [left, right] = [[...a], [...b]]
  const index = left.findIndex((char, i) => char !== right[i])
  if (index < 0) return left.length - right.length
  return (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1)
}

/** Go's nil slice and nil map: templates print them as empty, JSON has null for them. */
export const nilList: readonly GoValue[] = Object.freeze([])
export const nilMap: GoObject = Object.freeze({})

/**
 * JSON data as structs, all the way down, so that templates see in it what they see in Docker's typed answers.
 * @param names.maps fields that are maps (`Labels`, `Ports`)
 * @param names.pointers fields whose null is a nil pointer; any other null is a nil slice, or a nil map
 */
export function asStructs(type: string, data: GoValue, names: { maps: string[]; pointers: string[] }): GoValue {
  if (isList(data)) return data.map((item) => asStructs(type, item, names))
  if (!isObject(data)) return data
  const fields: Record<string, GoValue> = {}
  for (const [name, value] of Object.entries(data)) {
    const inner = `${type}.${name}`
    if (value === null) fields[name] = nilOf(name, names)
    else if (names.maps.includes(name) && isObject(value))
      fields[name] = Object.fromEntries(
        Object.entries(value).map(([key, item]) => [key, item === null ? nilList : asStructs(inner, item, names)]),
      )
    else fields[name] = asStructs(inner, value, names)
  }
  return struct(type, fields, shapeOf(data)?.inTemplates)
}

function nilOf(name: string, { maps, pointers }: { maps: string[]; pointers: string[] }): GoValue {
  if (pointers.includes(name)) return null
  return maps.includes(name) ? nilMap : nilList
}

/** The same as plain data, as decoded from its JSON, numbers as their text: what inspect falls back to. */
export function plain(data: GoValue): GoValue {
  if (data === nilList || data === nilMap) return null
  if (typeof data === 'number') return textual('json.Number', String(data), String(data))
  if (isList(data)) return data.map(plain)
  if (!isObject(data)) return data
  const json = shapeOf(data)?.json
  if (json !== undefined) return JSON.parse(json)
  return Object.fromEntries(namesOf(data).map((name) => [name, plain(data[name])]))
}
