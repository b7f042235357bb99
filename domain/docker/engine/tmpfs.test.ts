import { expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'
import { directory } from '@/domain/docker/files/node'
import type { Mount } from '@/domain/docker/world/container'
import { tmpfsSize, tmpfsTop } from './tmpfs'

const tmpfs = (over: Partial<Mount> = {}): Mount => ({
  type: 'tmpfs',
  target: '/t',
  source: '',
  readOnly: false,
  ...over,
})

it('is open to everyone, unless options or the directory that it covers say otherwise', () => {
  expect(tmpfsTop(tmpfs(), null, 5)).toEqual(directory({ mode: 0o1777, mtime: 5 }))
  expect(tmpfsTop(tmpfs(), directory({ mode: 0o750, uid: 7 }), 5)).toMatchObject({ mode: 0o750, uid: 0 })
  expect(tmpfsTop(tmpfs({ tmpfsOptions: 'mode=700,uid=1000,gid=50' }), directory(), 5)).toMatchObject({
    mode: 0o700,
    uid: 1000,
    gid: 50,
  })
})

it('has the size of its options', () => {
  expect(tmpfsSize(tmpfs())).toBeNull()
  expect(tmpfsSize(tmpfs({ tmpfsOptions: 'size=64k' }))).toBe(65_536)
  expect(tmpfsSize(tmpfs({ options: 'mode=700,size=1048576' }))).toBe(1_048_576)
})

it('can be used by a user who is not root', () => {
  const line = (flags: string, command: string) => `docker run --rm -u 1000 ${flags} alpine ${command}`
  const { steps } = play('containerd', [
    line('--tmpfs /t', 'touch /t/x'),
    line('--tmpfs /t:mode=755', 'touch /t/x'),
    line('--mount type=tmpfs,dst=/t,tmpfs-mode=700', 'touch /t/x'),
    line('--tmpfs /opt', 'touch /opt/x'),
  ])
  expect(steps.map(({ exitCode }) => exitCode)).toEqual([0, 1, 1, 1])
})
