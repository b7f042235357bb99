import { inspectFormatFlag } from '@/domain/docker/cli/format-flag'
import type { GoValue } from '@/domain/docker/cli/go-value'
import { identifierOf } from '@/domain/docker/cli/identifier'
import { inspectAll } from '@/domain/docker/cli/inspector'
import type { Command } from '@/domain/docker/cli/spec'
import { volumeDocument } from '@/domain/docker/engine/volume-document'
import { findVolume } from '@/domain/docker/engine/volumes'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'

/** A volume as inspect shows it; refused with the whole line to print. */
export function inspectVolume(world: World, text: string): Outcome<GoValue> {
  const name = identifierOf('volume', text)
  if (!name.ok) return name
  const volume = findVolume(world, name.value)
  return volume.ok
    ? done(volumeDocument(volume.value))
    : refuse(volume.code, `Error response from daemon: ${volume.message}`)
}

/** docker/cli cli/command/volume/inspect.go */
export const volumeInspect: Command = {
  path: 'volume inspect',
  aliases: [],
  usage: '[OPTIONS] VOLUME [VOLUME...]',
  short: 'Display detailed information on one or more volumes',
  arity: { min: 1 },
  flags: [inspectFormatFlag],
  run: (cli, flags, names) =>
    inspectAll(cli, names, flags.text('format'), (name) => inspectVolume(cli.sim.world, name)),
}
