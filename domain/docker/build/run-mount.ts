import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { withSuggestion } from './suggestion'

/** One `RUN --mount` (buildkit instructions/commands_runmount.go). */
export type RunMount = {
  type: string
  from: string
  source: string
  target: string
  readOnly: boolean
  id: string
  sharing: string
  required: boolean
  env: string | null
  mode: number | null
  uid: number | null
  gid: number | null
}

const types = ['bind', 'cache', 'tmpfs', 'secret', 'ssh']
const sharings = ['shared', 'private', 'locked']
const keys =
  'type from source target readonly id sharing required size mode uid gid src dst destination ro rw readwrite env'.split(
    ' ',
  )
const booleans: Record<string, boolean> = Object.fromEntries([
  ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true]),
  ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false]),
])

const refused = (message: string) => refuse('invalid', message)

/** Fields of a line of comma-separated values, quotes removed. */
const fieldsOf = (text: string): string[] =>
  (text.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [])
    .slice(0, text === '' ? 0 : undefined)
    .map((field) => field.replace(/,$/, ''))
    .filter((field, i, all) => field !== '' || i < all.length - 1)
    .map((field) => (field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field))

type Draft = RunMount & { writable: boolean | null }

function number(key: string, value: string, base: number): Outcome<number> {
  const digits = base === 8 ? /^[0-7]+$/ : /^\d+$/
  return digits.test(value) ? done(Number.parseInt(value, base)) : refused(`invalid value ${value} for ${key}`)
}

function setBoolean(mount: Draft, key: string, value: string): Outcome<null> {
  const parsed = booleans[value]
  if (key === 'required' && mount.type !== 'secret' && mount.type !== 'ssh')
    return refused(`unexpected key '${key}' for mount type '${mount.type}'`)
  if (parsed === undefined) return refused(`invalid value for ${key}: ${value}`)
  if (key === 'required') mount.required = parsed
  else mount.writable = key === 'rw' || key === 'readwrite' ? parsed : !parsed
  return done(null)
}

function setNumber(mount: Draft, key: 'mode' | 'uid' | 'gid', value: string): Outcome<null> {
  const parsed = number(key, value, key === 'mode' ? 8 : 10)
  if (!parsed.ok) return parsed
  mount[key] = parsed.value
  return done(null)
}

function set(mount: Draft, key: string, value: string, field: string): Outcome<null> {
  if (key === 'type') {
    if (!types.includes(value.toLowerCase()))
      return refused(withSuggestion(`unsupported mount type ${JSON.stringify(value)}`, value, types))
    mount.type = value.toLowerCase()
  } else if (key === 'from') mount.from = value
  else if (key === 'source' || key === 'src') mount.source = value
  else if (key === 'target' || key === 'dst' || key === 'destination') mount.target = value
  else if (['readonly', 'ro', 'readwrite', 'rw', 'required'].includes(key)) return setBoolean(mount, key, value)
  else if (key === 'size') {
    if (mount.type !== 'tmpfs') return refused(`unexpected key '${key}' for mount type '${mount.type}'`)
  } else if (key === 'id') mount.id = value
  else if (key === 'sharing') {
    if (!sharings.includes(value.toLowerCase()))
      return refused(withSuggestion(`unsupported sharing value ${JSON.stringify(value)}`, value, sharings))
    mount.sharing = value.toLowerCase()
  } else if (key === 'mode' || key === 'uid' || key === 'gid') return setNumber(mount, key, value)
  else if (key === 'env') mount.env = value
  else return refused(withSuggestion(`unexpected key '${key}' in '${field}'`, key, keys))
  return done(null)
}

function setFlag(mount: Draft, key: string, field: string): Outcome<null> {
  if (key === 'readonly' || key === 'ro') mount.writable = false
  else if (key === 'readwrite' || key === 'rw') mount.writable = true
  else if (key === 'required') return setBoolean(mount, key, 'true')
  else return refused(`invalid field '${field}' must be a key=value pair`)
  return done(null)
}

function check(mount: Draft): string {
  if (!['secret', 'ssh', 'cache'].includes(mount.type))
    for (const key of ['mode', 'uid', 'gid'] as const)
      if (mount[key] !== null) return `${key} not allowed for ${JSON.stringify(mount.type)} type mounts`
  if (mount.type === 'secret') {
    if (mount.from) return 'secret mount should not have a from'
    if (mount.sharing) return 'secret mount should not define sharing'
    if (!mount.source && !mount.target && !mount.id) return 'invalid secret mount. one of source, target required'
    if (mount.source && mount.id) return "both source and id can't be set"
  }
  if (mount.sharing && mount.type !== 'cache') return `invalid cache sharing set for ${mount.type} mount`
  return ''
}

/** Where a mount's files come from, as far as that is known before variables are. */
export function mountSource(text: string): Outcome<string> {
  for (const field of fieldsOf(text)) {
    const [key = '', value = ''] = field.split(/=([\s\S]*)/)
    if (key.toLowerCase() !== 'from') continue
    const dollar = value.indexOf('$')
    if (dollar >= 0 && dollar !== value.length - 1)
      return refused("'from' doesn't support variable expansion, define alias stage instead")
    return done(value)
  }
  return done('')
}

/** Reads a mount, with `expand` for variables in its values. */
export function readMount(text: string, expand: (word: string) => Outcome<string>): Outcome<RunMount> {
  const mount: Draft = {
    type: 'bind',
    from: '',
    source: '',
    target: '',
    readOnly: true,
    id: '',
    sharing: '',
    required: false,
    env: null,
    mode: null,
    uid: null,
    gid: null,
    writable: null,
  }
  for (const field of fieldsOf(text)) {
    const sign = field.indexOf('=')
    const key = field.slice(0, sign < 0 ? undefined : sign).toLowerCase()
    if (sign < 0) {
      const flagged = setFlag(mount, key, field)
      if (!flagged.ok) return flagged
      continue
    }
    const value = expand(field.slice(sign + 1))
    if (!value.ok) return value
    const placed = set(mount, key, value.value, field)
    if (!placed.ok) return placed
  }
  const problem = check(mount)
  if (problem) return refused(problem)
  const { writable, ...rest } = mount
  return done({ ...rest, readOnly: !(writable ?? (rest.type === 'cache' || rest.type === 'tmpfs')) })
}
