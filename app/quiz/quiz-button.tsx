import { startQuiz } from '@/app/actions'
import { StartForm } from '@/app/start-form'
import { Button, type ButtonVariant } from '@/components/ui/button'
import type { QuizKind } from '@/domain/quiz/choose'
import { newId } from '@/server/clock'

/** Starts a quiz; the attempt's id is minted here, so a double press starts one. */
export function QuizButton({
  quiz,
  reference = '',
  variant,
  children,
}: {
  quiz: QuizKind
  reference?: string
  variant?: ButtonVariant
  children: string
}) {
  return (
    <StartForm action={startQuiz} fields={{ id: newId(), quiz, ref: reference }}>
      <Button type="submit" variant={variant}>
        {children}
      </Button>
    </StartForm>
  )
}
