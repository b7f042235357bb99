import { identifierOf } from '@/domain/docker/cli/identifier'
import { naturalOrder } from '@/domain/docker/cli/natural-order'
import { sayError, sayRefusal } from '@/domain/docker/cli/say'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'
import { findContainer } from '@/domain/docker/engine/find'
import { portNumber } from '@/domain/docker/engine/port-filter'
import { type PortSummary, portSummaries } from '@/domain/docker/engine/port-summaries'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

const place = ({ ip, publicPort }: PortSummary): string =>
  ip?.includes(':') ? `[${ip}]:${publicPort}` : `${ip}:${publicPort}`

/** `80`, `53/UDP` as the daemon names it (moby api/types/network/port.go, ParsePort). */
function portName(text: string): Outcome<string> {
  const [number = '', protocol = ''] = text.split(/\/(.*)/s)
  const port = portNumber(number)
  if (!port.ok) return refuse('invalid', `invalid port '${number}': ${port.message}`)
  return done(`${port.value}/${protocol.toLowerCase() || 'tcp'}`)
}

function run(cli: Cli, _flags: Flags, [operand = '', wanted = '']: string[]): number {
  const name = identifierOf('container', operand)
  if (!name.ok) return sayError(cli, name.message)
  const found = findContainer(cli.sim.world, name.value)
  if (!found.ok) return sayRefusal(cli, found)
  const published = portSummaries(found.value).filter(({ ip }) => ip !== null)
  const nameOf = ({ privatePort, protocol }: PortSummary) => `${privatePort}/${protocol}`
  const lines: string[] = []
  if (wanted === '') lines.push(...published.map((port) => `${nameOf(port)} -> ${place(port)}`))
  else {
    const port = portName(wanted)
    if (!port.ok) return sayError(cli, port.message)
    lines.push(...published.filter((one) => nameOf(one) === port.value).map(place))
    if (!lines.length) return sayError(cli, `no public port '${wanted}' published for ${operand}`)
  }
  if (lines.length) cli.out(`${lines.sort(naturalOrder).join('\n')}\n`)
  return 0
}

/** docker/cli cli/command/container/port.go */
export const containerPort: Command = {
  path: 'container port',
  aliases: ['port'],
  usage: 'CONTAINER [PRIVATE_PORT[/PROTO]]',
  short: 'List port mappings or a specific mapping for the container',
  arity: { min: 1, max: 2 },
  flags: [],
  run,
}
