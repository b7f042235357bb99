import { type Draft, tick } from '@/domain/quiz/draft'
import type { PublicQuestion } from '@/domain/quiz/shown'
import { AssignRows } from './assign-rows'
import { ChoiceList } from './choice-list'
import { FillIn } from './fill-in'
import { LineList } from './line-list'
import { OrderingList } from './ordering-list'
import { VerdictChoice } from './verdict-choice'

/** The part of a question that is answered, whatever its type. */
export function QuestionForm({
  question,
  draft,
  disabled,
  shortcuts,
  onChange,
}: {
  question: PublicQuestion
  draft: Draft
  disabled: boolean
  shortcuts: boolean
  onChange: (draft: Draft) => void
}) {
  const { choices, targets, several } = question
  const onTick = (place: number) => onChange(tick(draft, place, several))
  if ('text' in draft)
    return (
      <FillIn
        wants={question.wants ?? 'term'}
        unit={question.unit}
        text={draft.text}
        disabled={disabled}
        onText={(text) => onChange({ text })}
      />
    )
  if ('order' in draft)
    return (
      <OrderingList
        choices={choices}
        order={draft.order}
        disabled={disabled}
        onOrder={(order) => onChange({ order })}
      />
    )
  if ('assigned' in draft)
    return (
      <AssignRows
        rows={choices}
        targets={targets}
        lettered={question.type === 'matching'}
        assigned={draft.assigned}
        disabled={disabled}
        onAssign={(assigned) => onChange({ assigned })}
      />
    )
  if ('verdict' in draft)
    return (
      <div className="grid gap-6">
        <VerdictChoice
          verdict={draft.verdict}
          disabled={disabled}
          onVerdict={(verdict) => onChange({ ...draft, verdict })}
        />
        <ChoiceList
          legend="Which of these is the reason?"
          several={false}
          ticked={draft.reason === null ? [] : [draft.reason]}
          {...{ choices, disabled, shortcuts, onTick }}
        />
      </div>
    )
  const { ticked } = draft
  if (question.type === 'hot-spot') return <LineList lines={choices} {...{ several, ticked, disabled, onTick }} />
  const legend = several ? 'Choose all that apply.' : 'Choose one.'
  return <ChoiceList {...{ legend, choices, several, ticked, disabled, shortcuts, onTick }} />
}
