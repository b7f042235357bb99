import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import { isListenedAt } from '@/domain/docker/shell/network/reach'
import { containerOf, draw, type Sim, setContainer, update } from '@/domain/docker/sim'
import { findContainer } from './find'
import { freeAddress, givePorts, wantedPorts } from './ports'
import { isRunning } from './status'

const networkSetup = 'failed to set up container networking: '

const isBridged = (network: string) => network === 'bridge' || network === 'default'

/** Gives a container that starts its ports. */
export function publishPorts(sim: Sim, id: string): Outcome<null> {
  const container = containerOf(sim, id)
  const { network } = container.host
  if (network === 'none' || network === 'host' || network.startsWith('container:')) return done(null)
  if (!isBridged(network)) return refuse('not-found', `${networkSetup}network ${network} not found`)
  const given = givePorts(sim.world, wantedPorts(container), (port) => isListenedAt(sim, 'host', port))
  if (!given.ok)
    return refuse(
      given.code,
      `${networkSetup}driver failed programming external connectivity on endpoint ${container.name} (${draw(sim)}): ${given.message}`,
    )
  if (given.value.last !== undefined) update(sim, { lastPort: given.value.last })
  setContainer(sim, id, { ports: given.value.ports })
  return done(null)
}

/**
 * Gives a container its address, or finds the one whose network it shares, which must run
 * (moby daemon/container_operations.go, getNetworkedContainer).
 * @returns what is wrong, or null
 */
export function enterNetwork(sim: Sim, id: string): Refusal | null {
  const { network } = containerOf(sim, id).host
  if (!network.startsWith('container:')) {
    setContainer(sim, id, { address: isBridged(network) ? freeAddress(sim.world) : null })
    return null
  }
  const name = network.slice('container:'.length)
  const other = findContainer(sim.world, name)
  if (!other.ok) return refuse('unknown', `joining network namespace of container: ${other.message}`)
  if (other.value.id === id) return refuse('invalid', 'cannot join own network namespace')
  const join = 'cannot join network namespace of'
  const { status } = other.value.state
  if (status === 'restarting')
    return refuse('unknown', `${join} container: Container ${name} is restarting, wait until the container is running`)
  if (!isRunning(other.value))
    return refuse('conflict', `${join} a non running container: container ${other.value.name} is ${status}`)
  setContainer(sim, id, { config: { ...containerOf(sim, id).config, Hostname: other.value.config.Hostname } })
  return null
}
