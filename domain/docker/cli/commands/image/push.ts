import { noteText } from '@/domain/docker/cli/note'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { parsePlatform } from '@/domain/docker/images/platform'
import { pushImage } from '@/domain/docker/images/push'
import { fullName } from '@/domain/docker/images/reference'
import { transferName } from './transfer-name'

const platformNote = `Using --platform pushes only the specified platform manifest of a multi-platform image index.
Other components, like attestations, will not be included.
To push the complete multi-platform image, remove the --platform flag.
`

function run(cli: Cli, flags: Flags, [name = '']: string[]): number {
  const quiet = flags.bool('quiet')
  const platform = flags.text('platform') ? parsePlatform(flags.text('platform')) : null
  if (platform && !platform.ok) {
    cli.err(`Invalid platform ${flags.text('platform')}`)
    return sayError(cli, platform.message)
  }
  if (platform) cli.out(noteText(platformNote, cli.outIsTerminal))
  const named = transferName(cli, flags, name)
  if (!named.ok) return sayError(cli, named.message)
  const ref = named.value
  if (ref.digest) return sayError(cli, 'cannot push a digest reference')
  const notes: string[] = []
  const pushed = pushImage(cli.sim, ref, {
    ...(platform ? { platform: platform.value } : {}),
    terminal: cli.outIsTerminal,
    say: (line) => {
      if (!quiet) cli.out(line)
    },
    note: (text) => notes.push(text),
  })
  if (pushed.ok && quiet) cli.out(`${fullName(ref)}\n`)
  for (const note of notes) cli.out(noteText(note, cli.outIsTerminal))
  if (pushed.ok) return 0
  return pushed.code === 'stream' ? sayError(cli, pushed.message) : sayRefusal(cli, pushed)
}

/** docker/cli cli/command/image/push.go */
export const imagePush: Command = {
  path: 'image push',
  aliases: ['push'],
  usage: '[OPTIONS] NAME[:TAG]',
  short: 'Upload an image to a registry',
  arity: { exact: 1 },
  flags: [
    { name: 'all-tags', short: 'a', type: 'bool', usage: 'Push all tags of an image to the repository' },
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
      usage: `Push a platform-specific manifest as a single-platform image to the registry.
Image index won't be pushed, meaning that other manifests, including attestations won't be preserved.
'os[/arch[/variant]]': Explicit platform (eg. linux/amd64)`,
    },
  ],
  run,
}
