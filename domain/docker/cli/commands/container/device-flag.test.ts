import { expect, it } from 'vitest'
import { parseDevice } from './device-flag'

it.each([
  ['/dev/snd', '/dev/snd /dev/snd rwm'],
  ['/dev/snd:rw', '/dev/snd /dev/snd rw'],
  ['/dev/snd:/something', '/dev/snd /something rwm'],
  ['/dev/snd:/something:rw', '/dev/snd /something rw'],
])('%s', (text, wanted) => {
  const device = parseDevice(text)
  expect(device.ok && Object.values(device.value).join(' ')).toBe(wanted)
})

it.each([
  ['', 'bad format for path: '],
  ['./', './ is not an absolute path'],
  ['/tmp:', ' is not an absolute path'],
  [':/test', 'bad format for path: :/test'],
  ['/tmp:::', 'bad format for path: /tmp:::'],
  ['path:ro', 'ro is not an absolute path'],
  ['path:rr', 'rr is not an absolute path'],
  ['a:/b:rr', 'bad mode specified: rr'],
])('%s is refused', (text, message) => {
  expect(parseDevice(text)).toMatchObject({ ok: false, message })
})
