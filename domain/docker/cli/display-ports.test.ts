import { expect, it } from 'vitest'
import type { PortSummary } from '@/domain/docker/engine/port-summaries'
import { displayPorts } from './display-ports'

const port = (privatePort: number, publicPort = 0, ip: string | null = null, protocol = 'tcp'): PortSummary => ({
  privatePort,
  protocol,
  ip,
  publicPort,
})

/** docker/cli cli/command/formatter/container_test.go, TestDisplayablePorts */
it.each<[PortSummary[], string]>([
  [[], ''],
  [[port(9988)], '9988/tcp'],
  [[port(9988, 0, null, 'udp')], '9988/udp'],
  [[port(9988, 0, '0.0.0.0')], '0.0.0.0:0->9988/tcp'],
  [[port(9988, 8899, '4.3.2.1')], '4.3.2.1:8899->9988/tcp'],
  [[port(9988, 9988, '4.3.2.1')], '4.3.2.1:9988->9988/tcp'],
  [[port(9988, 0, null, 'udp'), port(9988, 0, null, 'udp')], '9988/udp, 9988/udp'],
  [[port(9998, 9998, '1.2.3.4', 'udp'), port(9999, 9999, '1.2.3.4', 'udp')], '1.2.3.4:9998-9999->9998-9999/udp'],
  [
    [port(9998, 8887, '1.2.3.4', 'udp'), port(9999, 8888, '1.2.3.4', 'udp')],
    '1.2.3.4:8887->9998/udp, 1.2.3.4:8888->9999/udp',
  ],
  [[port(9998), port(9999)], '9998-9999/tcp'],
  [[port(80, 8080, '::'), port(80, 8080, '0.0.0.0')], '0.0.0.0:8080->80/tcp, [::]:8080->80/tcp'],
  [[port(443), port(80, 80, '0.0.0.0'), port(80, 80, '::')], '0.0.0.0:80->80/tcp, [::]:80->80/tcp, 443/tcp'],
  [[port(1), port(3), port(2), port(7)], '1-3/tcp, 7/tcp'],
])('%j', (ports, expected) => {
  expect(displayPorts(ports)).toBe(expected)
})
