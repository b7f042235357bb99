import { identifierOf } from '@/domain/docker/cli/identifier'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Command } from '@/domain/docker/cli/spec'
import { findVolume } from '@/domain/docker/engine/volumes'

/** docker/cli cli/command/volume/update.go; there are no cluster volumes without a swarm. */
export const volumeUpdate: Command = {
  path: 'volume update',
  aliases: [],
  usage: '[OPTIONS] [VOLUME]',
  short: 'Update a volume (cluster volumes only)',
  arity: { exact: 1 },
  hidden: true,
  flags: [
    {
      name: 'availability',
      type: 'string',
      placeholder: 'string',
      initial: 'active',
      usage: 'Cluster Volume availability ("active", "pause", "drain")',
      hidden: true,
    },
  ],
  run(cli, _flags, [operand = '']) {
    const name = identifierOf('volume', operand)
    if (!name.ok) return sayError(cli, name.message)
    const found = findVolume(cli.sim.world, name.value)
    return found.ok ? sayError(cli, 'can only update cluster volumes') : sayRefusal(cli, found)
  },
}
