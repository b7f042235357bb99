import { useCallback, useEffect, useMemo, useState } from 'react'
import { Refused, send } from '@/app/send'
import { goalNews } from '@/components/lab/exercise-goals'
import type { SaveState } from '@/components/lab/exercise-saving'
import type { SolutionState } from '@/components/lab/exercise-solution'
import { reached } from '@/domain/docker/asked/goal'
import type { ShownExercise } from '@/domain/docker/asked/shown-exercise'
import type { SolutionInput } from '@/domain/docker/asked/solution'
import { type ExerciseNotes, freshNotes, isHelped, readNotes, writeNotes } from './exercise-notes'
import { ownLines } from './timeline'
import type { Lab } from './use-lab'

type Done = { lines: string[]; helped: boolean }

/**
 * An exercise at work on a lab: which parts of its goal are so, and, once all were, that this is kept.
 * @param ready its world is there
 * @param known somebody is signed in, to keep it for
 */
export function useExercise(exercise: ShownExercise, lab: Lab, ready: boolean, known: boolean) {
  const { timeline, busy, reset } = lab
  const [notes, setNotes] = useState(() => readNotes(exercise.id))
  useEffect(() => writeNotes(exercise.id, notes), [exercise.id, notes])
  const note = useCallback((part: Partial<ExerciseNotes>) => setNotes((old) => ({ ...old, ...part })), [])

  const goals = useMemo(() => reached(timeline.steps.slice(0, timeline.at), exercise.goal), [timeline, exercise])
  const settled = ready && busy === null
  const [told, setTold] = useState<{ goals: typeof goals; news: string } | null>(null)
  if (settled && told?.goals !== goals) setTold({ goals, news: (told && goalNews(told.goals, goals)) ?? '' })

  const [done, setDone] = useState<Done | null>(null)
  if (settled && !done && goals.every(({ met }) => met)) setDone({ lines: ownLines(timeline), helped: isHelped(notes) })

  const [save, post] = useSaved(exercise.id, notes, done, note)
  useEffect(() => {
    if (done && known && !notes.saved) void post(done)
  }, [done, known, notes.saved, post])

  const [solution, setSolution] = useState<SolutionState>({ is: 'closed' })
  const show = async () => {
    setSolution({ is: 'coming' })
    const lines = await fetchSolution(exercise.id)
    if (lines && !done) note({ seenAt: Date.now() })
    setSolution(lines ? { is: 'open', lines } : { is: 'failed' })
  }

  const restart = () => {
    reset()
    setDone(null)
    setNotes(freshNotes(notes.seenAt))
  }
  const saved: SaveState = notes.saved
    ? { is: 'saved', helped: done?.helped ?? false }
    : known
      ? save
      : { is: 'nobody' }
  return {
    goals,
    news: told?.news ?? '',
    hints: notes.hints,
    helped: isHelped(notes),
    done: done !== null,
    saved,
    solution,
    moreHints: () => note({ hints: notes.hints + 1 }),
    retry: () => done && void post(done),
    show,
    restart,
  }
}

/** Sends a solution, at most once under its id; the id makes a repeat count once. */
function useSaved(
  exerciseId: string,
  { id }: ExerciseNotes,
  done: Done | null,
  note: (part: Partial<ExerciseNotes>) => void,
): [SaveState, (done: Done) => Promise<void>] {
  const [state, setState] = useState<SaveState>({ is: 'saving' })
  const post = useCallback(
    async ({ lines, helped }: Done) => {
      setState({ is: 'saving' })
      try {
        await send('/api/solutions', { id, exerciseId, lines, helped } satisfies SolutionInput)
        note({ saved: true })
      } catch (error) {
        const message = error instanceof Refused ? error.message : 'The server cannot be reached.'
        setState({ is: 'failed', message })
      }
    },
    [id, exerciseId, note],
  )
  return [done ? state : { is: 'saving' }, post]
}

async function fetchSolution(id: string): Promise<string[] | null> {
  try {
    const response = await fetch(`/api/exercises/${id}/solution`)
    return response.ok ? (await response.json()).lines : null
  } catch {
    return null
  }
}
