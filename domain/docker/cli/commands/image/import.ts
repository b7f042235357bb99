import { goQuote } from '@/domain/docker/cli/go-quote'
import { readInput } from '@/domain/docker/cli/input-file'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { importImage } from '@/domain/docker/images/import'
import { parsePlatform } from '@/domain/docker/images/platform'
import { parseReference } from '@/domain/docker/images/reference'
import { done } from '@/domain/docker/outcome'

/** This host reaches no other: the daemon would fetch the address itself, and cannot. */
function sayUnreachable(cli: Cli, address: string): number {
  const host = /^https?:\/\/(?:[^/@]*@)?([^/:?#]*)/.exec(address)?.[1] ?? ''
  return sayRefusal(cli, { message: `Get ${goQuote(address)}: dial tcp: lookup ${host}: no such host` })
}

function run(cli: Cli, flags: Flags, [source = '', name = '']: string[]): number {
  const isRemote = /^https?:\/\//.test(source)
  const text = source === '-' || isRemote ? done(cli.stdin.text) : readInput(cli, source)
  if (!text.ok) return sayError(cli, text.message)
  const platform = parsePlatform(flags.text('platform') || cli.env.DOCKER_DEFAULT_PLATFORM || 'linux/amd64')
  if (!platform.ok) return sayError(cli, platform.message)
  const ref = name === '' ? null : parseReference(name)
  if (ref && !ref.ok) return sayError(cli, ref.message)
  if (isRemote) return sayUnreachable(cli, source)
  const imported = importImage(cli.sim, {
    text: text.value,
    name,
    message: flags.text('message'),
    changes: flags.list('change'),
    platform: platform.value,
  })
  if (!imported.ok) return sayRefusal(cli, imported)
  cli.out(`${imported.value}\n`)
  return 0
}

/** docker/cli cli/command/image/import.go */
export const imageImport: Command = {
  path: 'image import',
  aliases: ['import'],
  usage: '[OPTIONS] file|URL|- [REPOSITORY[:TAG]]',
  short: 'Import the contents from a tarball to create a filesystem image',
  arity: { min: 1 },
  flags: [
    {
      name: 'change',
      short: 'c',
      type: 'list',
      placeholder: 'list',
      usage: 'Apply Dockerfile instruction to the created image',
    },
    {
      name: 'message',
      short: 'm',
      type: 'string',
      placeholder: 'string',
      usage: 'Set commit message for imported image',
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
