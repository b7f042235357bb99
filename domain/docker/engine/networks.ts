import { hex } from '@/domain/docker/digest'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'

export type Network = { name: string; id: string }

/** A network's id; it is as old as the world. */
export const networkId = (world: World, name: string): string => hex(`${world.seed}/network/${name}`)

/** The networks that a container is part of: `bridge` unless it was told otherwise. */
export function networksOf(world: World, { host }: Pick<Container, 'host'>): Network[] {
  const name = host.network === 'default' || host.network === '' ? 'bridge' : host.network
  if (name.startsWith('container:')) return []
  return [{ name, id: networkId(world, name) }]
}
