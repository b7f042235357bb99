import { describe, expect, it } from 'vitest'
import type { LogLine } from '@/domain/docker/world/container'
import { logMessages, readableLogs, selectMessages } from './logs'
import { sampleContainer } from './sample-container'

const line = (at: number, text: string, stream: LogLine['stream'] = 'stdout'): LogLine => ({ at, stream, text })
const logs = [line(1, 'a\n'), line(2, 'b\n', 'stderr'), line(3, 'c\n'), line(4, 'rest')]
const select = (how: { since?: number; until?: number; tail?: number }) =>
  selectMessages(logs, { since: null, until: null, tail: -1, ...how }).map(({ text }) => text.trim())

describe('a log', () => {
  it('has an unfinished line only when its process has ended', () => {
    expect(logMessages(sampleContainer({ logs }))).toHaveLength(3)
    expect(logMessages(sampleContainer({ logs, state: { status: 'exited' } }))).toHaveLength(4)
  })

  it('shows the last lines, and of these what lies in the time asked for', () => {
    expect(select({})).toEqual(['a', 'b', 'c', 'rest'])
    expect(select({ tail: 2 })).toEqual(['c', 'rest'])
    expect(select({ tail: 0 })).toEqual([])
    expect(select({ since: 3 })).toEqual(['c', 'rest'])
    expect(select({ until: 2 })).toEqual(['a', 'b'])
    expect(select({ tail: 2, until: 3 })).toEqual(['c'])
  })

  it('cannot be read of a dead container, or from the driver `none`', () => {
    expect(readableLogs(sampleContainer({ state: { status: 'dead' } }))).toMatchObject({
      message: 'can not get logs from container which is dead or marked for removal',
    })
    expect(readableLogs(sampleContainer({ host: { logDriver: 'none' } }))).toMatchObject({
      message: 'configured logging driver does not support reading',
    })
    expect(readableLogs(sampleContainer({ state: { status: 'exited' } }))).toMatchObject({ ok: true })
  })
})
