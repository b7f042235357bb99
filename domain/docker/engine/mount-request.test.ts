import { describe, expect, it } from 'vitest'
import { isMode, parseBind, wrongSpec } from './mount-request'

const bind = (raw: string) => {
  const parsed = parseBind(raw)
  return parsed.ok ? parsed.value : parsed.message
}

describe('-v', () => {
  it('is a path of the host, or a volume', () => {
    expect(bind('/a:/b')).toEqual({
      type: 'bind',
      source: '/a',
      target: '/b',
      readOnly: false,
      mode: '',
      propagation: 'rprivate',
      copy: false,
    })
    expect(bind('data:/b/')).toEqual({
      type: 'volume',
      source: 'data',
      target: '/b',
      readOnly: false,
      mode: 'z',
      copy: true,
    })
  })

  it('may be read-only, shared, or not copied into', () => {
    expect(bind('/a:/b:ro,rshared')).toMatchObject({ readOnly: true, mode: 'ro,rshared', propagation: 'rshared' })
    expect(bind('data:/b:nocopy')).toMatchObject({ mode: 'nocopy', copy: false })
  })

  it.each([
    ['a:b:c:d', "invalid volume specification: 'a:b:c:d'"],
    ['/foo:rw', "invalid volume specification: '/foo:rw'"],
    [':/b', "invalid volume specification: ':/b'"],
    ['/a:/b:foo', 'invalid mode: foo'],
    ['/a:/b:ro,rw', 'invalid mode: ro,rw'],
    [
      'data:/',
      `invalid volume specification: 'data:/': invalid mount config for type "volume": invalid specification: destination can't be '/'`,
    ],
    [
      '/a:b',
      `invalid volume specification: '/a:b': invalid mount config for type "bind": invalid mount path: 'b' mount path must be absolute`,
    ],
  ])('%s is refused', (raw, message) => {
    expect(bind(raw)).toBe(message)
  })

  it('knows its modes', () => {
    expect(['', 'ro', 'z,ro', 'ro,ro', 'x'].map(isMode)).toEqual([true, true, true, false, false])
  })
})

describe('--mount', () => {
  const spec = { type: 'volume', source: '', target: '/x', readOnly: false }
  it.each([
    [{ ...spec, target: '' }, 'volume', 'field Target must not be empty'],
    [{ ...spec, type: 'bind' }, 'bind', 'field Source must not be empty'],
    [{ ...spec, type: 'bind', source: 'a' }, 'bind', "invalid mount path: 'a' mount path must be absolute"],
    [{ ...spec, type: 'bind', source: '/a', propagation: 'x' }, 'bind', 'invalid propagation mode: x'],
    [{ ...spec, type: 'tmpfs', source: 'a' }, 'tmpfs', 'field Source must not be specified'],
    [{ ...spec, type: 'foo' }, 'foo', 'mount type unknown'],
    [{ ...spec, subpath: 'a' }, 'volume', 'must not set Subpath when using anonymous volumes'],
    [{ ...spec, source: 'v', subpath: '../a' }, 'volume', 'subpath must be a relative path within the volume'],
  ])('%o is refused', (wrong, type, why) => {
    expect(wrongSpec(wrong)?.message).toBe(`invalid mount config for type "${type}": ${why}`)
  })

  it('is fine otherwise', () => {
    expect([spec, { ...spec, source: 'v', subpath: 'a/b' }, { ...spec, type: 'tmpfs' }].map(wrongSpec)).toEqual([
      null,
      null,
      null,
    ])
  })
})
