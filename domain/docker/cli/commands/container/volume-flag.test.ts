import { expect, it } from 'vitest'
import { volumesOf } from './volume-flag'

const read = (...specs: string[]) => {
  const volumes = volumesOf(specs, '/root/app')
  return volumes.ok ? volumes.value : volumes.message
}

it('tells mounts with a source from anonymous volumes, each once', () => {
  expect(read('data:/data', '/cache', './src:/src:ro', 'data:/data', '/x')).toEqual({
    binds: ['data:/data', '/root/app/src:/src:ro'],
    targets: ['/cache', '/x'],
  })
})

it('takes one letter before a colon for a Windows drive, as Docker does', () => {
  expect(read('c:/data')).toEqual({ binds: [], targets: ['c:/data'] })
})

it.each([
  ['', 'invalid empty volume spec'],
  ['abc::x', 'invalid spec: abc::x: empty section between colons'],
  ['abc:/x:ro:z', 'invalid spec: abc:/x:ro:z: too many colons'],
])('%s is refused', (spec, message) => {
  expect(read(spec)).toBe(message)
})
