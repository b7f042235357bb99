import { goQuote } from '@/domain/docker/cli/go-quote'
import { parseBytes } from '@/domain/docker/cli/units'
import { type Refusal, refuse } from '@/domain/docker/outcome'

const nameCharacters = '[a-zA-Z0-9][a-zA-Z0-9_.-]'
const nameRule = new RegExp(`^${nameCharacters}+$`)

/** Why the driver `local` takes no such name (moby daemon/volume/local/local.go, validateName), or null. */
export function refuseVolumeName(name: string): Refusal | null {
  if (name.length === 1)
    return refuse('invalid', 'volume name is too short, names should be at least two alphanumeric characters')
  if (nameRule.test(name)) return null
  return refuse(
    'invalid',
    `${goQuote(name)} includes invalid characters for a local volume name, only "${nameCharacters}" are allowed. If you intended to pass a host directory, use absolute path`,
  )
}

const companions: Readonly<Record<string, readonly string[]>> = {
  device: ['type'],
  type: ['device'],
  o: ['device', 'type'],
  size: [],
}

/** Why the driver `local` takes no such options (moby daemon/volume/local/local_unix.go, validateOpts), or null. */
export function refuseVolumeOptions(options: Readonly<Record<string, string>>): Refusal | null {
  const names = Object.keys(options)
  const unknown = names.find((name) => !Object.hasOwn(companions, name))
  if (unknown !== undefined) return refuse('invalid', `invalid option: ${goQuote(unknown)}`)
  const { size } = options
  if (size !== undefined) {
    const bytes = parseBytes(size)
    if (!bytes.ok) return bytes
    if (bytes.value > 0) return refuse('invalid', 'quota size requested but no quota support')
  }
  const missing = names.flatMap((name) => companions[name] ?? []).find((name) => !names.includes(name))
  return missing === undefined ? null : refuse('invalid', `missing required option: ${goQuote(missing)}`)
}
