import { mint } from '@/app/mint'

/** What a browser remembers of an exercise beside its world. */
export type ExerciseNotes = {
  /** Id that its solution will carry, minted when the exercise was begun. */
  id: string
  hints: number
  saved: boolean
  /** When the worked solution was last looked at, in milliseconds since 1970. */
  seenAt: number | null
}

const day = 24 * 3600_000

/** The worked solution is fresh in mind. */
export const isHelped = ({ seenAt }: ExerciseNotes): boolean => seenAt !== null && Date.now() - seenAt < day

/** Notes of an exercise that begins, again or for the first time; a solution stays looked at. */
export const freshNotes = (seenAt: number | null = null): ExerciseNotes => ({
  id: mint(),
  hints: 0,
  saved: false,
  seenAt,
})

const keyOf = (exerciseId: string) => `deckhand-notes-${exerciseId}`

/** By hand, as in saved-world.ts. */
function areNotes(value: unknown): value is ExerciseNotes {
  const { id, hints, saved, seenAt } = (value ?? {}) as Record<string, unknown>
  const seen = seenAt === null || typeof seenAt === 'number'
  return typeof id === 'string' && Number.isInteger(hints) && typeof saved === 'boolean' && seen
}

export function readNotes(exerciseId: string): ExerciseNotes {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(exerciseId)) ?? 'null')
    return areNotes(found) ? found : freshNotes()
  } catch {
    return freshNotes()
  }
}

export function writeNotes(exerciseId: string, notes: ExerciseNotes): void {
  try {
    localStorage.setItem(keyOf(exerciseId), JSON.stringify(notes))
  } catch {
    // Storage is off or full: the exercise works without, and is forgotten with the page.
  }
}
