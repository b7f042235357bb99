import type { Command } from '@/domain/docker/cli/spec'

/** docker context show (docker/cli context/show.go). */
export const contextShow: Command = {
  path: 'context show',
  aliases: [],
  usage: '',
  short: 'Print the name of the current context',
  arity: { none: true },
  flags: [],
  run(cli) {
    cli.out('default\n')
    return 0
  },
}
