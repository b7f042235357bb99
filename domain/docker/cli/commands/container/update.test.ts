import { expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const last = (...lines: string[]) => {
  const { steps } = play('containerd', lines)
  const { stdout = '', stderr = '', exitCode = 0, world } = steps.at(-1) ?? {}
  return { said: { stdout, stderr, exitCode }, container: Object.values(world?.containers ?? {})[0] }
}
const web = 'docker create --name web -m 100m alpine'
const daemon = 'Error response from daemon:'

it('changes what is given, and nothing else', () => {
  const { said, container } = last(web, 'docker update --cpus 1.5 --restart on-failure:2 --pids-limit 9 web')
  expect(said).toEqual({ stdout: 'web\n', stderr: '', exitCode: 0 })
  expect(container?.host).toMatchObject({
    nanoCpus: 1.5e9,
    memory: 100 * 1024 * 1024,
    restart: { name: 'on-failure', maximumRetries: 2 },
    pidsLimit: 9,
  })
})

it.each([
  ['', 'you must provide one or more flags when using this command'],
  ['--restart :1', 'invalid restart policy format: no policy provided before colon'],
  ['-m 1m', `${daemon} Minimum memory limit allowed is 6MB`],
  [
    '--restart foo',
    `${daemon} invalid restart policy: unknown policy 'foo'; use one of 'no', 'always', 'on-failure', or 'unless-stopped'`,
  ],
])('update %s is refused', (flags, message) => {
  expect(last(web, `docker update ${flags} web`).said).toEqual({ stdout: '', stderr: `${message}\n`, exitCode: 1 })
})

it.each([
  [
    web,
    '-m 300m',
    'Memory limit should be smaller than already set memoryswap limit, update the memoryswap at the same time',
  ],
  [
    web.replace('-m 100m', '--cpus 1'),
    '--cpu-period 5000',
    'Conflicting options: CPU Period cannot be updated as NanoCPUs has already been set',
  ],
  [
    web.replace('-m 100m', '--cpu-quota 5000'),
    '--cpus 1',
    'Conflicting options: Nano CPUs cannot be updated as CPU Quota has already been set',
  ],
  [
    web.replace('-m 100m', '--rm'),
    '--restart always',
    'Restart policy cannot be updated because AutoRemove is enabled for the container',
  ],
])('%s, then update %s, is refused', (create, flags, message) => {
  const { said, container } = last(create, `docker update ${flags} web`)
  expect(said).toEqual({
    stdout: '',
    stderr: `${daemon} Cannot update container ${container?.id}: ${message}\n`,
    exitCode: 1,
  })
})
