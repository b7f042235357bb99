import { expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const results = (...lines: string[]) =>
  play('containerd', lines).steps.map(({ stdout, exitCode }) => [stdout, exitCode])

it("gives an empty volume the owner of the image's directory", () => {
  const write = (flags: string) => `docker run --rm -u 999 ${flags} redis sh -c 'touch /data/x && ls /data'`
  expect(results('docker pull -q redis', write('-v data:/data'), write('-v other:/data:nocopy')).slice(1)).toEqual([
    ['x\n', 0],
    ['', 1],
  ])
})

it('keeps the owner and the mode that a volume itself was given', () => {
  const give = "docker run --rm -v data:/data alpine sh -c 'chown 1000:1000 /data; chmod 700 /data'"
  const write = (user: number) => `docker run --rm -u ${user} -v data:/data alpine touch /data/x`
  expect(results(give, write(1001), write(1000)).map(([, code]) => code)).toEqual([0, 1, 0])
})
