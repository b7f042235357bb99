import type { World } from '@/domain/docker/world/world'

/** One line that was run: what it printed, the world that it left, what changed in words. */
export type Step = {
  line: string
  /** The line as people see it: `^C` for the key. */
  shown: string
  prompt: string
  stdout: string
  stderr: string
  exitCode: number
  /** The prompt of a container's shell that waits for the next line. */
  waits: string
  world: World
  said: string[]
}

/**
 * A world and how it came to be. The first `at` steps count; those after it were stepped back over. The first
 * `given` of them were there before the learner came, and are never gone back over.
 */
export type Timeline = { start: World; steps: readonly Step[]; at: number; given: number; undo: Timeline | null }

export const begin = (start: World, given = 0): Timeline => ({ start, steps: [], at: 0, given, undo: null })

export const worldAt = ({ start, steps, at }: Timeline): World => steps[at - 1]?.world ?? start

/** The prompt that a container's shell shows, where one holds the terminal. */
export const waitingPrompt = ({ steps, at }: Timeline): string => steps[at - 1]?.waits ?? ''

/** One step more. Steps that were stepped back over are dropped. */
export const appended = (timeline: Timeline, step: Step): Timeline => ({
  ...timeline,
  steps: [...timeline.steps.slice(0, timeline.at), step],
  at: timeline.at + 1,
  undo: null,
})

export const movedTo = (timeline: Timeline, at: number): Timeline => ({
  ...timeline,
  at: Math.max(timeline.given, Math.min(timeline.steps.length, at)),
})

/** The world as it was given again; what was there can be taken back until the next command. */
export const cleared = (timeline: Timeline): Timeline => ({
  ...timeline,
  steps: timeline.steps.slice(0, timeline.given),
  at: timeline.given,
  undo: timeline.steps.length > timeline.given ? { ...timeline, undo: null } : timeline.undo,
})

/** The lines that made the world as it is now. */
export const linesOf = ({ steps, at }: Timeline): string[] => steps.slice(0, at).map(({ line }) => line)

/** Those of them that the learner typed. */
export const ownLines = (timeline: Timeline): string[] => linesOf(timeline).slice(timeline.given)
