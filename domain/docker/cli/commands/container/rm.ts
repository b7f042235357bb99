import type { Command } from '@/domain/docker/cli/spec'
import { removeContainer } from '@/domain/docker/engine/remove'
import { type Outcome, refuse } from '@/domain/docker/outcome'
import { named, sayEach } from './operands'

const bare = (operand: string) => operand.replace(/^\/+|\/+$/g, '')

/** docker/cli cli/command/container/rm.go: with --force, one that is not there is no error, and not shown. */
export const containerRm: Command = {
  path: 'container rm',
  aliases: ['container remove', 'rm'],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Remove one or more containers',
  arity: { min: 1 },
  flags: [
    { name: 'volumes', short: 'v', type: 'bool', usage: 'Remove anonymous volumes associated with the container' },
    { name: 'link', short: 'l', type: 'bool', usage: 'Remove the specified link' },
    {
      name: 'force',
      short: 'f',
      type: 'bool',
      usage: 'Force the removal of a running container (uses SIGKILL)',
    },
  ],
  run(cli, flags, args) {
    const force = flags.bool('force')
    const how = { volumes: flags.bool('volumes'), link: flags.bool('link'), force }
    const outcomes = args.map((operand): Outcome<null> | undefined => {
      if (bare(operand) === '') return refuse('client', 'container name cannot be empty')
      const removed = named(bare(operand), (id) => removeContainer(cli.sim, id, how))
      return force && !removed.ok && removed.code === 'not-found' ? undefined : removed
    })
    const shown = args.filter((_, i) => outcomes[i])
    return sayEach(
      cli,
      shown,
      outcomes.map((outcome) => outcome ?? null).filter((outcome) => outcome !== null),
    )
  },
}
