import { inspectFormatFlag } from '@/domain/docker/cli/format-flag'
import type { GoValue } from '@/domain/docker/cli/go-value'
import { inspectAll } from '@/domain/docker/cli/inspector'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import type { Platform } from '@/domain/docker/images/blobs'
import { imageDocument } from '@/domain/docker/images/inspect-document'
import { parsePlatform } from '@/domain/docker/images/platform'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'

/** An image as inspect shows it; refused with the whole line to print. */
export function inspectImage(world: World, text: string, platform?: Platform): Outcome<GoValue> {
  if (text === '') return refuse('not-found', 'Error: No such image: ')
  const document = imageDocument(world, text, platform)
  return document.ok ? document : refuse(document.code, `Error response from daemon: ${document.message}`)
}

function run(cli: Cli, flags: Flags, images: string[]): number {
  const text = flags.text('platform')
  const platform = text ? parsePlatform(text) : done(undefined)
  if (!platform.ok) return sayError(cli, platform.message)
  return inspectAll(cli, images, flags.text('format'), (image) => inspectImage(cli.sim.world, image, platform.value))
}

/** docker/cli cli/command/image/inspect.go */
export const imageInspect: Command = {
  path: 'image inspect',
  aliases: [],
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  short: 'Display detailed information on one or more images',
  arity: { min: 1 },
  flags: [
    inspectFormatFlag,
    {
      name: 'platform',
      type: 'string',
      placeholder: 'string',
      usage: `Inspect a specific platform of the multi-platform image.
If the image or the server is not multi-platform capable, the command will error out if the platform does not match.
'os[/arch[/variant]]': Explicit platform (eg. linux/amd64)`,
    },
  ],
  run,
}
