import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Flag, Flags } from '@/domain/docker/cli/spec'
import type { StopHow } from '@/domain/docker/engine/stop'
import { sayDeprecated } from './deprecated-flags'

/** What both stop and restart take (docker/cli cli/command/container/stop.go). */
export const stopFlags: Flag[] = [
  { name: 'signal', short: 's', type: 'string', placeholder: 'string', usage: 'Signal to send to the container' },
  {
    name: 'timeout',
    short: 't',
    type: 'int',
    placeholder: 'int',
    usage: 'Seconds to wait before killing the container',
  },
  {
    name: 'time',
    type: 'int',
    placeholder: 'int',
    usage: 'Seconds to wait before killing the container (deprecated: use --timeout)',
    hidden: true,
  },
]

/** How to stop; --time is an old name of --timeout. Says what is wrong and gives null. */
export function stopHow(cli: Cli, given: Flags): StopHow | null {
  sayDeprecated(cli, given, ['time'])
  if (given.given('time') && given.given('timeout')) {
    sayError(cli, 'conflicting options: cannot specify both --timeout and --time')
    return null
  }
  const name = given.given('time') ? 'time' : 'timeout'
  return { signal: given.text('signal'), timeout: given.given(name) ? given.int(name) : null }
}
