import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { file } from '@/domain/docker/files/node'
import { type Sim, setVolume } from '@/domain/docker/sim'
import { sampleContainer, worldWith } from './sample-container'
import { createVolume, findVolume, listVolumes, pruneVolumes, removeVolume, volumeUsers } from './volumes'

const fresh = (): Sim => ({ world: freshWorld('overlay2'), docker: () => 0 })

function withUser(sim: Sim, volume: string): Sim {
  const mount = { type: 'volume' as const, target: '/data', source: volume, readOnly: false }
  return { ...sim, world: worldWith(sim.world, [sampleContainer({ mounts: [mount], state: { status: 'exited' } })]) }
}

describe('volumes', () => {
  it('are found again by their name', () => {
    const sim = fresh()
    const first = createVolume(sim, { name: 'data', labels: { a: 'b' } })
    const again = createVolume(sim, { name: 'data', labels: { other: '' } })
    expect(again).toEqual(first)
    expect(findVolume(sim.world, 'data')).toMatchObject({ value: { labels: { a: 'b' } } })
    expect(findVolume(sim.world, 'nosuch')).toMatchObject({ message: 'get nosuch: no such volume' })
  })

  it('without a name get a random one and a label', () => {
    const sim = fresh()
    const made = createVolume(sim)
    expect(made).toMatchObject({ value: { anonymous: true, labels: { 'com.docker.volume.anonymous': '' } } })
    expect(Object.keys(sim.world.volumes)[0]).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each([
    ['x', 'volume name is too short, names should be at least two alphanumeric characters'],
    [
      'a b',
      '"a b" includes invalid characters for a local volume name, only "[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path',
    ],
  ])('are not made as %j', (name, words) => {
    expect(createVolume(fresh(), { name })).toMatchObject({ message: `create ${name}: ${words}` })
  })

  it('may be named like what every object has', () => {
    const sim = fresh()
    expect(createVolume(sim, { name: 'constructor' })).toMatchObject({ value: { name: 'constructor' } })
    expect(createVolume(sim, { name: '__proto__' }).ok).toBe(false)
  })

  it.each([
    [{ foo: 'x' }, 'invalid option: "foo"'],
    [{ type: 'tmpfs' }, 'missing required option: "device"'],
    [{ size: '1g' }, 'quota size requested but no quota support'],
  ])('take no options %j', (options, words) => {
    expect(createVolume(fresh(), { name: 'data', options })).toMatchObject({ message: `create data: ${words}` })
  })

  it('know one driver', () => {
    expect(createVolume(fresh(), { name: 'data', driver: 'nfs' })).toMatchObject({
      message: 'create data: error looking up volume plugin nfs: plugin "nfs" not found',
    })
  })

  it('stay while a stopped container mounts them', () => {
    const made = fresh()
    createVolume(made, { name: 'data' })
    const sim = withUser(made, 'data')
    const [user] = volumeUsers(sim.world, 'data')
    expect(removeVolume(sim, 'data', true)).toMatchObject({ message: `remove data: volume is in use - [${user}]` })
    expect(removeVolume(sim, 'nosuch')).toMatchObject({ message: 'get nosuch: no such volume' })
    expect(removeVolume(sim, 'nosuch', true)).toMatchObject({ ok: true })
    expect(listVolumes(sim.world, { dangling: ['true'] })).toMatchObject({ value: [] })
    expect(pruneVolumes(sim, { all: ['true'] })).toMatchObject({ value: { deleted: [] } })
  })

  it('are pruned when nobody named them, and with `all` the others, but for those with mount options', () => {
    const sim = fresh()
    createVolume(sim, { name: 'data' })
    createVolume(sim, { name: 'mounted', options: { type: 'nfs', device: ':/x' } })
    setVolume(sim, 'data', { tree: { '/a': file('12345') } })
    createVolume(sim)
    expect(pruneVolumes(sim, {})).toMatchObject({ value: { reclaimed: 0 } })
    expect(Object.keys(sim.world.volumes)).toEqual(['data', 'mounted'])
    expect(pruneVolumes(sim, { all: ['1'] })).toMatchObject({ value: { deleted: ['data'], reclaimed: 5 } })
  })

  it('are pruned by label', () => {
    const sim = fresh()
    createVolume(sim, { name: 'kept', labels: { keep: '' } })
    createVolume(sim, { name: 'gone', labels: {} })
    expect(pruneVolumes(sim, { all: ['true'], 'label!': ['keep'] })).toMatchObject({ value: { deleted: ['gone'] } })
    expect(pruneVolumes(sim, { all: ['maybe'] })).toMatchObject({
      message: `invalid filter 'all': strconv.ParseBool: parsing "maybe": invalid syntax`,
    })
    expect(pruneVolumes(sim, { until: ['1h'] })).toMatchObject({ message: "invalid filter 'until'" })
  })

  it('are listed by name, driver and label', () => {
    const sim = fresh()
    createVolume(sim, { name: 'one', labels: { a: '1' } })
    createVolume(sim, { name: 'two' })
    const names = (filters: Record<string, string[]>) => {
      const listed = listVolumes(sim.world, filters)
      return listed.ok ? listed.value.map(({ name }) => name) : listed.message
    }
    expect(names({ name: ['^t'] })).toEqual(['two'])
    expect(names({ label: ['a=1'] })).toEqual(['one'])
    expect(names({ driver: ['nfs'] })).toEqual([])
    expect(names({ dangling: ['false'] })).toEqual([])
    expect(names({ before: ['x'] })).toBe("invalid filter 'before'")
  })
})
