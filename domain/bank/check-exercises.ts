import { reached } from '@/domain/docker/asked/goal'
import { play } from '@/domain/docker/asked/play'
import type { Exercise } from './exercise-shape'
import type { Problem } from './problem'
import type { Placed } from './read-yaml'

/** Plays every exercise on the model: its setup must run, its solution must reach the goal, and doing nothing must not. */
export function checkExercises(exercises: Placed<Exercise>[]): Problem[] {
  return exercises.flatMap(({ file, line, value }) =>
    mistakesOf(value).map((message) => ({ file, line, field: value.id, message })),
  )
}

function mistakesOf({ store, setup, solution, goal }: Exercise): string[] {
  const begun = play(store, setup, 'open')
  const solved = play(store, [...setup, ...solution], 'open')
  const broken = solved.steps.findIndex(({ stderr }) => stderr.includes('internal error'))
  const failed = begun.steps.findIndex(({ exitCode }) => exitCode !== 0)
  const missed = reached(solved.steps, goal).filter(({ met }) => !met)
  const free = begun.steps.length > 0 && reached(begun.steps, goal).every(({ met }) => met)
  return [
    ...(broken >= 0 ? [`the model fails at "${solved.lines[broken]}"`] : []),
    ...(failed >= 0 ? [`the setup fails at "${setup[failed]}": ${begun.steps[failed]?.stderr}`] : []),
    ...missed.map(({ say, said }) => `the solution does not reach "${say}": the model says ${JSON.stringify(said)}`),
    ...(free ? ['the goal is reached before anything is done'] : []),
  ]
}
