import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import type { Platform } from '@/domain/docker/images/blobs'
import { type Deletion, deleteImage } from '@/domain/docker/images/delete'
import { parsePlatform } from '@/domain/docker/images/platform'

const line = (deletion: Deletion): string =>
  'deleted' in deletion ? `Deleted: ${deletion.deleted}\n` : `Untagged: ${deletion.untagged}\n`

function run(cli: Cli, flags: Flags, images: string[]): number {
  const force = flags.bool('force')
  const platforms: Platform[] = []
  for (const text of flags.list('platform').flatMap((given) => given.split(','))) {
    const platform = parsePlatform(text)
    if (!platform.ok) return sayError(cli, platform.message)
    platforms.push(platform.value)
  }
  const errors: string[] = []
  let fatal = false
  for (const image of images) {
    const deleted = deleteImage(cli.sim, image, { force, prune: !flags.bool('no-prune'), platforms })
    if (deleted.ok) cli.out(deleted.value.map(line).join(''))
    else {
      errors.push(`Error response from daemon: ${deleted.message}`)
      fatal ||= deleted.code !== 'not-found'
    }
  }
  if (!errors.length) return 0
  return sayError(cli, errors.join('\n'), force && !fatal ? 0 : 1)
}

/** docker/cli cli/command/image/remove.go; with --force, images that are not here are told of and are no failure. */
export const imageRm: Command = {
  path: 'image rm',
  aliases: ['image remove', 'image rmi', 'rmi'],
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  short: 'Remove one or more images',
  arity: { min: 1 },
  flags: [
    { name: 'force', short: 'f', type: 'bool', usage: 'Force removal of the image' },
    { name: 'no-prune', type: 'bool', usage: 'Do not delete untagged parents' },
    {
      name: 'platform',
      type: 'list',
      placeholder: 'strings',
      usage: 'Remove only the given platform variant. Formatted as "os[/arch[/variant]]" (e.g., "linux/amd64")',
    },
  ],
  run,
}
