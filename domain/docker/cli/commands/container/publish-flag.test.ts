import { describe, expect, it } from 'vitest'
import { exposedPorts, publishedPorts } from './publish-flag'

const published = (...texts: string[]) => {
  const ports = publishedPorts(texts)
  if (!ports.ok) return ports.message
  return ports.value.map(
    ({ hostIp, hostPort, hostPortEnd, containerPort, protocol }) =>
      `${hostIp}|${hostPort ?? ''}${hostPortEnd ? `-${hostPortEnd}` : ''}|${containerPort}/${protocol}`,
  )
}

describe('-p', () => {
  it.each([
    ['80', ['||80/tcp']],
    ['8080:80', ['|8080|80/tcp']],
    ['8080:80/udp', ['|8080|80/udp']],
    ['8080:80/UDP', ['|8080|80/udp']],
    ['127.0.0.1:8080:80', ['127.0.0.1|8080|80/tcp']],
    ['127.0.0.1::80', ['127.0.0.1||80/tcp']],
    ['[::1]:8080:80', ['::1|8080|80/tcp']],
    ['8000-8001:80-81', ['|8000|80/tcp', '|8001|81/tcp']],
    ['8000-8009:80', ['|8000-8009|80/tcp']],
    ['published=8080,target=80,protocol=udp', ['|8080|80/udp']],
  ])('%s', (text, ports) => {
    expect(published(text)).toEqual(ports)
  })

  it.each([
    ['', 'no port specified: <empty>'],
    ['8080:', 'no port specified: 8080:<empty>'],
    ['x', 'invalid containerPort: x'],
    ['x:80', 'invalid hostPort: x'],
    ['70000:80', 'invalid hostPort: 70000'],
    ['80:80/foo', 'invalid proto: foo'],
    ['1.2.3:80:80', 'invalid IP address: 1.2.3'],
    ['8000-8001:80-90', 'invalid ranges specified for container and host Ports: 80-90 and 8000-8001'],
    ['a=1,b', "invalid publish opts format (should be name=value but got 'b')"],
  ])('%s is refused', (text, message) => {
    expect(published(text)).toBe(message)
  })
})

describe('--expose', () => {
  it('names one port or a range', () => {
    expect(exposedPorts(['80', '90-91/udp'])).toEqual({ ok: true, value: ['80/tcp', '90/udp', '91/udp'] })
  })

  it.each([
    ['', 'invalid port range: value is empty'],
    ['x', "invalid start port 'x': invalid syntax"],
    ['9-8', 'invalid port range: 9-8'],
    ['1234567890-8080/tcp', "invalid start port '1234567890': value out of range"],
    ['/tcp', "invalid start port '': value is empty"],
    ['8080-NaN/tcp', "invalid end port 'NaN': invalid syntax"],
  ])('%s is refused', (text, why) => {
    expect(exposedPorts([text])).toMatchObject({ message: `invalid range format for --expose: ${why}` })
  })
})
