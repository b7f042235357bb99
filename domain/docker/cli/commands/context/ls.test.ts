import { expect, it } from 'vitest'
import { createWorld, run } from '@/domain/docker/run'

const world = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 'context' })

it('lists the default context', () => {
  expect(run(world, 'docker context ls').stdout).toBe(
    `NAME        DESCRIPTION                               DOCKER ENDPOINT               ERROR
default *   Current DOCKER_HOST based configuration   unix:///var/run/docker.sock   
`,
  )
  expect(run(world, 'docker context list -q').stdout).toBe('default\n')
  expect(run(world, 'docker context show').stdout).toBe('default\n')
})
