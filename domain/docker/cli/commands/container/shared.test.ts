import { expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const said = (...lines: string[]) => play('containerd', lines).steps.at(-1)?.stderr.split('\n')[0]
const web = 'docker run -d --name web alpine sleep 1000'
const old = 'docker run --name web alpine true'
const daemon = 'docker: Error response from daemon:'

it.each([
  [old, '--network container:web', 'cannot join network namespace of a non running container: container web is exited'],
  [web, '--network container:nosuch', 'joining network namespace of container: No such container: nosuch'],
  [old, '--pid container:web', 'failed to join PID namespace: container ID is not running'],
  [web, '--pid container:nosuch', 'No such container: nosuch'],
  [
    web,
    '--ipc container:web',
    'failed to join IPC namespace: container ID: non-shareable IPC (hint: use IpcMode:shareable for the donor container)',
  ],
])('%s, then run %s', (first, flags, message) => {
  const shown = said(first, `docker run ${flags} alpine true`)?.replace(/[0-9a-f]{64}/, 'ID')
  expect(shown).toBe(`${daemon} ${message}`)
})

it.each(['--network container:web', '--pid container:web'])('run %s', (flags) => {
  expect(said(web, `docker run ${flags} alpine true`)).toBe('')
})

it('a linked container is known by its alias', () => {
  const { steps } = play('containerd', [web, 'docker run --link web:db alpine cat /etc/hosts'])
  expect(steps[1]?.stderr).toContain('WARNING: Links on the default bridge network are deprecated')
  expect(steps[1]?.stdout).toMatch(/^172\.17\.0\.2\tdb [0-9a-f]{12} web$/m)
})
