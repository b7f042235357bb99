import { identifierOf } from '@/domain/docker/cli/identifier'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Command } from '@/domain/docker/cli/spec'
import { containerChanges } from '@/domain/docker/engine/diff'
import { findContainer } from '@/domain/docker/engine/find'

/** docker/cli cli/command/container/diff.go */
export const containerDiff: Command = {
  path: 'container diff',
  aliases: ['diff'],
  usage: 'CONTAINER',
  short: "Inspect changes to files or directories on a container's filesystem",
  arity: { exact: 1 },
  flags: [],
  run(cli, _flags, [operand = '']) {
    const name = identifierOf('container', operand)
    if (!name.ok) return sayError(cli, name.message)
    const found = findContainer(cli.sim.world, name.value)
    if (!found.ok) return sayRefusal(cli, found)
    for (const { kind, path } of containerChanges(cli.sim.world, found.value)) cli.out(`${kind} ${path}\n`)
    return 0
  },
}
