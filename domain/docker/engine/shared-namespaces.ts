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

/**
 * Whose namespaces a new container wants must be there when it is made, unless labels matter to nobody
 * (moby daemon/create.go, generateSecurityOpt).
 */
export function missingDonor(world: World, { others, privileged, securityOpt }: HostConfig): Refusal | null {
  const { IpcMode, PidMode } = others
  const isUnlabelled = privileged || IpcMode === 'host' || PidMode === 'host'
  if (isUnlabelled || securityOpt.some((option) => option.split('=')[0] === 'label')) return null
  const missing = [donorOf(IpcMode), donorOf(PidMode)]
    .map((name) => (name ? findContainer(world, name) : null))
    .find((found) => found && !found.ok)
  return missing && !missing.ok ? refuse('invalid', missing.message) : null
}

/** Other containers are remembered by id (moby daemon/daemon_unix.go, adaptSharedNamespaceContainer). */
export function withDonorId(world: World, mode: string): string {
  const name = donorOf(mode)
  const donor = name ? findContainer(world, name) : null
  return donor?.ok ? `container:${donor.value.id}` : mode
}

/** Why --ipc or --pid cannot join another container's, or null (moby daemon/container_operations_unix.go). */
export function wrongNamespaces(world: World, { others }: HostConfig): Refusal | null {
  const ipc = donorOf(others.IpcMode)
  const pid = donorOf(others.PidMode)
  const wrongIpc = ipc ? wrongDonor(world, ipc, true) : null
  const wrong = wrongIpc ?? (pid ? wrongDonor(world, pid, false) : null)
  return wrong && refuse(wrong.code, `failed to join ${wrongIpc ? 'IPC' : 'PID'} namespace: ${wrong.message}`)
}
