import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { type Sim, setContainer } from '@/domain/docker/sim'
import type { HostConfig } from '@/domain/docker/world/container'
import { noSettings } from '@/domain/docker/world/no-settings'
import { findContainer } from './find'
import { settingsWarnings, wrongSettings } from './verify-settings'

/** What docker update changes; what is 0, empty or null stays. */
export type Limits = Pick<
  HostConfig,
  | 'memory'
  | 'memoryReservation'
  | 'memorySwap'
  | 'nanoCpus'
  | 'cpuShares'
  | 'cpuPeriod'
  | 'cpuQuota'
  | 'cpusetCpus'
  | 'cpusetMems'
  | 'pidsLimit'
> & { restart: HostConfig['restart'] | null; blkioWeight: number }

const set = 'has already been set'

/** Processors go by billionths, or by period and quota (moby daemon/container/container_unix.go, UpdateContainer). */
function conflict(own: HostConfig, asked: Limits): string | null {
  const cannot = (what: string, other: string) => `Conflicting options: ${what} cannot be updated as ${other} ${set}`
  if (asked.nanoCpus > 0 && own.cpuPeriod > 0) return cannot('Nano CPUs', 'CPU Period')
  if (asked.nanoCpus > 0 && own.cpuQuota > 0) return cannot('Nano CPUs', 'CPU Quota')
  if (asked.cpuPeriod > 0 && own.nanoCpus > 0) return cannot('CPU Period', 'NanoCPUs')
  if (asked.cpuQuota > 0 && own.nanoCpus > 0) return cannot('CPU Quota', 'NanoCPUs')
  if (asked.memory !== 0 && asked.memory > own.memorySwap && asked.memorySwap === 0)
    return 'Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time'
  if (asked.restart && asked.restart.name !== 'no' && own.autoRemove)
    return 'Restart policy cannot be updated because AutoRemove is enabled for the container'
  return null
}

function given({ restart, blkioWeight, pidsLimit, ...limits }: Limits): Partial<HostConfig> {
  const changed = Object.entries(limits).filter(([, value]) => value !== 0 && value !== '')
  return {
    ...Object.fromEntries(changed),
    ...(pidsLimit !== null && { pidsLimit: pidsLimit > 0 ? pidsLimit : 0 }),
    ...(restart && { restart }),
  }
}

/**
 * docker update (moby daemon/update.go): limits and restart policy, in any state.
 * @returns warnings; refused with `Cannot update container ID: …`, or what is wrong with the settings
 */
export function updateLimits(sim: Sim, text: string, asked: Limits): Outcome<string[]> {
  const { blkioWeight, restart } = asked
  const wanted: HostConfig = {
    ...noSettings,
    ...asked,
    restart: restart ?? noSettings.restart,
    others: blkioWeight ? { BlkioWeight: blkioWeight } : {},
  }
  const wrong = wrongSettings(null, wanted, { update: true })
  if (wrong) return refuse('invalid', wrong)
  const found = findContainer(sim.world, text)
  if (!found.ok) return found
  const { id, host } = found.value
  const why = conflict(host, asked)
  if (why) return refuse('conflict', `Cannot update container ${id}: ${why}`)
  setContainer(sim, id, { host: { ...host, ...given(asked), others: { ...host.others, ...wanted.others } } })
  return done(settingsWarnings(wanted))
}
