import { everyVariant } from '@/domain/quiz/predict'
import type { Problem } from './problem'
import type { Placed } from './read-yaml'
import type { PredictQuestion, Question } from './shapes'

/** Longer than this nobody types a prediction. */
const longestTyped = 80

/** Runs every variant of every prediction on the model, and says what would make it unfair to ask. */
export function checkPredictions(questions: Placed<Question>[]): Problem[] {
  return questions.flatMap(({ file, line, value }) =>
    value.type === 'predict' ? mistakesOf(value).map(([field, message]) => ({ file, line, field, message })) : [],
  )
}

type Mistake = [field: string, message: string]

function mistakesOf(question: PredictQuestion): Mistake[] {
  const mistakes: Mistake[] = []
  const keys = new Set<string>()
  for (const asked of everyVariant(question)) {
    const broken = asked.played?.steps.findIndex(({ stderr }) => stderr.includes('internal error')) ?? -1
    if (broken >= 0) mistakes.push(['script', `the model fails at "${asked.played?.lines[broken]}"`])
    if (asked.type === 'fill-in') {
      const [answer = ''] = asked.accept
      if (!answer || answer.includes('\n') || answer.length > longestTyped)
        mistakes.push(['ask', `this cannot be typed: ${JSON.stringify(answer.slice(0, 200))}`])
      if (asked.wrong.some(({ match }) => match.includes(answer)))
        mistakes.push(['wrong', `the model says ${JSON.stringify(answer)}, which is listed as wrong`])
    }
    if (asked.type !== 'single' && asked.type !== 'multiple') continue
    const right = asked.options.flatMap((option, place) => (option.right ? [place] : []))
    const fair = asked.type === 'single' ? right.length === 1 : right.length > 0 && right.length < asked.options.length
    if (!fair)
      mistakes.push([
        'options',
        `${right.length} options are right when the script is ${JSON.stringify(asked.played?.lines)}; the model says ${JSON.stringify(asked.said)}`,
      ])
    keys.add(right.join())
  }
  if (keys.size > 1) mistakes.push(['options', 'other options are right in other variants, so the reasons cannot fit'])
  question.options?.forEach((option, place) => {
    const named = [option.misconception, option['no-misconception']].filter(Boolean).length
    const right = [...keys][0]?.split(',').includes(String(place))
    if (right && named) mistakes.push(['options', `"${option.text}" is right, and names a misconception`])
    if (!right && named !== 1)
      mistakes.push(['options', `"${option.text}" is wrong: it names its misconception, or says why it has none`])
  })
  return mistakes
}
