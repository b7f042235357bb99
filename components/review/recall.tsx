import { useState } from 'react'
import { Glyph } from '@/components/ui/glyph'
import type { TypedCard } from '@/domain/bank/card-faces'
import { sameText } from '@/domain/quiz/same-text'

/** Typing what one recalls, and after turning the card whether it agrees. The grade is still one's own to give. */
export function Recall({ typed, turned, onEnter }: { typed: TypedCard; turned: boolean; onEnter: () => void }) {
  const [text, setText] = useState('')
  const kind = typed.answer === 'command' ? 'command' : 'term'
  if (!turned)
    return (
      <div className="grid gap-2">
        <label htmlFor="recall" className="text-sm text-quiet">
          Type the {typed.answer}, if you like.
        </label>
        <input
          id="recall"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            onEnter()
          }}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className={`min-h-12 w-full rounded-press border border-control bg-raised px-4 py-2 hover:border-ink ${kind === 'command' ? 'font-mono' : ''}`}
        />
      </div>
    )
  if (!text.trim()) return null
  const agrees = typed.accept.some((answer) => sameText(answer, text, kind))
  return (
    <p className="flex gap-2.5">
      <Glyph shape={agrees ? 'right' : 'wrong'} className="mt-1 size-5" />
      <span>
        You typed <code>{text}</code>: {agrees ? 'the same.' : 'not the same.'}
      </span>
    </p>
  )
}
