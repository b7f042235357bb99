import { Glyph } from '@/components/ui/glyph'
import type { ShownChoice } from '@/domain/quiz/shown'
import { Html } from './html'

export const frame = {
  right: 'border-right-edge bg-right-fill',
  wrong: 'border-wrong-edge bg-wrong-fill',
  plain: 'border-line bg-raised',
} as const

/** Every option or reason with why it is right or wrong; items of an ordering in the right order. */
export function RevealedChoices({ choices }: { choices: ShownChoice[] }) {
  return (
    <ol className="grid gap-2.5">
      {choices.map((choice, index) => {
        const kind = choice.right === null ? 'plain' : choice.right ? 'right' : choice.chosen ? 'wrong' : 'plain'
        return (
          <li key={choice.text} className={`grid gap-1 border px-4 py-3 ${frame[kind]}`}>
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
              {choice.chosen && <Belief belief={choice.belief} />}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** The belief that a wrong answer comes from, if it comes from one. */
export function Belief({ belief }: { belief?: string }) {
  if (!belief) return null
  return (
    <p className="mt-1 text-sm">
      <span className="font-semibold">The belief behind it: </span>
      <Html inline html={belief} />
    </p>
  )
}
