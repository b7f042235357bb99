import { goQuote } from '@/domain/docker/cli/go-quote'
import { sayError } from '@/domain/docker/cli/say'
import type { Command } from '@/domain/docker/cli/spec'

const below = `Management Commands:
  history     Commands to work on build records
  imagetools  Commands to work on images in registry

Commands:
  bake        Build from a file
  build       Start a build
  create      Create a new builder instance
  dial-stdio  Proxy current stdio streams to builder instance
  du          Disk usage
  inspect     Inspect current builder instance
  ls          List builder instances
  prune       Remove build cache
  rm          Remove one or more builder instances
  stop        Stop builder instance
  use         Set the current builder instance
  version     Show buildx version information

Run 'docker buildx COMMAND --help' for more information on a command.

Experimental commands and flags are hidden. Set BUILDX_EXPERIMENTAL=1 to show them.`

/** docker buildx without a command that it knows, to which docker builder leads (buildx commands/root.go). */
export const buildx: Command = {
  path: 'buildx',
  aliases: ['builder'],
  usage: '[OPTIONS] COMMAND',
  short: 'Docker Buildx',
  long: 'Extended build capabilities with BuildKit',
  below,
  plugin: true,
  hidden: true,
  arity: { any: true },
  flags: [
    { name: 'builder', type: 'string', placeholder: 'string', usage: 'Override the configured builder instance' },
    { name: 'debug', short: 'D', type: 'bool', usage: 'Enable debug logging' },
  ],
  run: (cli, _, [word = '']) => sayError(cli, `ERROR: unknown command: ${goQuote(word)}`),
}
