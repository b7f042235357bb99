import { csvFields } from '@/domain/docker/cli/csv'
import { goQuote } from '@/domain/docker/cli/go-quote'
import { parseBytes } from '@/domain/docker/cli/units'
import type { MountSpec } from '@/domain/docker/engine/mount-request'
import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

/** A --mount as it is read; which kinds of options were given counts, too. */
type Draft = MountSpec & { kinds: Set<'bind' | 'volume' | 'image' | 'tmpfs'>; recursion?: string; sizes: string[] }

const wrong = (message: string) => refuse('flag', message)

function truth(key: string, value: string | null): Outcome<boolean> {
  if (value === null || value === '1' || value === 'true') return done(true)
  if (value === '0' || value === 'false') return done(false)
  return wrong(
    `invalid value for '${key}': invalid boolean value (${goQuote(value)}): must be one of "true", "1", "false", or "0" (default "true")`,
  )
}

type Setter = (draft: Draft, value: string, key: string) => Outcome<null>
const sets =
  (part: (value: string) => Partial<Draft>, kind?: 'bind' | 'volume' | 'image' | 'tmpfs'): Setter =>
  (draft, value) => {
    Object.assign(draft, part(value))
    if (kind) draft.kinds.add(kind)
    return done(null)
  }
const sourced = sets((source) => ({ source }))
const targeted = sets((target) => ({ target }))

const pair = (value: string): Record<string, string> => ({
  [value.split('=', 1)[0] ?? '']: value.includes('=') ? value.slice(value.indexOf('=') + 1) : '',
})

const setters: Readonly<Record<string, Setter>> = {
  type: sets((value) => ({ type: value.toLowerCase() })),
  source: sourced,
  src: sourced,
  target: targeted,
  dst: targeted,
  destination: targeted,
  consistency: sets(() => ({})),
  'bind-propagation': sets((value) => ({ propagation: value.toLowerCase() }), 'bind'),
  'bind-nonrecursive': () => wrong('bind-nonrecursive is deprecated, use bind-recursive=disabled instead'),
  'bind-recursive': (draft, value, key) => {
    if (!['enabled', 'disabled', 'writable', 'readonly'].includes(value))
      return wrong(`invalid value for ${key}: ${value} (must be "enabled", "disabled", "writable", or "readonly")`)
    if (value !== 'enabled') draft.kinds.add('bind')
    draft.recursion = value
    return done(null)
  },
  'volume-subpath': sets((subpath) => ({ subpath }), 'volume'),
  'volume-driver': sets((volumeDriver) => ({ volumeDriver }), 'volume'),
  'volume-label': (draft, value) => {
    draft.kinds.add('volume')
    draft.volumeLabels = { ...draft.volumeLabels, ...pair(value) }
    return done(null)
  },
  'volume-opt': (draft, value) => {
    draft.kinds.add('volume')
    draft.volumeOptions = { ...draft.volumeOptions, ...pair(value) }
    return done(null)
  },
  'image-subpath': sets((subpath) => ({ subpath }), 'image'),
  'tmpfs-size': (draft, value, key) => {
    const size = parseBytes(value)
    if (!size.ok) return wrong(`invalid value for ${key}: ${value}`)
    draft.kinds.add('tmpfs')
    draft.sizes.push(`size=${size.value}`)
    return done(null)
  },
  'tmpfs-mode': (draft, value, key) => {
    if (!/^[0-7]+$/.test(value)) return wrong(`invalid value for ${key}: ${value}`)
    draft.kinds.add('tmpfs')
    draft.sizes.unshift(`mode=${value}`)
    return done(null)
  },
}

const switches: Readonly<Record<string, (draft: Draft, on: boolean) => void>> = {
  readonly: (draft, on) => {
    draft.readOnly = on
  },
  ro: (draft, on) => {
    draft.readOnly = on
  },
  'volume-nocopy': (draft, on) => {
    draft.kinds.add('volume')
    draft.noCopy = on
  },
  'bind-create-src': (draft, on) => {
    draft.kinds.add('bind')
    draft.createSource = on
  },
}

function setField(draft: Draft, field: string): Outcome<null> {
  const at = field.indexOf('=')
  const [name, value] = at < 0 ? [field, null] : [field.slice(0, at), field.slice(at + 1)]
  if (name.trim() !== name)
    return wrong(`invalid option '${name.trim()}' in '${field}': option should not have whitespace`)
  if (value !== null && value.trim() === '') return wrong(`invalid value for '${name}': value is empty`)
  if (value !== null && value.trim() !== value)
    return wrong(`invalid value for '${name}' in '${field}': value should not have whitespace`)
  const key = name.toLowerCase()
  const flip = Object.hasOwn(switches, key) ? switches[key] : undefined
  if (value === null && !flip && key !== 'bind-nonrecursive')
    return wrong(`invalid field '${field}' must be a key=value pair`)
  if (flip) {
    const on = truth(key, value)
    if (on.ok) flip(draft, on.value)
    return on.ok ? done(null) : on
  }
  const set = Object.hasOwn(setters, key) ? setters[key] : undefined
  return set ? set(draft, value ?? '', key) : wrong(`unknown option '${key}' in '${field}'`)
}

function finish({ kinds, recursion, sizes, ...spec }: Draft): Outcome<MountSpec> {
  for (const kind of ['bind', 'volume', 'image', 'tmpfs'] as const) {
    if (kinds.has(kind) && spec.type !== kind)
      return wrong(`cannot mix '${kind}-*' options with mount type '${spec.type}'`)
  }
  const needs = (option: string, other: string) =>
    wrong(`option 'bind-recursive=${option}' requires '${other}' to be specified in conjunction`)
  if (recursion === 'writable' && !spec.readOnly) return needs('writable', 'readonly')
  if (recursion === 'readonly' && !spec.readOnly) return needs('readonly', 'readonly')
  if (recursion === 'readonly' && spec.propagation !== 'rprivate') return needs('readonly', 'bind-propagation=rprivate')
  return done(spec)
}

/** Reads a --mount; a source that starts with a dot is taken from `cwd` (docker/cli opts/mount.go). */
export function parseMount(text: string, cwd: string): Outcome<MountSpec> {
  const value = text.trim()
  if (value === '') return wrong('value is empty')
  const fields = csvFields(value)
  if (!fields.ok) return fields
  const draft: Draft = { type: 'volume', source: '', target: '', readOnly: false, kinds: new Set(), sizes: [] }
  for (const field of fields.value) {
    const set = setField(draft, field)
    if (!set.ok) return set
  }
  if (draft.source.startsWith('.')) draft.source = resolvePath(cwd, draft.source)
  if (draft.type === 'tmpfs' && draft.sizes.length) draft.tmpfsOptions = draft.sizes.join(',')
  return finish(draft)
}

export function checkMount(value: string): Outcome<string> {
  const parsed = parseMount(value, '/')
  return parsed.ok ? done(value) : parsed
}
