import type { Response } from '@/domain/quiz/response'
import type { PublicQuestion } from '@/domain/quiz/shown'
import { ChoiceList } from './choice-list'
import { FillIn } from './fill-in'
import { OrderingList } from './ordering-list'

/** A response that answers nothing yet; an ordering starts as it is shown. */
export function emptyResponse({ type, choices }: PublicQuestion): Response {
  if (type === 'fill-in') return { text: '' }
  return type === 'ordering' ? { order: choices.map((_, place) => place) } : { ticked: [] }
}

/** Whether there is something to check. */
export function isAnswered(response: Response): boolean {
  return 'text' in response ? response.text.trim() !== '' : 'order' in response || response.ticked.length > 0
}

/** The response after option `place` is chosen or let go. */
export function tick(response: Response, place: number, several: boolean): Response {
  if (!('ticked' in response)) return response
  if (!several) return { ticked: [place] }
  const { ticked } = response
  return { ticked: ticked.includes(place) ? ticked.filter((other) => other !== place) : [...ticked, place] }
}

/** The part of a question that is answered, whatever its type. */
export function QuestionForm({
  question,
  response,
  disabled,
  shortcuts,
  onChange,
}: {
  question: PublicQuestion
  response: Response
  disabled: boolean
  shortcuts: boolean
  onChange: (response: Response) => void
}) {
  if ('text' in response)
    return (
      <FillIn
        wants={question.wants ?? 'term'}
        text={response.text}
        disabled={disabled}
        onText={(text) => onChange({ text })}
      />
    )
  if ('order' in response)
    return (
      <OrderingList
        choices={question.choices}
        order={response.order}
        disabled={disabled}
        onOrder={(order) => onChange({ order })}
      />
    )
  const several = question.type === 'multiple'
  return (
    <ChoiceList
      choices={question.choices}
      several={several}
      ticked={response.ticked}
      disabled={disabled}
      shortcuts={shortcuts}
      onTick={(place) => onChange(tick(response, place, several))}
    />
  )
}
