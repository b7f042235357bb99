import { inspectFormatFlag } from '@/domain/docker/cli/format-flag'
import type { GoValue } from '@/domain/docker/cli/go-value'
import { identifierOf } from '@/domain/docker/cli/identifier'
import { inspectAll } from '@/domain/docker/cli/inspector'
import type { Command } from '@/domain/docker/cli/spec'
import { containerDocument } from '@/domain/docker/engine/container-document'
import { findContainer } from '@/domain/docker/engine/find'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'

/** A container as inspect shows it; refused with the whole line to print. */
export function inspectContainer(world: World, text: string, size: boolean): Outcome<GoValue> {
  const name = identifierOf('container', text)
  if (!name.ok) return name
  const found = findContainer(world, name.value)
  return found.ok
    ? done(containerDocument(world, found.value, size))
    : refuse(found.code, `Error response from daemon: ${found.message}`)
}

/** docker/cli cli/command/container/inspect.go */
export const containerInspect: Command = {
  path: 'container inspect',
  aliases: [],
  usage: '[OPTIONS] CONTAINER [CONTAINER...]',
  short: 'Display detailed information on one or more containers',
  arity: { min: 1 },
  flags: [inspectFormatFlag, { name: 'size', short: 's', type: 'bool', usage: 'Display total file sizes' }],
  run: (cli, flags, names) =>
    inspectAll(cli, names, flags.text('format'), (name) => inspectContainer(cli.sim.world, name, flags.bool('size'))),
}
