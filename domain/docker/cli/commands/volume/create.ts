import { checkLabel, pairsOf } from '@/domain/docker/cli/label-flag'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flag, Flags } from '@/domain/docker/cli/spec'
import { createVolume } from '@/domain/docker/engine/volumes'

const cluster = (name: string, type: Flag['type'], placeholder: string, initial: string, usage: string): Flag => ({
  name,
  type,
  placeholder,
  ...(initial && { initial }),
  usage,
  hidden: true,
})

const noSwarm =
  'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.'
const forClusters = ['group', 'scope', 'sharing', 'availability', 'type', 'limit-bytes', 'required-bytes']

function run(cli: Cli, flags: Flags, [operand]: string[]): number {
  const name = flags.text('name')
  if (operand !== undefined && name)
    return sayError(
      cli,
      'conflicting options: cannot specify a volume-name through both --name and as a positional arg',
    )
  if (forClusters.some((flag) => flags.given(flag))) return sayRefusal(cli, { message: noSwarm })
  const made = createVolume(cli.sim, {
    name: operand ?? name,
    driver: flags.text('driver'),
    labels: pairsOf(flags.list('label')),
    options: pairsOf(flags.list('opt')),
  })
  if (!made.ok) return sayRefusal(cli, made)
  cli.out(`${made.value.name}\n`)
  return 0
}

/** docker/cli cli/command/volume/create.go */
export const volumeCreate: Command = {
  path: 'volume create',
  aliases: [],
  usage: '[OPTIONS] [VOLUME]',
  short: 'Create a volume',
  arity: { max: 1 },
  flags: [
    {
      name: 'driver',
      short: 'd',
      type: 'string',
      placeholder: 'string',
      initial: 'local',
      usage: 'Specify volume driver name',
    },
    { name: 'name', type: 'string', placeholder: 'string', usage: 'Specify volume name', hidden: true },
    { name: 'opt', short: 'o', type: 'list', placeholder: 'map', usage: 'Set driver specific options' },
    { name: 'label', type: 'list', placeholder: 'list', usage: 'Set metadata for a volume', check: checkLabel },
    cluster('group', 'string', 'string', '', 'Cluster Volume group (cluster volumes)'),
    cluster('scope', 'string', 'string', 'single', 'Cluster Volume access scope ("single", "multi")'),
    cluster(
      'sharing',
      'string',
      'string',
      'none',
      'Cluster Volume access sharing ("none", "readonly", "onewriter", "all")',
    ),
    cluster('availability', 'string', 'string', 'active', 'Cluster Volume availability ("active", "pause", "drain")'),
    cluster('type', 'string', 'string', 'block', 'Cluster Volume access type ("mount", "block")'),
    cluster('secret', 'list', 'map', '', 'Cluster Volume secrets'),
    cluster('limit-bytes', 'bytes', 'bytes', '', 'Minimum size of the Cluster Volume in bytes'),
    cluster('required-bytes', 'bytes', 'bytes', '', 'Maximum size of the Cluster Volume in bytes'),
    cluster('topology-required', 'list', 'list', '', 'A topology that the Cluster Volume must be accessible from'),
    cluster('topology-preferred', 'list', 'list', '', 'A topology that the Cluster Volume would be preferred in'),
  ],
  run,
}
