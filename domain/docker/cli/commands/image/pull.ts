import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { parsePlatform } from '@/domain/docker/images/platform'
import { pullImage } from '@/domain/docker/images/pull'
import { fullName } from '@/domain/docker/images/reference'
import { transferName } from './transfer-name'

function run(cli: Cli, flags: Flags, [name = '']: string[]): number {
  const ref = transferName(cli, flags, name)
  if (!ref.ok) return sayError(cli, ref.message)
  const full = fullName(ref.value)
  const platform = flags.text('platform') || (cli.env.DOCKER_DEFAULT_PLATFORM ?? '')
  const wanted = platform ? parsePlatform(platform) : null
  if (wanted && !wanted.ok) return sayError(cli, wanted.message)
  const pulled = pullImage(cli.sim, full, {
    platform,
    all: flags.bool('all-tags'),
    terminal: cli.outIsTerminal,
    say: (line) => {
      if (!flags.bool('quiet')) cli.out(line)
    },
  })
  if (!pulled.ok) return pulled.code === 'stream' ? sayError(cli, pulled.message) : sayRefusal(cli, pulled)
  cli.out(`${full}\n`)
  return 0
}

/** docker/cli cli/command/image/pull.go */
export const imagePull: Command = {
  path: 'image pull',
  aliases: ['pull'],
  usage: '[OPTIONS] NAME[:TAG|@DIGEST]',
  short: 'Download an image from a registry',
  arity: { exact: 1 },
  flags: [
    { name: 'all-tags', short: 'a', type: 'bool', usage: 'Download all tagged images in the repository' },
    { name: 'quiet', short: 'q', type: 'bool', usage: 'Suppress verbose output' },
    {
      name: 'disable-content-trust',
      type: 'bool',
      initial: 'true',
      usage: 'Skip image verification (deprecated)',
      hidden: true,
    },
    {
      name: 'platform',
      type: 'string',
      placeholder: 'string',
      usage: 'Set platform if server is multi-platform capable',
    },
  ],
  run,
}
