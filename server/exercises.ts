import 'server-only'
import type { ExerciseTheme, ShownExercise } from '@/domain/docker/asked/shown-exercise'
import { grouped } from '@/domain/grouped'
import { type BankInMemory, bankOfPage, currentBank } from './bank'
import { html, inlineHtml } from './markdown'
import { currentLearner } from './session'
import { solvedBy } from './solutions'

/** What the learner of this page has solved; nothing for a visitor. */
async function solvedHere(): Promise<ReadonlySet<string>> {
  const learner = await currentLearner()
  return learner ? solvedBy(learner.id) : new Set()
}

/** An exercise for the page of whoever asks, without its worked solution; null when there is none of this id. */
export async function shownExercise(id: string): Promise<ShownExercise | null> {
  const bank = await bankOfPage()
  const all = [...bank.exercises.values()]
  const place = all.findIndex((one) => one.id === id)
  const exercise = all[place]
  if (!exercise) return null
  const next = all[place + 1]
  return {
    id,
    theme: exercise.theme,
    title: exercise.title,
    number: place + 1,
    total: all.length,
    task: html(exercise.task),
    store: exercise.store,
    setup: exercise.setup,
    goal: exercise.goal,
    hints: exercise.hints.map(inlineHtml),
    explain: html(exercise.explain),
    trains: conceptsOf(bank, exercise.trains),
    next: next ? { id: next.id, title: next.title } : null,
    solved: (await solvedHere()).has(id),
  }
}

const conceptsOf = ({ concepts }: BankInMemory, ids: string[]) =>
  ids.flatMap((id) => {
    const concept = concepts.get(id)
    return concept ? { id, title: concept.title } : []
  })

/** All exercises by theme, those marked that the learner of this page has solved. */
export async function exerciseThemes(): Promise<ExerciseTheme[]> {
  const [bank, solved] = await Promise.all([bankOfPage(), solvedHere()])
  const listed = [...bank.exercises.values()].map(({ id, title, theme }, place) => ({
    theme,
    exercise: { id, title, number: place + 1, solved: solved.has(id) },
  }))
  return [...grouped(listed, ({ theme }) => theme)].map(([theme, members]) => ({
    theme,
    exercises: members.map(({ exercise }) => exercise),
  }))
}

/** The lines of an exercise's worked solution; null when there is no such exercise. */
export const workedSolution = async (id: string): Promise<string[] | null> =>
  (await currentBank()).exercises.get(id)?.solution ?? null
