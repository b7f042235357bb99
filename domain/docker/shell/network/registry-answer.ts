import { byteLength } from '@/domain/docker/files/node'
import { containerOf, type Sim } from '@/domain/docker/sim'
import type { Repository } from '@/domain/docker/world/world'
import type { Listener } from './reach'

/** Names by which the host calls a listener of one of its containers: `localhost:5000`. */
function addressesOf(sim: Sim, { ref, port }: Listener): string[] {
  const bindings = ref === 'host' ? [] : containerOf(sim, ref.container).ports
  const ports = bindings.filter(({ containerPort }) => containerPort === port).map(({ hostPort }) => hostPort)
  return (ports.length ? ports : [port]).flatMap((one) => [`localhost:${one}`, `127.0.0.1:${one}`])
}

/** What was pushed to a registry, by name without its address. */
function repositoriesOf(sim: Sim, listener: Listener): Map<string, Repository> {
  const found = new Map<string, Repository>()
  for (const address of addressesOf(sim, listener))
    for (const [name, repository] of Object.entries(sim.world.registry))
      if (name.startsWith(`${address}/`)) found.set(name.slice(address.length + 1), repository)
  return found
}

const headers = { 'Docker-Distribution-Api-Version': 'registry/2.0', 'X-Content-Type-Options': 'nosniff' }

type Answer = { status: number; headers: Record<string, string>; body: string }

function json(status: number, value: object, newline = '\n'): Answer {
  const body = `${JSON.stringify(value)}${newline}`
  const type = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': String(byteLength(body)) }
  return { status, headers: { ...type, ...headers }, body }
}

const unknown = (name: string): Answer =>
  json(404, {
    errors: [{ code: 'NAME_UNKNOWN', message: 'repository name not known to registry', detail: { name } }],
  })

/**
 * The parts of a registry's API that people ask by hand: its version, its repositories, a repository's tags.
 * @param asked a path, perhaps with a query
 */
export function registryAnswer(sim: Sim, listener: Listener, asked: string): Answer {
  const path = asked.split('?')[0] ?? '/'
  if (path === '/v2/') return json(200, {}, '')
  const repositories = repositoriesOf(sim, listener)
  if (path === '/v2/_catalog') return json(200, { repositories: [...repositories.keys()].sort() })
  const name = /^\/v2\/(.+)\/tags\/list$/.exec(path)?.[1]
  if (name === undefined) return { status: 404, headers, body: '404 page not found\n' }
  const repository = repositories.get(name)
  return repository ? json(200, { name, tags: Object.keys(repository.tags).sort() }) : unknown(name)
}
