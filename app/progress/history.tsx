import { Link } from '@/components/ui/link'
import type { QuizKind } from '@/domain/quiz/choose'
import type { HistoryLine } from '@/server/progress'

/** What was done, the latest first. */
export function History({
  lines,
  timeZone,
  titleOf,
}: {
  lines: HistoryLine[]
  timeZone: string
  titleOf: (line: { quiz: QuizKind; ref: string }) => string
}) {
  if (lines.length === 0) return <p className="text-quiet">Nothing yet. Quizzes and reviews will be listed here.</p>
  const when = (at: number) =>
    new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  return (
    <ol className="border-t border-line">
      {lines.map((line) => (
        <li
          key={`${line.kind}-${line.at}`}
          className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          {line.kind === 'attempt' ? (
            <Link href={`/quiz/${line.id}`} className="text-link">
              {titleOf({ quiz: line.quiz, ref: line.ref })}
            </Link>
          ) : (
            <span>Card reviews</span>
          )}
          <span className="text-sm text-quiet tabular-nums">
            {line.kind === 'attempt'
              ? `${line.right} of ${line.total} right${line.finished ? '' : `, ${line.total - line.answered} still open`}`
              : `${line.recalled} of ${line.count} recalled`}
            {' · '}
            <time dateTime={new Date(line.at).toISOString()}>{when(line.at)}</time>
          </span>
        </li>
      ))}
    </ol>
  )
}
