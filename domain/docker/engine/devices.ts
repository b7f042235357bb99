import { diskOf } from '@/domain/docker/files/machine-disk'
import { type Refusal, refuse } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'
import type { HostConfig, Json } from '@/domain/docker/world/container'

/** Devices that the host has, besides its files. */
const own = /^\/dev\/(full|fuse|null|net\/tun|random|tty|urandom|zero)$/

const field = (value: Json | undefined, name: string): string =>
  typeof value === 'object' && value !== null && name in value ? String((value as Record<string, Json>)[name]) : ''

/** What --gpus and --device ask for that the host does not have (moby daemon/devices.go, pkg/oci/devices_linux.go), or null. */
export function missingDevice(sim: Sim, { others }: HostConfig): Refusal | null {
  const devices = Array.isArray(others.Devices) ? (others.Devices as Json[]) : []
  for (const device of devices) {
    const path = field(device, 'PathOnHost')
    if (own.test(path)) continue
    const why = diskOf(sim, 'host').stat(path) ? 'not a device node' : 'no such file or directory'
    return refuse(
      'system',
      `error gathering device information while adding custom device ${JSON.stringify(path)}: ${why}`,
    )
  }
  const [request] = Array.isArray(others.DeviceRequests) ? (others.DeviceRequests as Json[]) : []
  if (!request) return null
  const driver = JSON.stringify(field(request, 'Driver'))
  return refuse('invalid', `could not select device driver ${driver} with capabilities: [[gpu]]`)
}
