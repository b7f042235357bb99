import { Glyph } from '@/components/ui/glyph'
import type { RevealedAnswer } from '@/domain/quiz/shown'
import { Html } from './html'
import { Belief, frame } from './revealed-choices'

/** Whether the statement is so, and why. */
export function RevealedVerdict({ verdict }: { verdict: NonNullable<RevealedAnswer['verdict']> }) {
  const agreed = verdict.right === verdict.given
  return (
    <div className={`grid gap-1 border px-4 py-3 ${frame[agreed ? 'right' : 'wrong']}`}>
      <p className="flex gap-2.5 font-semibold">
        <Glyph shape={agreed ? 'right' : 'wrong'} className="mt-1 size-5" />
        The statement is {verdict.right ? 'true' : 'false'}.
      </p>
      <div className="pl-7.5">
        <p className="text-sm text-quiet">
          {agreed ? 'You said so.' : `You said ${verdict.given ? 'true' : 'false'}.`}
        </p>
        <Html inline html={verdict.why} />
        {!agreed && <Belief belief={verdict.belief} />}
      </div>
    </div>
  )
}
