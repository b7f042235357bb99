import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Container, HostConfig } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { findContainer } from './find'
import { isRunning } from './status'

const undefinedBehavior =
  "conflicting options: host type networking can't be used with links. This would result in undefined behavior"

type Link = { target: Container; alias: string }

/** The containers that --link names, on the default bridge (moby daemon/daemon_unix.go, registerLinks). */
export function linksOf(world: World, { others }: HostConfig): Outcome<Link[]> {
  const links: Link[] = []
  for (const text of Array.isArray(others.Links) ? (others.Links as string[]) : []) {
    const [name = '', alias = name] = text.split(':')
    const target = findContainer(world, name)
    if (!target.ok) return refuse('invalid', `could not get container for ${name}: ${target.message}`)
    if (target.value.host.network === 'host') return refuse('invalid', undefinedBehavior)
    links.push({ target: target.value, alias })
  }
  return done(links)
}

/** Lines of /etc/hosts for linked containers that run (moby daemon/container_operations.go, buildSandboxOptions). */
export function linkedHosts(world: World, host: HostConfig): string[] {
  const links = linksOf(world, host)
  if (!links.ok) return []
  return links.value.flatMap(({ target: { address, name, config }, alias }) =>
    address ? [`${address}\t${[alias, config.Hostname, ...(alias === name ? [] : [name])].join(' ')}`] : [],
  )
}

/** Linked containers must run when one starts (moby daemon/container_operations_unix.go, setupLinkedContainers). */
export function stoppedLink(world: World, { name, host }: Container): string | null {
  const links = linksOf(world, host)
  const stopped = links.ok && links.value.find(({ target }) => !isRunning(target))
  return stopped
    ? `Cannot link to a non running container: /${stopped.target.name} AS /${name}/${stopped.alias.replace(/^.*\//, '')}`
    : null
}
