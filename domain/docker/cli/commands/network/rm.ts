import { sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command } from '@/domain/docker/cli/spec'
import { findNetwork } from '@/domain/docker/engine/network-list'

/** Every network that there is was there before, and stays (moby daemon/network.go deleteNetwork). */
function run(cli: Cli, names: string[], force: boolean): number {
  let status = 0
  for (const name of names) {
    const found = findNetwork(cli.sim.world, name)
    if (!found.ok && force && found.code === 'not-found') continue
    const message = found.ok ? `${found.value.name} is a pre-defined network and cannot be removed` : found.message
    status = sayRefusal(cli, { message })
  }
  if (status) cli.err(`exit status ${status}\n`)
  return status
}

/** docker network rm (docker/cli network/remove.go). */
export const networkRm: Command = {
  path: 'network rm',
  aliases: ['network remove'],
  usage: 'NETWORK [NETWORK...]',
  short: 'Remove one or more networks',
  arity: { min: 1 },
  flags: [{ name: 'force', short: 'f', type: 'bool', usage: 'Do not error if the network does not exist' }],
  run: (cli, flags, names) => run(cli, names, flags.bool('force')),
}
