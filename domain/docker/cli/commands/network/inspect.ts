import { inspectFormatFlag } from '@/domain/docker/cli/format-flag'
import { inspectAll } from '@/domain/docker/cli/inspector'
import type { Command } from '@/domain/docker/cli/spec'
import { engineNetworkDocument, findNetwork } from '@/domain/docker/engine/network-list'
import { done, refuse } from '@/domain/docker/outcome'

/** docker network inspect (docker/cli network/inspect.go). */
export const networkInspect: Command = {
  path: 'network inspect',
  aliases: [],
  usage: '[OPTIONS] NETWORK [NETWORK...]',
  short: 'Display detailed information on one or more networks',
  arity: { min: 1 },
  flags: [inspectFormatFlag, { name: 'verbose', short: 'v', type: 'bool', usage: 'Verbose output for diagnostics' }],
  run: (cli, flags, names) =>
    inspectAll(cli, names, flags.text('format'), (name) => {
      const found = findNetwork(cli.sim.world, name)
      return found.ok
        ? done(engineNetworkDocument(cli.sim.world, found.value))
        : refuse(found.code, `Error response from daemon: ${found.message}`)
    }),
}
