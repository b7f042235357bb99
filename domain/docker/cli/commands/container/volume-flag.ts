import { resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

/** What a -v is: a mount with a source, or a path for an anonymous volume. */
type Volume = { bind: string } | { target: string }

/** The parts between colons; one letter before a colon is a Windows drive, whatever the system. */
function partsOf(spec: string): string[] {
  const parts: string[] = []
  let part = ''
  for (const char of spec) {
    if (char === ':' && !/^\p{L}$/u.test(part)) {
      parts.push(part)
      part = ''
    } else part += char
  }
  return [...parts, part]
}

function parseVolume(spec: string, cwd: string): Outcome<Volume> {
  if (spec === '') return refuse('invalid', 'invalid empty volume spec')
  if (spec.length < 3) return done({ target: spec })
  const parts = partsOf(spec)
  const wrong = (why: string) => refuse('invalid', `invalid spec: ${spec}: ${why}`)
  const empty = parts.indexOf('')
  if (parts.length > 3 && (empty < 0 || empty > 2)) return wrong('too many colons')
  if (empty >= 0) return wrong('empty section between colons')
  const [source = '', ...rest] = parts
  if (!rest.length) return done({ target: source })
  const from = source.startsWith('.') ? resolvePath(cwd, source) : source
  return done({ bind: [from, ...rest].join(':') })
}

/** -v in two: with a source, and without; each once (docker/cli internal/volumespec, container/opts.go). */
export function volumesOf(specs: readonly string[], cwd: string): Outcome<{ binds: string[]; targets: string[] }> {
  const binds: string[] = []
  const targets: string[] = []
  for (const spec of new Set(specs)) {
    const volume = parseVolume(spec, cwd)
    if (!volume.ok) return volume
    if ('bind' in volume.value) binds.push(volume.value.bind)
    else targets.push(volume.value.target)
  }
  return done({ binds, targets })
}
