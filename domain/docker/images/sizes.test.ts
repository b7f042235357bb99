import { expect, test } from 'vitest'
import { directory, file } from '@/domain/docker/files/node'
import { createWorld, run } from '@/domain/docker/run'
import { chainIds } from './chain'
import { snapshotUsage } from './sizes'

test('a snapshot takes whole blocks, and one for each directory', () => {
  expect(snapshotUsage({})).toBe(4096)
  expect(snapshotUsage({ '/a': file('') })).toBe(4096)
  expect(snapshotUsage({ '/a': file('hi') })).toBe(8192)
  expect(snapshotUsage({ '/app': directory() })).toBe(8192)
  expect(snapshotUsage({ '/app/src/a': file('hi'), '/app/src/b': file('x'.repeat(4097)) })).toBe(3 * 4096 + 4096 + 8192)
  expect(snapshotUsage({ '/app': directory(), '/app/a': file('hi'), '/gone': null })).toBe(3 * 4096)
})

test('a chain id names a layer with all below it', () => {
  const [first, second] = [`sha256:${'1'.repeat(64)}`, `sha256:${'2'.repeat(64)}`] as const
  const chain = chainIds([first, second])
  expect(chain[0]).toBe(first)
  expect(chain[1]).not.toBe(second)
  expect(chainIds([second, first])[1]).not.toBe(chain[1])
  expect(chainIds([])).toEqual([])
})

test('a step that changes nothing takes the root directory, though the samples have such a layer as well', () => {
  const world = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 'sizes' })
  const redis = run(world, 'docker pull -q redis').world
  const built = run(redis, "printf 'FROM alpine\\nRUN true\\n' | docker build -q -t app -").world
  expect(run(built, "docker history --format '{{.Size}}' app | head -1").stdout).toBe('4.1kB\n')
})
