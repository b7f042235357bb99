import { z } from 'zod'
import { canonical } from '@/domain/bank/canonical'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Store } from './store'
import type { World } from './world'

const loose = z.looseObject({})
const byName = z.record(z.string(), loose)
const count = z.number().int().nonnegative()

const worldSchema = z.looseObject({
  format: z.literal(1),
  store: z.enum(['containerd', 'overlay2']),
  seed: z.string(),
  drawn: count,
  now: z.number().int(),
  platform: z.looseObject({ os: z.string(), architecture: z.string() }),
  blobs: z.record(z.string(), z.looseObject({ kind: z.enum(['layer', 'config', 'manifest', 'index']) })),
  registry: z.record(z.string(), z.looseObject({ tags: z.record(z.string(), z.string()), content: loose })),
  containerd: z.looseObject({ names: byName, content: loose }),
  overlay2: z.looseObject({ images: byName, names: z.record(z.string(), z.string()) }),
  containers: z.record(
    z.string(),
    z.looseObject({ id: z.string(), name: z.string(), state: loose, config: loose, host: loose, machine: loose }),
  ),
  volumes: z.record(z.string(), z.looseObject({ name: z.string(), tree: byName })),
  cache: byName,
  logins: z.record(z.string(), z.string()),
  host: z.looseObject({ hostname: z.string(), tree: byName, machine: loose, cwd: z.string(), status: z.number() }),
  session: z.nullable(z.looseObject({ container: z.string(), pid: count })),
})
const envelope = z.looseObject({ kind: z.literal('deckhand-world'), world: worldSchema })

/** A world as text. Containers keep the order in which they were made. */
export const save = (world: World): string => JSON.stringify({ kind: 'deckhand-world', world })

/** A world from its text; a text that is none is refused. */
export function load(text: string): Outcome<World> {
  try {
    const read = envelope.safeParse(JSON.parse(text))
    if (read.success) return done(read.data.world as unknown as World)
    const [issue] = read.error.issues
    return refuse('broken', `this is no saved world: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'unknown'}`)
  } catch {
    return refuse('broken', 'this is no saved world: it is not JSON')
  }
}

const order = ({ containers }: World) => Object.keys(containers).join()

/** Whether two worlds are the same, the order of their containers too. */
export const sameWorld = (a: World, b: World): boolean =>
  a === b || (order(a) === order(b) && canonical(a) === canonical(b))

/** The same host with the other image store: what lies in the first one is hidden, not lost. */
export const setStore = (world: World, store: Store): World =>
  world.store === store ? world : { ...world, store, session: null }
