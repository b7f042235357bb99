import { describe, expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const state = (...lines: string[]) =>
  Object.values(play('containerd', lines).steps.at(-1)?.world.containers ?? {})[0]?.state
const dying = (policy: string) => `docker run -d --name web --restart ${policy} alpine sh -c "sleep 1; exit 4"`

describe('a container with a restart policy', () => {
  it('is started again, each time later', () => {
    expect(state(dying('always'), 'sleep 1')).toMatchObject({
      status: 'restarting',
      exitCode: 4,
      restartCount: 1,
      pid: 0,
    })
    expect(state(dying('always'), 'sleep 1.5')).toMatchObject({ status: 'running', exitCode: 0, restartCount: 1 })
    expect(state(dying('always'), 'sleep 60')?.restartCount).toBe(9)
  })

  it('may be started again a few times only, and only after a failure', () => {
    expect(state(dying('on-failure:2'), 'sleep 60')).toMatchObject({ status: 'exited', exitCode: 4, restartCount: 2 })
    expect(state('docker run -d --restart on-failure alpine true', 'sleep 60')).toMatchObject({
      status: 'exited',
      restartCount: 0,
    })
  })

  it.each(['stop', 'kill', 'kill -s HUP'])('stays stopped after docker %s', (command) => {
    expect(state(dying('always'), `docker ${command} web`, 'sleep 60')).toMatchObject({ status: 'exited' })
  })

  it.each(['stop', 'stop -t 0', 'kill'])('stays stopped after docker %s between two tries', (command) => {
    expect(state(dying('always'), 'sleep 1', `docker ${command} web`)).toMatchObject({
      status: 'exited',
      restartCount: 1,
    })
    expect(state(dying('always'), 'sleep 1', `docker ${command} web`, 'sleep 60')).toMatchObject({ status: 'exited' })
  })

  it.each(['restart', 'restart -t 0'])(
    'runs at once, with a new count, after docker %s between two tries',
    (command) => {
      expect(state(dying('always'), 'sleep 1', `docker ${command} web`)).toMatchObject({
        status: 'running',
        restartCount: 0,
      })
    },
  )

  it('goes on after a signal that does not mean to stop it', () => {
    const run = dying('always').replace('--restart', '--stop-signal QUIT --restart')
    expect(state(run, 'docker kill -s HUP web', 'sleep 60')?.restartCount).toBeGreaterThan(1)
    expect(state(run.replace('always', 'unless-stopped'), 'docker kill -s HUP web', 'sleep 60')).toMatchObject({
      status: 'exited',
    })
  })

  it('is started by hand with a new count', () => {
    expect(state(dying('on-failure:2'), 'sleep 60', 'docker start web')).toMatchObject({
      status: 'running',
      restartCount: 0,
    })
  })

  it('is shown until it first ends', () => {
    const { steps } = play('containerd', ['docker run --name web --restart always alpine sh -c "echo hi; exit 4"'])
    expect(steps[0]).toMatchObject({ stdout: 'hi\n', exitCode: 4 })
  })

  it('can get another', () => {
    expect(state(dying('no'), 'docker update --restart always web', 'sleep 60')?.restartCount).toBeGreaterThan(1)
    expect(state(dying('always'), 'docker update --restart no web', 'sleep 60')).toMatchObject({ status: 'exited' })
  })
})
