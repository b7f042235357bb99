import { Glyph } from '@/components/ui/glyph'
import type { ShownChoice } from '@/domain/quiz/shown'
import { Html } from './html'
import { Belief, frame } from './revealed-choices'

/** Every row with where it belongs; where it was put, if that was elsewhere; then what belongs to none of them. */
export function RevealedRows({ rows }: { rows: ShownChoice[] }) {
  return (
    <ol className="grid gap-2.5">
      {rows.map(({ text, right, belongs, put, mistake, why, belief }) => (
        <li
          key={text}
          className={`grid gap-1 border px-4 py-3 ${frame[right === null ? 'plain' : right ? 'right' : 'wrong']}`}
        >
          <p className="flex gap-2.5 font-semibold">
            {right !== null && <Glyph shape={right ? 'right' : 'wrong'} className="mt-1 size-5" />}
            <span className="min-w-0 break-words">
              <Html inline html={text} />
              <span className="font-normal text-quiet" aria-hidden="true">
                {' → '}
              </span>
              {belongs ? (
                <>
                  <span className="sr-only">goes with </span>
                  <Html inline html={belongs} />
                </>
              ) : (
                <span className="font-normal text-quiet">goes with nothing here</span>
              )}
            </span>
          </p>
          <div className={right === null ? '' : 'pl-7.5'}>
            <p className="text-sm text-quiet">
              {right === null ? '' : right ? 'You put it there.' : 'You put it elsewhere.'}
            </p>
            <Html inline html={why} />
            {put && (
              <p className="mt-1">
                <span className="font-semibold">
                  You gave “<Html inline html={put} />
                  ”.{' '}
                </span>
                {mistake && <Html inline html={mistake} />}
              </p>
            )}
            <Belief belief={belief} />
          </div>
        </li>
      ))}
    </ol>
  )
}
