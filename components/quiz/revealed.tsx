import type { RevealedAnswer, ShownSource } from '@/domain/quiz/shown'
import { Html } from './html'
import { PlayedSteps } from './played-steps'
import { frame, RevealedChoices } from './revealed-choices'
import { RevealedLines } from './revealed-lines'
import { RevealedRows } from './revealed-rows'
import { RevealedVerdict } from './revealed-verdict'

/** How an answer went, in one sentence. */
export function verdictOf(score: number): { kind: 'right' | 'wrong' | 'notice'; words: string } {
  if (score === 1) return { kind: 'right', words: 'Right.' }
  if (score > 0) return { kind: 'notice', words: `Partly right: ${Math.round(score * 100)}\u00a0% of the marks.` }
  return { kind: 'wrong', words: 'Not right. Here is why.' }
}

/** Every option with its reason, then the explanation and where it is written. */
export function Revealed({ answer }: { answer: RevealedAnswer }) {
  return (
    <div className="grid gap-5">
      {answer.accept.length > 0 && (
        <p className={`border px-4 py-3 ${frame.right}`}>
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
      {answer.verdict && <RevealedVerdict verdict={answer.verdict} />}
      <Choices answer={answer} />
      <section aria-label="Explanation" className="grid gap-3">
        <h3 className="text-lg font-bold">Why</h3>
        <Html html={answer.explain} />
        <Sources sources={answer.sources} />
      </section>
      {answer.played && <PlayedSteps played={answer.played} />}
    </div>
  )
}

function Choices({ answer: { type, choices } }: { answer: RevealedAnswer }) {
  if (choices.length === 0) return null
  if (type === 'matching' || type === 'categorise') return <RevealedRows rows={choices} />
  if (type === 'hot-spot') return <RevealedLines lines={choices} />
  return <RevealedChoices choices={choices} />
}

/** Where it is written. */
export function Sources({ sources }: { sources: ShownSource[] }) {
  return (
    <ul className="grid gap-1 text-sm text-quiet" aria-label="Sources">
      {sources.map(({ title, url, section }) => (
        <li key={`${url} ${section}`}>
          <a href={url} rel="noreferrer" className="text-link inline-block max-w-full py-1">
            {title}
          </a>
          {section && <span>, {section}</span>}
        </li>
      ))}
    </ul>
  )
}
