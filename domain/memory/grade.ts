import { z } from 'zod'

/** How a recall went: 1 again (forgotten), 2 hard, 3 good, 4 easy. Hard is a pass. */
export type Grade = 1 | 2 | 3 | 4

export const GRADES = [1, 2, 3, 4] as const satisfies readonly Grade[]

export const GRADE_NAMES = { 1: 'again', 2: 'hard', 3: 'good', 4: 'easy' } as const satisfies Record<Grade, string>

export const gradeSchema = z.literal(GRADES)

/** Where a card is: 0 new, 1 learning, 2 review, 3 relearning. */
export type State = 0 | 1 | 2 | 3

export const STATES = [0, 1, 2, 3] as const satisfies readonly State[]

export const STATE_NAMES = {
  0: 'new',
  1: 'learning',
  2: 'review',
  3: 'relearning',
} as const satisfies Record<State, string>

export const stateSchema = z.literal(STATES)
