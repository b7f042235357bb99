import { Glyph } from '@/components/ui/glyph'
import type { RevealedAnswer, ShownSource } from '@/domain/quiz/shown'
import { Html } from './html'
import { PlayedSteps } from './played-steps'

/** How an answer went, in one sentence. */
export function verdictOf(score: number): { kind: 'right' | 'wrong' | 'notice'; words: string } {
  if (score === 1) return { kind: 'right', words: 'Right.' }
  if (score > 0) return { kind: 'notice', words: `Partly right: ${Math.round(score * 100)} % of the marks.` }
  return { kind: 'wrong', words: 'Not right. Here is why.' }
}

const look = {
  right: 'border-right-edge bg-right-fill',
  wrong: 'border-wrong-edge bg-wrong-fill',
  plain: 'border-line bg-raised',
} as const

/** Every option with its reason, then the explanation and where it is written. */
export function Revealed({ answer }: { answer: RevealedAnswer }) {
  return (
    <div className="grid gap-5">
      {answer.accept.length > 0 && (
        <p className={`border px-4 py-3 ${look.right}`}>
          <span className="font-bold">Answer: </span>
          <code>{answer.accept[0]}</code>
          {answer.accept.length > 1 && (
            <span className="block text-sm text-quiet">
              Also:{' '}
              {answer.accept.slice(1).map((text, index) => (
                <span key={text}>
                  {index > 0 && ', '}
                  <code>{text}</code>
                </span>
              ))}
            </span>
          )}
        </p>
      )}
      {answer.typed !== undefined && answer.score < 1 && answer.choices.length === 0 && (
        <p className="text-quiet">
          You typed: <code>{answer.typed}</code>
        </p>
      )}
      {answer.choices.length > 0 && (
        <ol className="grid gap-2.5">
          {answer.choices.map((choice, index) => {
            const kind = choice.right === null ? 'plain' : choice.right ? 'right' : choice.chosen ? 'wrong' : 'plain'
            return (
              <li key={choice.text} className={`grid gap-1 border px-4 py-3 ${look[kind]}`}>
                <p className="flex gap-2.5 font-semibold">
                  {choice.right === null ? (
                    <span className="w-5 shrink-0 text-quiet tabular-nums">{index + 1}</span>
                  ) : (
                    <Glyph shape={choice.right ? 'right' : 'wrong'} className="mt-1 size-5" />
                  )}
                  <Html inline html={choice.text} className="min-w-0 break-words" />
                </p>
                <div className="pl-7.5">
                  {choice.right !== null && (
                    <p className="text-sm text-quiet">
                      {choice.right ? 'A right answer' : 'A wrong answer'}
                      {choice.chosen ? ', which you gave' : ''}
                    </p>
                  )}
                  {choice.placed !== undefined && choice.placed !== index + 1 && (
                    <p className="text-sm text-quiet">You put this at place {choice.placed}.</p>
                  )}
                  <Html inline html={choice.why} />
                  {choice.chosen && choice.belief && (
                    <p className="mt-1 text-sm">
                      <span className="font-semibold">The belief behind it: </span>
                      <Html inline html={choice.belief} />
                    </p>
                  )}
                </div>
              </li>
            )
          })}
        </ol>
      )}
      <section aria-label="Explanation" className="grid gap-3">
        <h3 className="text-lg font-bold">Why</h3>
        <Html html={answer.explain} />
        <Sources sources={answer.sources} />
      </section>
      {answer.played && <PlayedSteps played={answer.played} />}
    </div>
  )
}

/** Where it is written. */
export function Sources({ sources }: { sources: ShownSource[] }) {
  return (
    <ul className="grid gap-1 text-sm text-quiet" aria-label="Sources">
      {sources.map(({ title, url, section }) => (
        <li key={`${url} ${section}`}>
          <a href={url} rel="noreferrer" className="text-link inline-block py-1">
            {title}
          </a>
          {section && <span>, {section}</span>}
        </li>
      ))}
    </ul>
  )
}
