import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import type { Filters } from './filters'
import { commandLine, type ListRequest, listContainers } from './list'
import { sampleContainer, worldWith } from './sample-container'

const id = (digit: string) => digit.repeat(64)
const volume = { type: 'volume' as const, target: '/data', source: 'vol', readOnly: false }
const world = worldWith(freshWorld('overlay2'), [
  sampleContainer({
    id: id('a'),
    name: 'one',
    created: 1,
    state: { status: 'exited', exitCode: 3, finishedAt: 2000 },
    config: { Labels: { tier: 'db' } },
    mounts: [volume],
  }),
  sampleContainer({
    id: id('b'),
    name: 'two',
    created: 2,
    config: { ExposedPorts: { '80/tcp': {}, '81/udp': {} } },
    ports: [{ containerPort: 80, protocol: 'tcp', hostIp: '0.0.0.0', hostPort: 8080 }],
  }),
  sampleContainer({ id: id('c'), name: 'three', created: 3, state: { status: 'created', startedAt: null } }),
  sampleContainer({
    id: id('d'),
    name: 'four',
    created: 4,
    host: { network: 'none' },
    state: { health: { status: 'healthy', failing: 0, nextAt: 0, log: [] } },
  }),
  sampleContainer({ id: id('e'), name: 'hidden', created: 5, store: 'containerd' }),
])

function names(filters: Filters = {}, more: Partial<ListRequest> = {}): string[] | string {
  const listed = listContainers(world, { all: true, limit: -1, size: false, filters, ...more })
  return listed.ok ? listed.value.map(({ container }) => container.name) : listed.message
}

describe('a list of containers', () => {
  it('begins with the newest, and has those of this store only', () => {
    expect(names()).toEqual(['four', 'three', 'two', 'one'])
  })

  it('has the running ones only, unless a limit or a status is asked for', () => {
    expect(names({}, { all: false })).toEqual(['four', 'two'])
    expect(names({}, { all: false, limit: 3 })).toEqual(['four', 'three', 'two'])
    expect(names({ status: ['exited'] }, { all: false })).toEqual(['one'])
  })

  it.each<[Filters, string[]]>([
    [{ name: ['^t'] }, ['three', 'two']],
    [{ name: ['/two'] }, ['two']],
    [{ id: ['aa'] }, ['one']],
    [{ id: ['aa'], name: ['two'] }, []],
    [{ label: ['tier=db'] }, ['one']],
    [{ label: ['tier=web'] }, []],
    [{ exited: ['3', '4'] }, ['one']],
    [{ exited: ['0'] }, []],
    [{ health: ['healthy'] }, ['four']],
    [{ health: ['none'] }, ['three', 'two', 'one']],
    [{ volume: ['vol'] }, ['one']],
    [{ volume: ['/data'] }, ['one']],
    [{ network: ['none'] }, ['four']],
    [{ network: ['bridge'] }, ['three', 'two', 'one']],
    [{ publish: ['8080'] }, ['two']],
    [{ publish: ['80'] }, []],
    [{ expose: ['80-90/tcp'] }, ['two']],
    [{ expose: ['81/udp'] }, ['two']],
    [{ before: ['three'] }, ['two', 'one']],
    [{ since: ['two'] }, ['four', 'three']],
    [{ since: [id('b')], before: ['four'] }, ['three']],
    [{ before: ['four'], name: ['one'] }, []],
    [{ 'is-task': ['true'] }, []],
    [{ 'is-task': ['false'] }, ['four', 'three', 'two', 'one']],
    [{ ancestor: ['nosuch'] }, []],
  ])('filters by %j', (filters, expected) => {
    expect(names(filters)).toEqual(expected)
  })

  it.each<[Filters, string]>([
    [{ foo: ['bar'] }, "invalid filter 'foo'"],
    [{ exited: ['x'] }, `invalid filter 'exited=x': strconv.Atoi: parsing "x": invalid syntax`],
    [
      { status: ['up'] },
      "invalid filter 'status=up': invalid value for state (up): must be one of created, running, paused, restarting, removing, exited, dead",
    ],
    [{ before: ['b'] }, 'No such container: b'],
    [{ publish: ['1:2'] }, "filter for 'publish' should not contain ':': 1:2"],
    [{ expose: ['x'] }, "error while looking up for expose x: invalid start port 'x': invalid syntax"],
    [{ expose: ['9-1'] }, 'error while looking up for expose 9-1: invalid port range: 9-1'],
  ])('refuses %j', (filters, message) => {
    expect(names(filters)).toBe(message)
  })

  it('shows the id of an image that has lost its name', () => {
    const listed = listContainers(world, { all: false, limit: -1, size: false, filters: {} })
    expect(listed).toMatchObject({ value: [{ image: `sha256:${'a'.repeat(64)}` }, { image: expect.any(String) }] })
  })
})

it('quotes arguments that have blanks in them', () => {
  expect(commandLine({ path: 'sh', args: ['-c', 'exit 3', ''] })).toBe("sh -c 'exit 3' ")
  expect(commandLine({ path: 'sleep', args: [] })).toBe('sleep')
})
