import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { familiar, fullName, parseAnyReference, parseDigest, parseReference, withDefaultTag } from './reference'

const sha = `sha256:${'0123456789abcdef'.repeat(4)}` as const
const complete = (text: string) => {
  const parsed = parseReference(text)
  return parsed.ok ? fullName(withDefaultTag(parsed.value)) : parsed.message
}

describe('parseReference', () => {
  it.each([
    ['ubuntu', 'docker.io/library/ubuntu:latest'],
    ['ubuntu:24.04', 'docker.io/library/ubuntu:24.04'],
    ['me/app', 'docker.io/me/app:latest'],
    ['docker.io/ubuntu', 'docker.io/library/ubuntu:latest'],
    ['index.docker.io/ubuntu', 'docker.io/library/ubuntu:latest'],
    ['localhost/app', 'localhost/app:latest'],
    ['localhost:5000/app', 'localhost:5000/app:latest'],
    ['example.com/app', 'example.com/app:latest'],
    ['Reg/app', 'Reg/app:latest'],
    ['[::1]:5000/app', '[::1]:5000/app:latest'],
    ['me/a__b--c.d', 'docker.io/me/a__b--c.d:latest'],
    ['a__b.c/d', 'a__b.c/d:latest'],
    [`app@${sha}`, `docker.io/library/app@${sha}`],
    [`app:1@${sha}`, `docker.io/library/app:1@${sha}`],
  ])('completes %s', (text, full) => expect(complete(text)).toBe(full))

  it.each([
    ['MyApp', 'invalid reference format: repository name (library/MyApp) must be lowercase'],
    ['me/MyApp:1', 'invalid reference format: repository name (me/MyApp) must be lowercase'],
    ['B!', 'invalid reference format: repository name (library/B!) must be lowercase'],
    ['my app', 'invalid reference format'],
    ['', 'invalid reference format'],
    ['app:', 'invalid reference format'],
    ['app:a:b', 'invalid reference format'],
    ['a..b', 'invalid reference format'],
    ['a___b', 'invalid reference format'],
    ['-app', 'invalid reference format'],
    ['/app', 'invalid reference format'],
    ['app@sha256:abc', 'invalid reference format'],
    [`app@sha256:${'a'.repeat(32)}`, 'invalid checksum digest length'],
    [`app@md5:${'a'.repeat(32)}`, 'unsupported digest algorithm'],
    [`app:${'x'.repeat(129)}`, 'invalid reference format'],
    ['a'.repeat(256), 'repository name must not be more than 255 characters'],
    ['f'.repeat(64), `invalid repository name (${'f'.repeat(64)}), cannot specify 64-byte hexadecimal strings`],
  ])('refuses %s', (text, message) => expect(complete(text)).toBe(message))

  it('takes what it makes', () => {
    const part = fc.stringMatching(/^[a-z0-9]+([._-][a-z0-9]+)?$/)
    fc.assert(
      fc.property(part, part, fc.stringMatching(/^[\w][\w.-]{0,20}$/), (first, second, tag) => {
        const full = complete(`${first}/${second}:${tag}`)
        expect(complete(full)).toBe(full)
        expect(complete(familiar(full))).toBe(full)
      }),
    )
  })
})

describe('parseAnyReference', () => {
  it('reads ids and digests as such', () => {
    expect(parseAnyReference(sha)).toEqual({ ok: true, value: { digest: sha } })
    expect(parseAnyReference(sha.slice(7))).toEqual({ ok: true, value: { digest: sha } })
    expect(parseAnyReference('app')).toMatchObject({ value: { path: 'library/app' } })
  })
})

describe('parseDigest', () => {
  it.each([
    ['sha256', 'invalid checksum digest format'],
    [`sha256:${'A'.repeat(64)}`, 'invalid checksum digest format'],
    ['sha256:abc', 'invalid checksum digest length'],
    ['sha1:abc', 'unsupported digest algorithm'],
  ])('refuses %s', (text, message) => expect(parseDigest(text)).toMatchObject({ message }))
})

describe('familiar', () => {
  it.each([
    ['docker.io/library/alpine:latest', 'alpine:latest'],
    ['docker.io/me/app:1', 'me/app:1'],
    ['docker.io/library/a/b:1', 'library/a/b:1'],
    ['localhost:5000/app:1', 'localhost:5000/app:1'],
    [`docker.io/library/alpine@${sha}`, `alpine@${sha}`],
  ])('shortens %s', (full, short) => expect(familiar(full)).toBe(short))
})
