import { outputPath } from '@/domain/docker/cli/output-path'
import { platformsOf } from '@/domain/docker/cli/platform-flag'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { file } from '@/domain/docker/files/node'
import { archiveSize } from '@/domain/docker/images/image-archive'
import { saveImages } from '@/domain/docker/images/save'

function run(cli: Cli, flags: Flags, args: string[]): number {
  const platforms = platformsOf(flags.list('platform'))
  if (!platforms.ok) return sayError(cli, platforms.message)
  const output = flags.text('output')
  if (!output && cli.outIsTerminal)
    return sayError(cli, 'cowardly refusing to save to a terminal. Use the -o flag or redirect')
  const path = output ? outputPath(cli.disk, cli.cwd, output) : null
  if (path && !path.ok) return sayError(cli, `failed to save image: ${path.message}`)
  const saved = saveImages(cli.sim.world, args, platforms.value)
  if (!saved.ok) return sayRefusal(cli, saved)
  if (!path) {
    cli.out(saved.value)
    return 0
  }
  const mtime = cli.sim.world.now
  const written = cli.disk.put(path.value, file(saved.value, { mode: 0o600, mtime, size: archiveSize(saved.value) }))
  return written.ok ? 0 : sayError(cli, `failed to save image: ${written.message.toLowerCase()}`)
}

/** docker/cli cli/command/image/save.go */
export const imageSave: Command = {
  path: 'image save',
  aliases: ['save'],
  usage: '[OPTIONS] IMAGE [IMAGE...]',
  short: 'Save one or more images to a tar archive (streamed to STDOUT by default)',
  arity: { min: 1 },
  flags: [
    { name: 'output', short: 'o', type: 'string', placeholder: 'string', usage: 'Write to a file, instead of STDOUT' },
    {
      name: 'platform',
      type: 'list',
      placeholder: 'strings',
      usage:
        'Save only the given platform(s). Formatted as a comma-separated list of "os[/arch[/variant]]" (e.g., "linux/amd64,linux/arm64/v8")',
    },
  ],
  run,
}
