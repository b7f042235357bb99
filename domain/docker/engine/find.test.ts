import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { run } from '@/domain/docker/run'
import { findContainer } from './find'

const named = ['web', 'db'].reduce(
  (world, name) => run(world, `docker create --name ${name} alpine`).world,
  freshWorld('containerd'),
)
const [web, db] = Object.values(named.containers)
const idOf = (text: string) => {
  const found = findContainer(named, text)
  return found.ok ? found.value.id : found.message
}

describe('looking up a container', () => {
  it('takes a full id, a name with or without its slash, a part of the id', () => {
    const id = web?.id ?? ''
    expect([id, 'web', '/web', id.slice(0, 12)].map(idOf)).toEqual([id, id, id, id])
  })

  it('prefers a name to the beginning of another id', () => {
    const prefix = (db?.id ?? '').slice(0, 4)
    const world = run(named, `docker rename web ${prefix}`).world
    expect(findContainer(world, prefix)).toMatchObject({ ok: true, value: { id: web?.id } })
  })

  it('says what it cannot find, or not tell apart', () => {
    expect(idOf('nosuch')).toBe('No such container: nosuch')
    const twin = { ...named, containers: { ...named.containers, x: { ...web, id: `${(db?.id ?? '').slice(0, 20)}f` } } }
    expect(findContainer(twin as typeof named, (db?.id ?? '').slice(0, 9))).toMatchObject({
      message: `multiple IDs found with provided prefix: ${(db?.id ?? '').slice(0, 9)}`,
    })
  })

  it('hides those of the other store', () => {
    expect(findContainer({ ...named, store: 'overlay2' }, 'web')).toMatchObject({ ok: false })
  })
})
