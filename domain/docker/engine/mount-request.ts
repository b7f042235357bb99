import { goQuote } from '@/domain/docker/cli/go-quote'
import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import type { Mount } from '@/domain/docker/world/container'

/** One --mount, as docker/cli opts/mount.go reads it. */
export type MountSpec = {
  type: string
  source: string
  target: string
  readOnly: boolean
  propagation?: string
  /** bind-create-src */
  createSource?: boolean
  noCopy?: boolean
  subpath?: string
  volumeLabels?: Record<string, string>
  volumeDriver?: string
  volumeOptions?: Record<string, string>
  tmpfsOptions?: string
}

/** What is mounted, and how a volume for it is made. */
export type WantedMount = Mount & {
  copy: boolean
  volume?: { driver?: string; labels?: Record<string, string>; options?: Record<string, string> }
}

const propagations = ['private', 'rprivate', 'slave', 'rslave', 'shared', 'rshared']
const modeKinds: readonly (readonly string[])[] = [
  ['rw', 'ro'],
  ['z', 'Z'],
  propagations,
  ['nocopy'],
  ['consistent', 'cached', 'delegated'],
]

/** Each kind of mode at most once, and no other words (moby daemon/volume/mounts/linux_parser.go). */
export function isMode(mode: string): boolean {
  if (mode === '') return true
  const kinds = mode.split(',').map((word) => modeKinds.findIndex((words) => words.includes(word)))
  return !kinds.includes(-1) && new Set(kinds).size === kinds.length
}

export const isReadOnlyMode = (mode: string): boolean => mode.split(',').includes('ro')

const invalidSpec = (raw: string, why = ''): Refusal =>
  refuse('invalid', `invalid volume specification: '${raw}'${why}`)
const wrongMount = (type: string, why: string): Refusal =>
  refuse('invalid', `invalid mount config for type ${goQuote(type)}: ${why}`)

/** What is wrong with a place to mount on, or null. */
export function wrongTarget(target: string): string | null {
  if (target === '') return 'field Target must not be empty'
  if (resolvePath('/', target) === '/') return "invalid specification: destination can't be '/'"
  return target.startsWith('/') ? null : `invalid mount path: '${target}' mount path must be absolute`
}

/** `source:target[:mode]` of -v; a source with a slash before it is a path of the host, else a volume's name. */
export function parseBind(raw: string): Outcome<WantedMount> {
  const parts = raw.split(':')
  const [source = '', target = '', mode = ''] = parts
  if (source === '' || parts.length > 3 || parts.length < 2) return invalidSpec(raw)
  if (parts.length === 2 && isMode(target)) return invalidSpec(raw)
  if (!isMode(mode)) return refuse('invalid', `invalid mode: ${mode}`)
  const type = source.startsWith('/') ? 'bind' : 'volume'
  const wrong = wrongTarget(target)
  if (wrong) return invalidSpec(raw, `: invalid mount config for type "${type}": ${wrong}`)
  const words = mode.split(',')
  const place = { type, target: resolvePath('/', target), readOnly: isReadOnlyMode(mode) } as const
  if (type === 'volume') return done({ ...place, source, mode: mode || 'z', copy: !words.includes('nocopy') })
  const propagation = words.find((word) => propagations.includes(word)) ?? 'rprivate'
  return done({ ...place, source: resolvePath('/', source), mode, propagation, copy: false })
}

/** Whether a path stays below where it begins (Go filepath.IsLocal). */
function isLocal(path: string): boolean {
  if (path === '' || path.startsWith('/')) return false
  let depth = 0
  return path.split('/').every((part) => {
    depth += part === '..' ? -1 : part === '' || part === '.' ? 0 : 1
    return depth >= 0
  })
}

/** What is wrong with a --mount; whether a bind's source exists is asked apart (linux_parser.go, validateMountConfigImpl). */
export function wrongSpec({ type, source, target, propagation, subpath }: MountSpec): Refusal | null {
  const wrong = (why: string) => wrongMount(type, why)
  const targetWrong = wrongTarget(target)
  if (targetWrong) return wrong(targetWrong)
  if (type === 'bind') {
    if (!source) return wrong('field Source must not be empty')
    if (propagation && !propagations.includes(propagation)) return wrong(`invalid propagation mode: ${propagation}`)
    if (!source.startsWith('/')) return wrong(`invalid mount path: '${source}' mount path must be absolute`)
    return null
  }
  if (type === 'volume' && subpath && !source) return wrong('must not set Subpath when using anonymous volumes')
  if (type === 'tmpfs') return source ? wrong('field Source must not be specified') : null
  if (type === 'image' && !source) return wrong('field Source must not be empty')
  if (type !== 'volume' && type !== 'image') return wrong('mount type unknown')
  return subpath && !isLocal(subpath) ? wrong('subpath must be a relative path within the volume') : null
}

/** A --mount that nothing is wrong with. */
export function mountOfSpec(spec: MountSpec): WantedMount {
  const place = { target: resolvePath('/', spec.target), readOnly: spec.readOnly }
  const sub = spec.subpath ? { subpath: spec.subpath } : {}
  if (spec.type === 'bind') {
    const must = spec.createSource ? {} : { mustExist: true as const }
    const propagation = spec.propagation || 'rprivate'
    return {
      ...place,
      ...must,
      type: 'bind',
      source: resolvePath('/', spec.source),
      mode: '',
      propagation,
      copy: false,
    }
  }
  const options = spec.tmpfsOptions ? { options: spec.tmpfsOptions } : {}
  if (spec.type === 'tmpfs') return { ...place, ...options, type: 'tmpfs', source: '', tree: {}, mode: '', copy: false }
  if (spec.type === 'image')
    return {
      ...place,
      ...sub,
      readOnly: true,
      type: 'image',
      source: spec.source,
      mode: '',
      propagation: 'rprivate',
      copy: false,
    }
  const volume = { driver: spec.volumeDriver, labels: spec.volumeLabels, options: spec.volumeOptions }
  return { ...place, ...sub, type: 'volume', source: spec.source, mode: 'z', copy: !spec.noCopy, volume }
}
