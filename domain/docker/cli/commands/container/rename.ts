import { sayError } from '@/domain/docker/cli/say'
import type { Command } from '@/domain/docker/cli/spec'
import { renameContainer } from '@/domain/docker/engine/rename'
import { refuse } from '@/domain/docker/outcome'
import { named } from './operands'
import { fromDaemon } from './status-error'

/** docker/cli cli/command/container/rename.go */
export const containerRename: Command = {
  path: 'container rename',
  aliases: ['rename'],
  usage: 'CONTAINER NEW_NAME',
  short: 'Rename a container',
  arity: { exact: 2 },
  flags: [],
  run(cli, _flags, [operand = '', asked = '']) {
    const name = asked.trim()
    const isBlank = name === '' || name === '/'
    const renamed = named(operand, (id) =>
      isBlank ? refuse('client', 'new name cannot be blank') : renameContainer(cli.sim, id, name),
    )
    if (renamed.ok) return 0
    const { code, message } = renamed
    return sayError(cli, `failed to rename container: ${code === 'client' ? message : fromDaemon(message)}`)
  },
}
