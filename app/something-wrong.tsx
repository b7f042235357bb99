'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { mint } from './mint'
import { send } from './send'

type Phase = 'writing' | 'sending' | 'sent' | 'failed'

/** Lets a learner say what is wrong with an item; what they wrote stays until it is kept. */
export function SomethingWrong({
  kind,
  itemId,
  version = '',
}: {
  kind: 'question' | 'card' | 'concept'
  itemId: string
  version?: string
}) {
  const [id] = useState(mint)
  const [text, setText] = useState('')
  const [phase, setPhase] = useState<Phase>('writing')

  async function report() {
    if (text.trim().length < 3 || phase === 'sending') return
    setPhase('sending')
    try {
      await send('/api/reports', { id, kind, itemId, version, text })
      setPhase('sent')
    } catch {
      setPhase('failed')
    }
  }

  const field = `wrong-${kind}-${itemId}`
  return (
    <details className="text-sm">
      <summary className="text-link inline-flex min-h-11 cursor-pointer items-center">Something wrong?</summary>
      {phase === 'sent' ? (
        <p role="status">Thank you. Whoever looks after these questions can read it now.</p>
      ) : (
        <div className="grid max-w-xl gap-3 py-2">
          <label htmlFor={field}>What is wrong with this {kind}?</label>
          <textarea
            id={field}
            value={text}
            onChange={(event) => setText(event.target.value)}
            maxLength={2000}
            rows={3}
            className="rounded-press border border-control bg-raised px-4 py-2 hover:border-ink"
          />
          <div className="flex items-center gap-4">
            <Button disabled={phase === 'sending'} onClick={() => void report()}>
              {phase === 'sending' ? 'Sending' : 'Send'}
            </Button>
            <p role="status">{phase === 'failed' && 'Not sent: the server cannot be reached. Send it again.'}</p>
          </div>
        </div>
      )}
    </details>
  )
}
