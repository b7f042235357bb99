import { expect, it } from 'vitest'
import { complete } from './complete'
import { file } from './files/node'
import { createWorld } from './run'
import type { World } from './world/world'

const fresh = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 'tab' })
const tree = { ...fresh.host.tree, '/root/Dockerfile': file(''), '/root/.dockerignore': file('') }
const volume = { name: 'data', driver: 'local', labels: {}, options: {}, createdAt: 0, anonymous: false, tree: {} }
const world: World = { ...fresh, host: { ...fresh.host, tree }, volumes: { data: volume } }

it.each([
  ['dock', ['docker']],
  ['docker vers', ['version']],
  ['docker netw', ['network']],
  ['docker network i', ['inspect']],
  ['docker -D netw', ['network']],
  ['docker info --f', ['--format']],
  ['docker --log', ['--log-level']],
  ['cat Dock', ['Dockerfile']],
  ['cat .d', ['.dockerignore']],
  ['ls /ro', ['/root/']],
  ['cat ~/Do', ['~/Dockerfile']],
  ['echo x && docker vers', ['version']],
  ['docker nosuch x', []],
])('offers for %j', (line, expected) => expect(complete(world, line)).toEqual(expected))

it('offers nothing inside a container', () => {
  const session = { container: 'x', pid: 1, kind: 'run', seen: 0, client: 'c' } as const
  expect(complete({ ...world, session }, 'dock')).toEqual([])
})
