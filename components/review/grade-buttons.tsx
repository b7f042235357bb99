import { Button } from '@/components/ui/button'
import { KeyHint } from '@/components/ui/key-hint'
import type { Grade } from '@/domain/memory/grade'

export type GradeButton = { grade: Grade; name: string; key: string }

/** Two buttons ask the one thing that matters; four grade it. In both, keys count from the left. */
export function gradeButtons(count: 2 | 4): GradeButton[] {
  const names: [Grade, string][] =
    count === 2
      ? [
          [1, 'Forgot'],
          [3, 'Recalled'],
        ]
      : [
          [1, 'Again'],
          [2, 'Hard'],
          [3, 'Good'],
          [4, 'Easy'],
        ]
  return names.map(([grade, name], index) => ({ grade, name, key: String(index + 1) }))
}

/** How it went, and when the card would come back for each answer. */
export function GradeButtons({
  buttons,
  outcomes,
  shortcuts,
  onGrade,
}: {
  buttons: GradeButton[]
  outcomes: Record<Grade, { short: string; spoken: string }>
  shortcuts: boolean
  onGrade: (grade: Grade) => void
}) {
  return (
    <div className={`grid gap-3 ${buttons.length === 2 ? 'grid-cols-2' : 'grid-cols-2 sm:grid-cols-4'}`}>
      {buttons.map(({ grade, name, key }) => (
        <Button
          key={grade}
          className="min-h-14 flex-col gap-0.5 px-2"
          variant={grade === 3 ? 'primary' : 'secondary'}
          aria-keyshortcuts={shortcuts ? key : undefined}
          onClick={() => onGrade(grade)}
        >
          <span className="flex items-center gap-2">
            {name}
            {shortcuts && <KeyHint>{key}</KeyHint>}
          </span>
          <span className="text-sm font-normal" aria-hidden="true">
            {outcomes[grade].short}
          </span>
          <span className="sr-only">, comes back in {outcomes[grade].spoken}</span>
        </Button>
      ))}
    </div>
  )
}
