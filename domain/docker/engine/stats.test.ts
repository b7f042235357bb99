import { describe, expect, it } from 'vitest'
import { file } from '@/domain/docker/files/node'
import { emptyMachine, type Process } from '@/domain/docker/world/process'
import { sampleContainer } from './sample-container'
import { usageOf } from './stats'

const process = (part: Partial<Process>): Process => ({
  pid: 1,
  parent: 0,
  argv: ['nginx'],
  program: '/usr/sbin/nginx',
  user: 'root',
  uid: 0,
  gid: 0,
  cwd: '/',
  env: {},
  tty: false,
  startedAt: 0,
  fds: {},
  waiting: { for: 'ever' },
  pending: [],
  umask: 0o022,
  state: null,
  ...part,
})
const machine = (part: Partial<Process>) => ({ ...emptyMachine, processes: { 1: process(part) } })

describe('what a container uses', () => {
  it('is nothing when it does not run', () => {
    expect(usageOf(sampleContainer({ state: { status: 'exited' } }), 0)).toMatchObject({
      memory: 0,
      limit: 0,
      processes: 0,
    })
  })

  it('stays within its limits', () => {
    const container = sampleContainer({ machine: machine({ waiting: null }), host: { memory: 1024, nanoCpus: 5e8 } })
    expect(usageOf(container, 1000)).toMatchObject({ cpu: 50, memory: 1024, limit: 1024, processes: 1 })
  })

  it('is the same for the same state, and no processor time for one that waits', () => {
    const container = sampleContainer({ machine: machine({}), changes: { '/a': file('x') } })
    expect(usageOf(container, 1000)).toEqual(usageOf(container, 1000))
    expect(usageOf(container, 1000)).toMatchObject({ cpu: 0, written: 4096 })
    expect(usageOf(sampleContainer({ host: { network: 'none' } }), 1000)).toMatchObject({ received: 0, sent: 0 })
  })
})
