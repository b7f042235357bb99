import { expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const health = (...lines: string[]) =>
  Object.values(play('containerd', lines).steps.at(-1)?.world.containers ?? {})[0]?.state.health
const run = (flags: string) => `docker run -d --name web ${flags} alpine sleep 1000`
const probe = "--health-cmd 'test -f /ok' --health-interval 5s --health-retries 2"

it('is unknown until the first check, and fails after so many failures', () => {
  expect(health(run(probe), 'sleep 4')).toMatchObject({ status: 'starting', failing: 0, log: [] })
  expect(health(run(probe), 'sleep 5')).toMatchObject({
    status: 'starting',
    failing: 1,
    log: [{ exitCode: 1, output: '' }],
  })
  expect(health(run(probe), 'sleep 10')).toMatchObject({ status: 'unhealthy', failing: 2 })
})

it('comes back with one success', () => {
  expect(health(run(probe), 'sleep 11', 'docker exec web touch /ok', 'sleep 5')).toMatchObject({
    status: 'healthy',
    failing: 0,
  })
})

it('does not count failures while the container may still be starting, and checks more often then', () => {
  const starting = run(`${probe} --health-start-period 20s --health-start-interval 1s`)
  const early = health(starting, 'sleep 4')
  expect([early?.status, early?.failing, early?.log.length]).toEqual(['starting', 0, 4])
  expect(health(starting, 'sleep 40')?.status).toBe('unhealthy')
})

it('keeps the last five results, with what they said', () => {
  const results = health(run("--health-cmd 'echo no; exit 3' --health-interval 1s"), 'sleep 9')?.log
  expect(results).toHaveLength(5)
  expect(results?.[0]).toMatchObject({ exitCode: 3, output: 'no\n' })
})

it('ends a check that takes too long', () => {
  expect(health(run("--health-cmd 'sleep 60' --health-interval 5s --health-timeout 2s"), 'sleep 8')?.log).toMatchObject(
    [{ exitCode: -1, output: 'Health check exceeded timeout (2s)' }],
  )
})

it('is not asked for without a check, or where it is switched off', () => {
  expect(health(run('--no-healthcheck'), 'sleep 60')).toBeNull()
  expect(health(run(''), 'sleep 60')).toBeNull()
})

it('is lost when nobody checks any more: the container was stopped, or stands still', () => {
  const healthy = [run('--health-cmd true --health-interval 1s'), 'sleep 2']
  expect(health(...healthy)?.status).toBe('healthy')
  expect(health(...healthy, 'docker stop -t 0 web')?.status).toBe('unhealthy')
  expect(health(...healthy, 'docker pause web')?.status).toBe('unhealthy')
  expect(health(...healthy, 'docker pause web', 'docker unpause web', 'sleep 2')?.status).toBe('healthy')
  expect(health(...healthy, 'docker restart -t 0 web')?.status).toBe('starting')
})
