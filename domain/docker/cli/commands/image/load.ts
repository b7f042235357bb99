import { readInput } from '@/domain/docker/cli/input-file'
import { platformsOf } from '@/domain/docker/cli/platform-flag'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { loadImages } from '@/domain/docker/images/load'
import { done } from '@/domain/docker/outcome'

function run(cli: Cli, flags: Flags): number {
  const input = flags.text('input')
  if (!input && cli.stdin.terminal) return sayError(cli, 'requested load from stdin, but stdin is empty')
  const text = input ? readInput(cli, input) : done(cli.stdin.text)
  if (!text.ok) return sayError(cli, text.message)
  const platforms = platformsOf(flags.list('platform'))
  if (!platforms.ok) return sayError(cli, platforms.message)
  const loaded = loadImages(cli.sim, text.value, {
    platforms: platforms.value,
    progress: !flags.bool('quiet') && cli.outIsTerminal,
    say: cli.out,
  })
  return loaded.ok ? 0 : sayError(cli, loaded.message)
}

/** docker/cli cli/command/image/load.go */
export const imageLoad: Command = {
  path: 'image load',
  aliases: ['load'],
  usage: '[OPTIONS]',
  short: 'Load an image from a tar archive or STDIN',
  arity: { none: true },
  flags: [
    {
      name: 'input',
      short: 'i',
      type: 'string',
      placeholder: 'string',
      usage: 'Read from tar archive file, instead of STDIN',
    },
    { name: 'quiet', short: 'q', type: 'bool', usage: 'Suppress the load output' },
    {
      name: 'platform',
      type: 'list',
      placeholder: 'strings',
      usage:
        'Load only the given platform(s). Formatted as a comma-separated list of "os[/arch[/variant]]" (e.g., "linux/amd64,linux/arm64/v8").',
    },
  ],
  run,
}
