import { goQuote } from '@/domain/docker/cli/go-quote'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { parseAnyReference, parseReference } from '@/domain/docker/images/reference'
import { tagImage } from '@/domain/docker/images/tag'

/** The client looks at both names before it asks the daemon (moby client/image_tag.go). */
function run(cli: Cli, _flags: Flags, [source = '', target = '']: string[]): number {
  const from = parseAnyReference(source)
  const to = parseReference(target)
  for (const [text, parsed] of [[source, from] as const, [target, to] as const]) {
    if (!parsed.ok)
      return sayError(cli, `error parsing reference: ${goQuote(text)} is not a valid repository/tag: ${parsed.message}`)
  }
  if (to.ok && to.value.digest) return sayError(cli, 'refusing to create a tag with a digest reference')
  const tagged = tagImage(cli.sim, source, target)
  return tagged.ok ? 0 : sayRefusal(cli, tagged)
}

/** docker/cli cli/command/image/tag.go */
export const imageTag: Command = {
  path: 'image tag',
  aliases: ['tag'],
  usage: 'SOURCE_IMAGE[:TAG] TARGET_IMAGE[:TAG]',
  short: 'Create a tag TARGET_IMAGE that refers to SOURCE_IMAGE',
  arity: { exact: 2 },
  flags: [],
  stopsAtArgument: true,
  run,
}
