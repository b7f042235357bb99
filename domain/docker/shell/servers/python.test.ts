import { expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const python = (code: string) =>
  play('containerd', [`docker run --rm python python -c '${code}'`]).steps.map(({ stdout, exitCode }) => [
    stdout,
    exitCode,
  ])[0]

it('runs statements that semicolons part', () => {
  expect(python('import sys; sys.exit(4)')).toEqual(['', 4])
  expect(python('x = 2; print(x); print("a;b")')).toEqual(['2\na;b\n', 0])
})
