import { hex } from '@/domain/docker/digest'
import type { Container } from '@/domain/docker/world/container'

/** An id that a container has for as long as it runs. */
const idOf = ({ id, state }: Container, what: string): string => hex(`${id}/${what}/${state.startedAt}`)

/** Of a running container, in its network. */
export const endpointId = (container: Container): string => idOf(container, 'endpoint')

/** A random, locally administered address of one computer (moby daemon/libnetwork/netutils). */
export function macAddress(container: Container): string {
  const [first = '00', ...rest] = idOf(container, 'mac').slice(0, 12).match(/../g) ?? []
  const local = (Number.parseInt(first, 16) & 0xfe) | 0x02
  return [local.toString(16).padStart(2, '0'), ...rest].join(':')
}

/** The namespace that its networks are in. */
export const sandboxId = (container: Container): string => idOf(container, 'sandbox')
