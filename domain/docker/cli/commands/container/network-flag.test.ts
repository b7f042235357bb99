import { describe, expect, it } from 'vitest'
import { isMac, networkOf, parseNetwork } from './network-flag'

const nothing = { aliases: [], links: [], ip: '', ip6: '', mac: '', linkLocal: [] }
const join = (texts: string[], given = {}) => {
  const requests = texts.map(parseNetwork).flatMap((parsed) => (parsed.ok ? [parsed.value] : []))
  const network = networkOf(requests, { ...nothing, ...given })
  return network.ok ? network.value.target : network.message
}

describe('--network', () => {
  it('is a name, or a name with more', () => {
    expect([join([]), join(['host']), join(['name=net,alias=web'])]).toEqual(['default', 'host', 'net'])
  })

  it.each([
    ['alias=x', 'network name/id is not specified'],
    ['name=x,foo=y', 'invalid field key foo'],
    ['name=x,ip=y', 'ParseAddr("y"): unable to parse IP'],
  ])('%s is refused', (text, message) => {
    expect(parseNetwork(text)).toMatchObject({ ok: false, message })
  })

  it('cannot be everything at once', () => {
    const only = 'network-scoped aliases are only supported for user-defined networks'
    expect(join([], { aliases: ['web'] })).toBe(only)
    expect(join(['name=net,alias=a'], { aliases: ['b'] })).toContain('both --network-alias and per-network alias')
    expect(join(['net', 'net'])).toBe('network "net" is specified multiple times')
    expect(join(['net', 'host'])).toBe(
      'conflicting options: cannot attach both user-defined and non-user-defined network-modes',
    )
  })

  it('knows a MAC address', () => {
    expect(['92:d0:c6:0a:29:33', '92-d0-c6-0a-29-33', '92d0.c60a.2933', '92:d0', 'x'].map(isMac)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
