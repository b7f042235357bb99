import { expect, it } from 'vitest'
import { createWorld, run } from '@/domain/docker/run'

const begin = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 'registry' })

/** What the last line prints, after those before it. */
const printed = (...lines: string[]): string =>
  lines.reduce(({ world }, line) => run(world, line), { world: begin, stdout: '' }).stdout

const started = 'docker run -d -p 5055:5000 --name mine registry:2'
const pushed = [
  started,
  'docker pull alpine',
  'docker tag alpine localhost:5055/a/b:1',
  'docker push localhost:5055/a/b:1',
]

it('tells what was pushed to a registry of one’s own, under the port that it is published at', () => {
  expect(printed(started, 'curl -s localhost:5055/v2/')).toBe('{}')
  expect(printed(started, 'curl -s localhost:5055/v2/_catalog')).toBe('{"repositories":[]}\n')
  expect(printed(...pushed, 'curl -s localhost:5055/v2/_catalog')).toBe('{"repositories":["a/b"]}\n')
  expect(printed(...pushed, 'curl -s localhost:5055/v2/a/b/tags/list')).toBe('{"name":"a/b","tags":["1"]}\n')
})

it('says what it does not know', () => {
  expect(printed(started, 'curl -s localhost:5055/v2/x/tags/list')).toBe(
    '{"errors":[{"code":"NAME_UNKNOWN","message":"repository name not known to registry","detail":{"name":"x"}}]}\n',
  )
  expect(printed(started, 'curl -s localhost:5055/')).toBe('404 page not found\n')
})

it('runs until it is stopped, and ends well then', () => {
  expect(printed(started, 'docker stop mine', "docker inspect -f '{{.State.ExitCode}}' mine")).toBe('0\n')
})
