import { Glyph } from '@/components/ui/glyph'
import type { ShownChoice } from '@/domain/quiz/shown'
import { Html, plain } from './html'
import { LineNumber, Listing } from './line-list'
import { Belief, frame } from './revealed-choices'

/** The whole listing with its right lines and the ones given marked, then why of each of these. */
export function RevealedLines({ lines }: { lines: ShownChoice[] }) {
  const told = lines.map((line, place) => ({ ...line, place })).filter(({ right, chosen }) => right || chosen)
  const kindOf = ({ right, chosen }: ShownChoice) => (right ? 'right' : chosen ? 'wrong' : 'plain')
  return (
    <div className="grid gap-4">
      <Listing>
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a listing never changes, and its lines may be alike
          <li key={place}>
            <span
              className={`flex min-h-8 items-center gap-3 px-3 ${kindOf(line) === 'plain' ? '' : frame[kindOf(line)]}`}
            >
              <span className="w-5 shrink-0">
                {(line.right || line.chosen) && <Glyph shape={line.right ? 'right' : 'wrong'} className="size-5" />}
              </span>
              <LineNumber place={place} />
              <code className="whitespace-pre">{plain(line.text)}</code>
            </span>
          </li>
        ))}
      </Listing>
      <ul className="grid gap-2.5">
        {told.map((line) => (
          <li key={line.place} className={`border px-4 py-3 ${frame[kindOf(line)]}`}>
            <p className="font-semibold">
              Line {line.place + 1}
              <span className="font-normal text-quiet">
                : {line.right ? 'a right answer' : 'a wrong answer'}
                {line.chosen ? ', which you gave' : ''}
              </span>
            </p>
            <Html inline html={line.why} />
            {line.chosen && !line.right && <Belief belief={line.belief} />}
          </li>
        ))}
      </ul>
    </div>
  )
}
