import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Store } from '@/domain/docker/world/store'
import { packScript, shareLimit, unpackScript } from './share'

const stores: Store[] = ['containerd', 'overlay2']
const packed = (lines: string[], store: Store = 'containerd') => {
  const text = packScript({ store, lines })
  if (!text.ok) throw new Error(text.message)
  return text.value
}

describe('a shared world', () => {
  it('comes back as it was, whatever the lines hold', () => {
    const script = fc.record({
      store: fc.constantFrom(...stores),
      lines: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 30 }),
    })
    fc.assert(
      fc.property(script, (value) => {
        expect(unpackScript(packed(value.lines, value.store))).toEqual({ ok: true, value })
      }),
    )
  })

  it('needs no escaping in an address', () => {
    expect(packed(['docker run -d --name web nginx:1.29', "echo 'é?&#' > /tmp/a"])).toMatch(/^[A-Za-z0-9_-]+$/)
  })

  it('keeps commands of several lines together', () => {
    const lines = ['cat > Dockerfile <<EOF\nFROM alpine\nEOF', 'docker build -t app .']
    expect(unpackScript(packed(lines))).toEqual({ ok: true, value: { store: 'containerd', lines } })
  })

  it('is refused when a character is lost or changed', () => {
    const text = packed(['docker run hello-world', 'docker ps -a'])
    fc.assert(
      fc.property(fc.nat(text.length - 1), (at) => {
        expect(unpackScript(text.slice(0, at) + text.slice(at + 1)).ok).toBe(false)
      }),
    )
    expect(unpackScript(text.slice(0, 30))).toMatchObject({ code: 'broken' })
  })

  it('is never a throw, whatever text is given', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(unpackScript(text).ok).toBe(false)
      }),
    )
    expect(unpackScript('')).toMatchObject({ code: 'broken' })
    expect(unpackScript(`1c000000${'A'.repeat(30_000)}`)).toMatchObject({ code: 'too-long' })
    expect(unpackScript('2c000000AAAA')).toMatchObject({ code: 'newer' })
  })

  it('has a limit, and says so', () => {
    expect(packScript({ store: 'containerd', lines: Array(shareLimit.lines).fill('docker ps') }).ok).toBe(true)
    expect(packScript({ store: 'containerd', lines: Array(201).fill('docker ps') })).toMatchObject({
      code: 'too-long',
      message: expect.stringContaining('200 commands'),
    })
    expect(packScript({ store: 'containerd', lines: ['x'.repeat(17_000)] })).toMatchObject({ code: 'too-long' })
  })
})
