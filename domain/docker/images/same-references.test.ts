import { expect, test } from 'vitest'
import type { Digest } from '@/domain/docker/digest'
import { danglingName } from './containerd-names'
import { parseReference } from './reference'
import { sameReferences } from './same-references'

const target: Digest = `sha256:${'a'.repeat(64)}`
const named = (names: string[]) => names.map((name) => ({ name, target, createdAt: 0, updatedAt: 0 }))
const all = (names: string[]) => named(names.map((name) => (name ? `docker.io/library/${name}` : danglingName(target))))

function same(text: string | null, names: string[]): string[] {
  const parsed = text === null ? null : parseReference(text)
  const found = sameReferences(parsed?.ok ? parsed.value : null, all(names))
  return found.map(({ name }) => name.replace('docker.io/library/', '').replace(target, '…'))
}
const digest = `app@${target}`

test('a tag goes with the digest of its repository, unless there is another tag', () => {
  expect(same('app:1', ['app:1', digest])).toEqual(['app:1', 'app@…'])
  expect(same('app:1', ['app:1', 'app:2', digest])).toEqual(['app:1'])
  expect(same('app:2', ['app:1', 'app:2', digest])).toEqual(['app:2'])
})

test('a digest goes with every tag of its repository', () => {
  expect(same(digest, ['app:1', 'app:2', 'other:1'])).toEqual(['app:1', 'app:2'])
})

test('other repositories stay apart, the dangling name goes along', () => {
  expect(same('app:1', ['app:1', 'other:1', ''])).toEqual(['app:1', 'moby-dangling@…'])
  expect(same('none:1', ['app:1'])).toEqual([])
})

test('without a name the first one decides', () => {
  expect(same(null, ['app:1', 'other:1'])).toEqual(['app:1'])
  expect(same(null, [''])).toEqual(['moby-dangling@…'])
  expect(same(null, [digest, 'app:1'])).toEqual(['app@…', 'app:1'])
})
