import { type Refusal, refuse } from '@/domain/docker/outcome'
import type { HostConfig } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { findContainer } from './find'
import { isRunning } from './status'

const donorOf = (mode: unknown): string | null =>
  typeof mode === 'string' && mode.startsWith('container:') ? mode.slice('container:'.length) : null

function wrongDonor(world: World, name: string, shareable: boolean): Refusal | null {
  const donor = findContainer(world, name)
  if (!donor.ok) return refuse('invalid', donor.message)
  if (!isRunning(donor.value)) return refuse('conflict', `container ${name} is not running`)
  if (donor.value.state.status === 'restarting')
    return refuse('conflict', `Container ${name} is restarting, wait until the container is running`)
  if (!shareable || donor.value.host.others.IpcMode === 'shareable') return null
  const hint = '(hint: use IpcMode:shareable for the donor container)'
  return refuse('invalid', `container ${name}: non-shareable IPC ${hint}`)
}

/** Why --ipc or --pid cannot join another container's, or null (moby daemon/container_operations_unix.go). */
export function wrongNamespaces(world: World, { others }: HostConfig): Refusal | null {
  const ipc = donorOf(others.IpcMode)
  const pid = donorOf(others.PidMode)
  return (ipc ? wrongDonor(world, ipc, true) : null) ?? (pid ? wrongDonor(world, pid, false) : null)
}
