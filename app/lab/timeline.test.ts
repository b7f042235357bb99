import { describe, expect, it } from 'vitest'
import type { World } from '@/domain/docker/world/world'
import { appended, begin, cleared, linesOf, movedTo, ownLines, type Step, worldAt } from './timeline'

// Only which world it is matters here.
const world = (seed: string) => ({ seed }) as World
const step = (line: string): Step => ({
  line,
  shown: line,
  waits: '',
  prompt: '$',
  stdout: '',
  stderr: '',
  exitCode: 0,
  world: world(line),
  said: [],
})
const three = ['a', 'b', 'c'].reduce((timeline, line) => appended(timeline, step(line)), begin(world('start')))

describe('a timeline', () => {
  it('stands at its last step', () => {
    expect(worldAt(three).seed).toBe('c')
    expect(linesOf(three)).toEqual(['a', 'b', 'c'])
  })

  it('steps back to the start and no further, and forward again', () => {
    expect(worldAt(movedTo(three, 1)).seed).toBe('a')
    expect(worldAt(movedTo(three, -1)).seed).toBe('start')
    expect(movedTo(movedTo(three, 1), 9)).toEqual(three)
  })

  it('drops what was stepped back over when a new line is run', () => {
    const other = appended(movedTo(three, 1), step('d'))
    expect(linesOf(other)).toEqual(['a', 'd'])
    expect(other.steps).toHaveLength(2)
  })

  it('can take a reset back until the next command', () => {
    const empty = cleared(three)
    expect(worldAt(empty).seed).toBe('start')
    expect(empty.undo).toEqual(three)
    expect(cleared(empty).undo).toEqual(three)
    expect(appended(empty, step('x')).undo).toBeNull()
  })

  it('goes back to what was given, and not behind it', () => {
    const given = { ...three, given: 2 }
    expect(ownLines(given)).toEqual(['c'])
    expect(worldAt(movedTo(given, 0)).seed).toBe('b')
    expect(worldAt(cleared(given)).seed).toBe('b')
    expect(cleared(given).undo).toEqual(given)
    expect(cleared(cleared({ ...given, steps: given.steps.slice(0, 2), at: 2 })).undo).toBeNull()
    expect(linesOf(appended(movedTo(given, 0), step('d')))).toEqual(['a', 'b', 'd'])
  })
})
