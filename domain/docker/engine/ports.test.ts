import { describe, expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import type { Container, PortBinding } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { freeAddress, givePorts, wantedPorts } from './ports'

const want = (over: Partial<PortBinding>): PortBinding => ({
  containerPort: 80,
  protocol: 'tcp',
  hostIp: '',
  hostPort: null,
  ...over,
})
const holding = (...ports: PortBinding[]): World => {
  const container = { store: 'containerd', ports, address: '172.17.0.2' } as unknown as Container
  return { ...freshWorld('containerd'), containers: { a: container } }
}
const given = (world: World, ...wanted: PortBinding[]) => {
  const outcome = givePorts(world, wanted)
  return outcome.ok ? outcome.value.ports.map(({ hostIp, hostPort }) => `${hostIp} ${hostPort}`) : outcome.message
}

describe('ports of the host', () => {
  it('are given out on all addresses, of both families', () => {
    expect(given(holding(), want({ hostPort: 8080 }))).toEqual(['0.0.0.0 8080', ':: 8080'])
    expect(given(holding(), want({ hostPort: 8080, hostIp: '127.0.0.1' }))).toEqual(['127.0.0.1 8080'])
  })

  it('are of one container, address and protocol', () => {
    const world = holding(want({ hostPort: 8080, hostIp: '0.0.0.0' }))
    expect(given(world, want({ hostPort: 8080 }))).toBe('Bind for 0.0.0.0:8080 failed: port is already allocated')
    expect(given(world, want({ hostPort: 8080, hostIp: '127.0.0.1' }))).toContain('0.0.0.0:8080')
    expect(given(world, want({ hostPort: 8080, protocol: 'udp' }))).toHaveLength(2)
    const local = holding(want({ hostPort: 8080, hostIp: '127.0.0.1' }))
    expect(given(local, want({ hostPort: 8080, hostIp: '127.0.0.2' }))).toEqual(['127.0.0.2 8080'])
  })

  it('come from a range where one is given, or from 32768 up, each after the last', () => {
    const world = holding(want({ hostPort: 8000, hostIp: '0.0.0.0' }))
    expect(given(world, want({ hostPort: 8000, hostPortEnd: 8001 }))).toEqual(['0.0.0.0 8001', ':: 8001'])
    expect(given(world, want({ hostPort: 8000, hostPortEnd: 8001 }), want({ hostPort: 8000, hostPortEnd: 8001 }))).toBe(
      'all ports are allocated',
    )
    expect(given(world, want({}), want({}))).toEqual(['0.0.0.0 32768', ':: 32768', '0.0.0.0 32769', ':: 32769'])
    expect(given({ ...world, lastPort: 40_000 }, want({}))).toEqual(['0.0.0.0 40001', ':: 40001'])
  })

  it('are asked for by number, -P for those that are only exposed', () => {
    const container = {
      config: { ExposedPorts: { '443/tcp': {}, '80/tcp': {}, '53/udp': {} } },
      host: { ports: [want({ hostPort: 8080 })], publishAll: true },
    } as unknown as Container
    expect(wantedPorts(container).map(({ containerPort, hostPort }) => [containerPort, hostPort])).toEqual([
      [53, null],
      [80, 8080],
      [443, null],
    ])
  })

  it('and addresses of the bridge are given out from the lowest', () => {
    expect([freeAddress(freshWorld('containerd')), freeAddress(holding())]).toEqual(['172.17.0.2', '172.17.0.3'])
  })
})
