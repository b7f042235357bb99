import { identifierOf } from '@/domain/docker/cli/identifier'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { commitContainer } from '@/domain/docker/engine/commit'
import { fullName, parseReference, withDefaultTag } from '@/domain/docker/images/reference'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

const pauseIsOld =
  'Flag --pause has been deprecated, and enabled by default. Use --no-pause to disable pausing during commit.\n'

/** The name to give, completed; null where none was given (moby client/container_commit.go). */
function nameOf(text: string): Outcome<string | null> {
  if (text === '') return done(null)
  const reference = parseReference(text)
  if (!reference.ok) return reference
  if (reference.value.digest) return refuse('invalid', 'refusing to create a tag with a digest reference')
  return done(fullName(withDefaultTag(reference.value)))
}

function run(cli: Cli, flags: Flags, [operand = '', reference = '']: string[]): number {
  if (flags.given('pause')) {
    cli.err(pauseIsOld)
    if (flags.given('no-pause'))
      return sayError(cli, 'conflicting options: --no-pause and --pause cannot be used together')
  }
  const container = identifierOf('container', operand)
  if (!container.ok) return sayError(cli, container.message)
  const name = nameOf(reference)
  if (!name.ok) return sayError(cli, name.message)
  const committed = commitContainer(cli.sim, {
    container: container.value,
    name: name.value,
    author: flags.text('author'),
    message: flags.text('message'),
    changes: flags.list('change'),
  })
  if (!committed.ok) return sayRefusal(cli, committed)
  cli.out(`${committed.value}\n`)
  return 0
}

/** docker/cli cli/command/container/commit.go */
export const containerCommit: Command = {
  path: 'container commit',
  aliases: ['commit'],
  usage: '[OPTIONS] CONTAINER [REPOSITORY[:TAG]]',
  short: "Create a new image from a container's changes",
  arity: { min: 1, max: 2 },
  stopsAtArgument: true,
  flags: [
    {
      name: 'pause',
      short: 'p',
      type: 'bool',
      initial: 'true',
      usage: 'Pause container during commit (deprecated: use --no-pause instead)',
      hidden: true,
    },
    { name: 'no-pause', type: 'bool', usage: 'Disable pausing container during commit' },
    { name: 'message', short: 'm', type: 'string', placeholder: 'string', usage: 'Commit message' },
    {
      name: 'author',
      short: 'a',
      type: 'string',
      placeholder: 'string',
      usage: 'Author (e.g., "John Hannibal Smith <hannibal@a-team.com>")',
    },
    {
      name: 'change',
      short: 'c',
      type: 'list',
      placeholder: 'list',
      usage: 'Apply Dockerfile instruction to the created image',
    },
  ],
  run,
}
