import { expect, test } from 'vitest'
import { formatPlatform, isPlatform, parsePlatform, suits } from './platform'

const spelled = (text: string) => {
  const parsed = parsePlatform(text)
  return parsed.ok ? formatPlatform(parsed.value) : parsed.message
}

test.each([
  ['linux', 'linux/amd64'],
  ['amd64', 'linux/amd64'],
  ['x86_64', 'linux/amd64'],
  ['aarch64', 'linux/arm64'],
  ['arm', 'linux/arm'],
  ['linux/arm', 'linux/arm'],
  ['linux/armhf', 'linux/arm'],
  ['linux/arm/v6', 'linux/arm/v6'],
  ['linux/arm64', 'linux/arm64'],
  ['linux/arm64/v8', 'linux/arm64/v8'],
  ['Linux/AMD64', 'linux/amd64'],
  ['windows', 'windows/amd64'],
  ['linux/nosuch', 'linux/nosuch'],
])('%s is %s', (text, platform) => {
  expect(spelled(text)).toBe(platform)
})

test('refuses in the words of the library', () => {
  expect(spelled('nosuch')).toBe('"nosuch": unknown operating system or architecture: invalid argument')
  expect(spelled('linux/*')).toBe('"linux/*": wildcards not yet supported: invalid argument')
  expect(spelled('a/b/c/d')).toBe('"a/b/c/d": cannot parse platform specifier: invalid argument')
  expect(spelled('linux/a b')).toBe(
    '"a b" is an invalid component of "linux/a b": platform specifier component must match "^[A-Za-z0-9_.-]+$": invalid argument',
  )
  expect(spelled('')).toMatch(/^"" is an invalid OS component of "": OSAndVersion specifier component must match "/)
})

test('what runs on a platform, the best first', () => {
  const amd64 = { os: 'linux', architecture: 'amd64' }
  expect(suits(amd64, amd64)).toBe(0)
  expect(suits(amd64, { os: 'linux', architecture: '386' })).toBeGreaterThan(0)
  expect(suits(amd64, { os: 'linux', architecture: 'arm64', variant: 'v8' })).toBe(-1)
  const arm64 = { os: 'linux', architecture: 'arm64' }
  expect(suits(arm64, { os: 'linux', architecture: 'arm64', variant: 'v8' })).toBe(0)
  expect(suits(arm64, { os: 'linux', architecture: 'arm', variant: 'v7' })).toBeGreaterThan(0)
  expect(suits({ os: 'linux', architecture: 'arm', variant: 'v6' }, { os: 'linux', architecture: 'arm' })).toBe(-1)
  expect(isPlatform(arm64, { os: 'linux', architecture: 'aarch64' })).toBe(true)
  expect(isPlatform(amd64, { os: 'linux', architecture: '386' })).toBe(false)
})
