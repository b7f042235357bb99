import { describe, expect, it } from 'vitest'
import { GRADE_NAMES, GRADES, gradeSchema, STATE_NAMES, stateSchema } from '@/domain/memory/grade'

describe('grade', () => {
  it('accepts the four grades and nothing else', () => {
    for (const grade of GRADES) expect(gradeSchema.parse(grade)).toBe(grade)
    for (const wrong of [0, 5, 1.5, '3', null]) expect(gradeSchema.safeParse(wrong).success).toBe(false)
  })

  it('names grades and states', () => {
    expect(Object.values(GRADE_NAMES)).toEqual(['again', 'hard', 'good', 'easy'])
    expect(Object.values(STATE_NAMES)).toEqual(['new', 'learning', 'review', 'relearning'])
    expect(stateSchema.safeParse(4).success).toBe(false)
  })
})
