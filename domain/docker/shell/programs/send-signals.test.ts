import { expect, it } from 'vitest'
import { terminal } from '@/domain/docker/transcripts/terminal'

it('nobody kills pid 1 from inside its container, and docker kill does', () => {
  const { given, out } = terminal('containerd')
  const status = () => out("docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' one")
  given('docker run -d --name one alpine sleep 1000')
  given('docker exec one kill -9 1', 'docker exec one kill 1', "docker exec one sh -c 'kill -s STOP 1'")
  expect(status()).toBe('running 0')
  given('docker exec -d one sleep 500', 'docker exec one pkill -9 sleep')
  expect(status()).toBe('running 0')
  given('docker kill one')
  expect(status()).toBe('exited 137')
})

it('docker-init passes on what it has no use for itself', () => {
  const { given, out } = terminal('containerd')
  given('docker run -d --init --name one alpine sleep 1000', 'docker kill -s ABRT one', 'docker kill -s SEGV one')
  expect(out('docker ps --format {{.Names}}')).toBe('one')
  given('docker kill -s USR1 one')
  expect(out("docker inspect -f '{{.State.ExitCode}}' one")).toBe('138')
})
