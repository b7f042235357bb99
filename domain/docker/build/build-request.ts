import { goQuote } from '@/domain/docker/cli/go-quote'
import type { Cli, Flags } from '@/domain/docker/cli/spec'
import type { Platform } from '@/domain/docker/images/blobs'
import { parsePlatform } from '@/domain/docker/images/platform'
import { fullName, parseReference, withDefaultTag } from '@/domain/docker/images/reference'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { BuildOptions } from './build-image'
import { readSecrets } from './exec-mounts'

const refused = (message: string) => refuse('invalid', message)

/** `KEY=value` flags; without a value, one of the environment where that counts (buildx commands/build.go listToMap). */
export function pairsOf(
  values: readonly string[],
  env: Readonly<Record<string, string>> | null,
): Outcome<Record<string, string>> {
  const pairs: Record<string, string> = {}
  for (const value of values) {
    const sign = value.indexOf('=')
    const key = sign < 0 ? value : value.slice(0, sign)
    if (key === '') return refuse('options', `invalid key-value pair ${goQuote(value)}: empty key`)
    if (sign >= 0) pairs[key] = value.slice(sign + 1)
    else if (!env) pairs[key] = ''
    else if (env[key] !== undefined) pairs[key] = env[key]
  }
  return done(pairs)
}

function platformOf({ sim }: Cli, values: readonly string[]): Outcome<Platform | null> {
  const words = values.flatMap((value) => value.split(',')).map((word) => word.trim())
  const platforms: Platform[] = []
  for (const word of words) {
    if (word === '') continue
    const platform = word === 'local' ? done(sim.world.platform) : parsePlatform(word)
    if (!platform.ok) return platform
    platforms.push(platform.value)
  }
  if (platforms.length < 2) return done(platforms[0] ?? null)
  if (sim.world.store === 'overlay2')
    return refused(`Multi-platform build is not supported for the docker driver.
Switch to a different driver, or turn on the containerd image store, and try again.
Learn more at https://docs.docker.com/go/build-multi-platform/`)
  return refused('this lab builds for one platform at a time')
}

/** Names as they were typed must parse by themselves (buildx build/opt.go), and then as the daemon completes them. */
function namesOf(tags: readonly string[]): Outcome<string[]> {
  for (const tag of tags) {
    const parsed = parseReference(tag.includes('/') ? tag : `x/${tag}`)
    if (tag === '') return refused(`invalid tag "": repository name must have at least one component`)
    if (parsed.ok) continue
    const why = parsed.message.includes('must be lowercase') ? 'repository name must be lowercase' : parsed.message
    return refused(`invalid tag ${goQuote(tag)}: ${why}`)
  }
  const names: string[] = []
  for (const tag of tags) {
    const parsed = parseReference(tag)
    if (!parsed.ok) return refused(`failed to solve: ${parsed.message}`)
    if (parsed.value.digest) return refused('failed to solve: build tag cannot contain a digest')
    names.push(fullName(withDefaultTag(parsed.value)))
  }
  return done([...new Set(names)])
}

/** Whether the result goes where this lab can put it. */
function outputOf(flags: Flags): Outcome<{ push: boolean }> {
  let push = flags.bool('push')
  for (const output of flags.list('output')) {
    const fields = output.split(',').map((field) => field.trim())
    const type = fields.find((field) => field.startsWith('type='))?.slice('type='.length) ?? 'local'
    if (type === 'registry' || (type === 'image' && fields.includes('push=true'))) push = true
    else if (type !== 'image' && !(type === 'docker' && !fields.some((field) => field.startsWith('dest='))))
      return refused(`this lab keeps what it builds as an image: --output type=${type} is not modelled`)
  }
  return done({ push })
}

const no = ['0', 'f', 'F', 'FALSE', 'false', 'False']

/** Provenance is attached unless that is turned off (buildx build/opt.go). */
function wantsProvenance({ env }: Cli, flags: Flags): boolean {
  const asked = flags.list('attest').filter((text) => text.includes('type=provenance'))
  if (flags.given('provenance')) return !no.includes(flags.text('provenance'))
  if (asked.length) return !asked.some((text) => text.includes('disabled=true'))
  const disabled = env.BUILDX_NO_DEFAULT_ATTESTATIONS
  return disabled === undefined || no.includes(disabled)
}

/**
 * What the options of a build ask for. Refusals are what follows `ERROR: failed to build: `; those with the code
 * `options` came before any build, and stand after `ERROR: ` alone.
 */
export function readRequest(cli: Cli, flags: Flags): Outcome<BuildOptions> {
  const buildArgs = pairsOf(flags.list('build-arg'), cli.env)
  if (!buildArgs.ok) return buildArgs
  const labels = pairsOf(flags.list('label'), null)
  if (!labels.ok) return labels
  const noCacheStages = flags.list('no-cache-filter').flatMap((value) => value.split(','))
  if (flags.bool('no-cache') && noCacheStages.length)
    return refused('--no-cache and --no-cache-filter cannot currently be used together')
  const platform = platformOf(cli, flags.list('platform'))
  if (!platform.ok) return platform
  const secrets = readSecrets(flags.list('secret'), cli)
  if (!secrets.ok) return secrets
  const output = outputOf(flags)
  if (!output.ok) return output
  const names = namesOf(flags.list('tag'))
  if (!names.ok) return names
  if (output.value.push && !names.value.length) return refused('tag is needed when pushing to registry')
  const network = flags.text('network')
  if (!['', 'default', 'host', 'none'].includes(network))
    return refused(
      `network mode ${goQuote(network)} not supported by buildkit - you can define a custom network for your builder using the network driver-opt in buildx create`,
    )
  return done({
    names: names.value,
    secrets: secrets.value,
    push: output.value.push,
    provenance: wantsProvenance(cli, flags),
    request: {
      target: flags.text('target'),
      buildArgs: buildArgs.value,
      labels: labels.value,
      platform: platform.value,
      noCache: flags.bool('no-cache'),
      noCacheStages,
      pull: flags.bool('pull'),
      network,
      hosts: flags.list('add-host').map((host) => host.replace(/^([^=:]+)=/, '$1:')),
    },
  })
}
