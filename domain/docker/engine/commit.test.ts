import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { file } from '@/domain/docker/files/node'
import { findImage } from '@/domain/docker/images/store'
import { run } from '@/domain/docker/run'
import type { Sim } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import type { Store } from '@/domain/docker/world/store'
import { commitContainer } from './commit'

const docker = () => 0

/** A world with a container that was made, but never ran. */
function made(store: Store, part: Partial<Container> = {}): { sim: Sim; container: Container } {
  const { world } = run(freshWorld(store), 'docker create -q --name web alpine sh -c true')
  const [container] = Object.values(world.containers)
  if (!container) throw new Error('no container was made')
  const changed = { ...container, ...part }
  return { sim: { world: { ...world, containers: { [changed.id]: changed } }, docker }, container: changed }
}

const request = { container: 'web', name: 'docker.io/me/app:1', author: '', message: 'why', changes: [] }

describe.each<Store>(['containerd', 'overlay2'])('commit on %s', (store) => {
  it('adds a layer of what changed, and a step to the history', () => {
    const { sim, container } = made(store, { changes: { '/new': file('x') } })
    const id = commitContainer(sim, request)
    const image = findImage(sim.world, 'me/app:1')
    if (!image.ok) throw new Error(image.message)
    expect(id).toEqual({ ok: true, value: image.value.id })
    expect(image.value.layers).toHaveLength(container.layers.length + 1)
    expect(image.value.config.history.at(-1)).toEqual({
      created: sim.world.now,
      created_by: 'sh -c true',
      comment: 'why',
    })
    expect(image.value.config.config).toMatchObject({ Cmd: ['sh', '-c', 'true'] })
    expect(image.value.config.config).not.toHaveProperty('Hostname')
  })

  it('adds no layer when nothing changed', () => {
    const { sim, container } = made(store)
    commitContainer(sim, { ...request, message: '' })
    const image = findImage(sim.world, 'me/app:1')
    if (!image.ok) throw new Error(image.message)
    expect(image.value.layers).toEqual(container.layers)
    expect(image.value.config.history.at(-1)).toMatchObject({ empty_layer: true })
    expect(image.value.config.history.at(-1)).not.toHaveProperty('comment')
  })

  it('keeps what the changes leave open', () => {
    const { sim } = made(store)
    commitContainer(sim, { ...request, changes: ['ENTRYPOINT ["x"]', 'ENV A=1'] })
    const image = findImage(sim.world, 'me/app:1')
    const config = image.ok ? image.value.config.config : {}
    expect(config.Entrypoint).toEqual(['x'])
    expect(config.Cmd).toBeUndefined()
    expect(config.Env?.map((entry) => entry.split('=')[0])).toEqual(['PATH', 'A'])
  })

  it('makes two images at two moments', () => {
    const { sim } = made(store)
    const first = commitContainer(sim, { ...request, name: null })
    sim.world = { ...sim.world, now: sim.world.now + 1 }
    expect(commitContainer(sim, { ...request, name: null })).not.toEqual(first)
  })

  it.each([
    ['dead', 'which is Dead'],
    ['removing', 'which is being removed'],
  ] as const)('refuses a container that is %s', (status, words) => {
    const { sim, container } = made(store)
    const state = { ...container.state, status }
    sim.world = { ...sim.world, containers: { [container.id]: { ...container, state } } }
    expect(commitContainer(sim, request)).toMatchObject({
      message: `You cannot commit container ${container.id} ${words}`,
    })
  })

  it('refuses what is not there', () => {
    const { sim } = made(store)
    expect(commitContainer(sim, { ...request, container: 'nosuch' })).toMatchObject({
      message: 'No such container: nosuch',
    })
  })
})
