import { done, type Outcome, refuse } from '@/domain/docker/outcome'

export type Device = { PathOnHost: string; PathInContainer: string; CgroupPermissions: string }

const isMode = (text: string) => /^[rwm]+$/.test(text) && new Set(text).size === text.length
const clean = (path: string) => path.replace(/\/+/g, '/').replace(/(.)\/$/, '$1')
const wrong = (message: string) => refuse('invalid', message)

/** `/dev/x[:/dev/y][:rwm]` (docker/cli container/opts.go, validateLinuxPath and parseLinuxDevice). */
export function parseDevice(text: string): Outcome<Device> {
  const [source = '', second, third] = text.split(':')
  if (text.split(':').length > 3 || source === '') return wrong(`bad format for path: ${text}`)
  if (third !== undefined && !isMode(third)) return wrong(`bad mode specified: ${third}`)
  const modeOnly = third === undefined && second !== undefined && isMode(second)
  const target = second === undefined || modeOnly ? source : second
  if (!target.startsWith('/')) return wrong(`${target} is not an absolute path`)
  return done({
    PathOnHost: source,
    PathInContainer: clean(target),
    CgroupPermissions: third ?? (modeOnly ? second : 'rwm'),
  })
}
