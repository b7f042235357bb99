import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { draw, type Sim } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import { ownContainers } from './find'
import { adjectives, surnames } from './name-words'

const characters = '[a-zA-Z0-9][a-zA-Z0-9_.-]'
const rule = new RegExp(`^${characters}+$`)

const holderOf = (world: World, name: string) => ownContainers(world).find((container) => container.name === name)

/**
 * A name as asked for, checked and still free (moby daemon/names.go, reserveName).
 * Refused: `Invalid container name (x), only … are allowed`, `Conflict. The container name "/x" is already in use …`.
 */
export function reserveName(world: World, asked: string): Outcome<string> {
  const name = asked.replace(/^\//, '')
  if (!rule.test(name)) return refuse('invalid', `Invalid container name (${asked}), only ${characters} are allowed`)
  const holder = holderOf(world, name)
  if (!holder) return done(name)
  return refuse(
    'conflict',
    `Conflict. The container name "/${name}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.`,
  )
}

/** A random name like `calm_noether` that nobody has; after some tries with a digit, and at last the short id. */
export function randomName(sim: Sim, id: string): string {
  for (let attempt = 0; attempt < 6; attempt++) {
    const random = draw(sim)
    const pick = (words: readonly string[], at: number) =>
      words[Number.parseInt(random.slice(at, at + 8), 16) % words.length] ?? ''
    const digit = attempt ? String(Number.parseInt(random.slice(16, 24), 16) % 10) : ''
    const name = `${pick(adjectives, 0)}_${pick(surnames, 8)}${digit}`
    if (!holderOf(sim.world, name)) return name
  }
  return id.slice(0, 12)
}
