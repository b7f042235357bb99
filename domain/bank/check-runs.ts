import { reached } from '@/domain/docker/asked/goal'
import { play } from '@/domain/docker/asked/play'
import type { Problem } from './problem'
import type { Placed } from './read-yaml'
import type { Run } from './run-shape'
import type { Question } from './shapes'

/** Plays every script that shows a question's claims, and says where the model of Docker says something else. */
export function checkRuns(questions: Placed<Question>[]): Problem[] {
  return questions.flatMap(({ file, line, value }) =>
    (value.run ?? []).flatMap(mistakesOf).map((message) => ({ file, line, field: 'run', message })),
  )
}

function mistakesOf({ store, script, says }: Run): string[] {
  const { steps } = play(store, script)
  const broken = steps.findIndex(({ stderr }) => stderr.includes('internal error'))
  if (broken >= 0) return [`the model fails at "${script[broken]}"`]
  return reached(steps, says)
    .filter(({ met }) => !met)
    .map(({ ask, said }) => `${JSON.stringify(ask)}: the model says ${JSON.stringify(said)}`)
}
