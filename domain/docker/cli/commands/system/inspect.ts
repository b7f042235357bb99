import { inspectContainer } from '@/domain/docker/cli/commands/container/inspect'
import { inspectImage } from '@/domain/docker/cli/commands/image/inspect'
import { inspectVolume } from '@/domain/docker/cli/commands/volume/inspect'
import { inspectFormatFlag } from '@/domain/docker/cli/format-flag'
import { goQuote } from '@/domain/docker/cli/go-quote'
import type { GoValue } from '@/domain/docker/cli/go-value'
import { inspectAll } from '@/domain/docker/cli/inspector'
import { sayError } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { engineNetworkDocument, findNetwork } from '@/domain/docker/engine/network-list'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { World } from '@/domain/docker/world/world'

type Find = (world: World, text: string, size: boolean) => Outcome<GoValue>

const noSwarm: Find = () =>
  refuse(
    'unavailable',
    'Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
  )

function inspectNetwork(world: World, text: string): Outcome<GoValue> {
  const network = findNetwork(world, text)
  return network.ok
    ? done(engineNetworkDocument(world, network.value))
    : refuse(network.code, `Error response from daemon: ${network.message}`)
}

const inspectPlugin: Find = (_world, text) =>
  refuse('not-found', `Error response from daemon: plugin ${goQuote(text)} not found`)

/** Kinds of objects in the order in which they are tried. */
const kinds: Readonly<Record<string, Find>> = {
  container: inspectContainer,
  image: (world, text) => inspectImage(world, text),
  network: inspectNetwork,
  volume: (world, text) => inspectVolume(world, text),
  service: noSwarm,
  task: noSwarm,
  node: noSwarm,
  plugin: inspectPlugin,
  secret: noSwarm,
  config: noSwarm,
}
const ofSwarm = ['service', 'task', 'node', 'secret', 'config']

/** Whether the next kind is tried: nothing was found, or the name could not be one of this kind. */
const isSkippable = ({ code, message }: { code: string; message: string }) =>
  code === 'not-found' || message.includes('not supported') || message.includes('invalid reference format')

function inspectOne(cli: Cli, text: string, type: string, size: boolean): Outcome<GoValue> {
  for (const [kind, find] of Object.entries(kinds)) {
    if (type === '' ? ofSwarm.includes(kind) : kind !== type) continue
    const found = find(cli.sim.world, text, size)
    if (!found.ok && type === '' && isSkippable(found)) continue
    if (found.ok && size && kind !== 'container') cli.err(`WARNING: --size ignored for ${kind}\n`)
    return found
  }
  return refuse('not-found', `error: no such object: ${text}`)
}

const quotedKinds = Object.keys(kinds).sort().map(goQuote).join(', ')

function run(cli: Cli, flags: Flags, names: string[]): number {
  const type = flags.text('type')
  if (flags.given('type') && type === '') return sayError(cli, `type is empty: must be one of ${quotedKinds}`)
  if (type !== '' && !Object.hasOwn(kinds, type))
    return sayError(cli, `unknown type: ${goQuote(type)}: must be one of ${quotedKinds}`)
  return inspectAll(cli, names, flags.text('format'), (name) => inspectOne(cli, name, type, flags.bool('size')))
}

/** docker/cli cli/command/system/inspect.go */
export const systemInspect: Command = {
  path: 'inspect',
  aliases: [],
  usage: '[OPTIONS] NAME|ID [NAME|ID...]',
  short: 'Return low-level information on Docker objects',
  arity: { min: 1 },
  flags: [
    inspectFormatFlag,
    { name: 'type', type: 'string', placeholder: 'string', usage: 'Only inspect objects of the given type' },
    { name: 'size', short: 's', type: 'bool', usage: 'Display total file sizes if the type is container' },
  ],
  run,
}
