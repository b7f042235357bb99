import { identifierOf } from '@/domain/docker/cli/identifier'
import { sayError } from '@/domain/docker/cli/say'
import type { Command } from '@/domain/docker/cli/spec'
import { removeVolume } from '@/domain/docker/engine/volumes'

/** docker/cli cli/command/volume/remove.go */
export const volumeRm: Command = {
  path: 'volume rm',
  aliases: ['volume remove'],
  usage: '[OPTIONS] VOLUME [VOLUME...]',
  short: 'Remove one or more volumes',
  long: 'Remove one or more volumes. You cannot remove a volume that is in use by a container.',
  arity: { min: 1 },
  flags: [{ name: 'force', short: 'f', type: 'bool', usage: 'Force the removal of one or more volumes' }],
  run(cli, flags, names) {
    const errors: string[] = []
    for (const text of names) {
      const name = identifierOf('volume', text)
      const removed = name.ok ? removeVolume(cli.sim, name.value, flags.bool('force')) : name
      if (removed.ok) cli.out(`${text}\n`)
      else errors.push(name.ok ? `Error response from daemon: ${removed.message}` : removed.message)
    }
    return errors.length ? sayError(cli, errors.join('\n')) : 0
  },
}
