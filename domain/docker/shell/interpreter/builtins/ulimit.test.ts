import { expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const shown = (flags: string, command: string) =>
  play('containerd', [`docker run --rm ${flags} alpine sh -c '${command}'`]).steps[0]?.stdout

it('shows what docker run --ulimit asked for', () => {
  expect(shown('', 'ulimit -n')).toBe('1048576\n')
  expect(shown('--ulimit nofile=100:200', 'ulimit -n; ulimit -Hn; ulimit -u')).toBe('100\n200\nunlimited\n')
  expect(shown('--ulimit core=-1 --ulimit memlock=2048', 'ulimit -c; ulimit -l')).toBe('unlimited\n2\n')
})
