import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { type Sim, setContainer } from '@/domain/docker/sim'
import { findContainer } from './find'
import { reserveName } from './names'

/**
 * docker rename, of a container in any state (moby daemon/rename.go).
 * Refused: `Renaming a container with the same name as its current name`, `Error when allocating new name: …`.
 */
export function renameContainer(sim: Sim, text: string, asked: string): Outcome<null> {
  const found = findContainer(sim.world, text)
  if (!found.ok) return found
  const slashed = asked.startsWith('/') ? asked : `/${asked}`
  if (`/${found.value.name}` === slashed)
    return refuse('invalid', 'Renaming a container with the same name as its current name')
  const name = reserveName(sim.world, slashed)
  if (!name.ok) return refuse(name.code, `Error when allocating new name: ${name.message}`)
  setContainer(sim, found.value.id, { name: name.value })
  return done(null)
}
