import type { Ref } from 'react'
import { Diagram } from '@/components/diagram/diagram'
import { Html } from '@/components/quiz/html'
import { Sources } from '@/components/quiz/revealed'
import type { TypedCard as Typed } from '@/domain/bank/card-faces'
import type { Diagram as DiagramData } from '@/domain/bank/diagram'
import type { ShownSource } from '@/domain/quiz/shown'
import { Recall } from './recall'

/** One card: the question, and after turning it the answer and where it is written. The space for both is reserved. */
export function Flashcard({
  cardId,
  concept,
  front,
  back,
  diagram,
  typed,
  sources,
  turned,
  frontRef,
  backRef,
  onTurn,
}: {
  cardId: string
  concept: string
  front: string
  back: string
  diagram?: DiagramData
  typed?: Typed
  sources: ShownSource[]
  turned: boolean
  frontRef: Ref<HTMLDivElement>
  backRef: Ref<HTMLDivElement>
  onTurn: () => void
}) {
  return (
    <article
      aria-label="Card"
      className="deck grid min-h-80 content-start gap-5 border border-line bg-raised p-5 sm:p-8"
    >
      <p className="text-sm text-quiet">{concept}</p>
      <div ref={frontRef} tabIndex={-1}>
        <Html html={front} className="text-lg [&>p]:font-semibold" />
        {diagram && <Diagram id={cardId} diagram={diagram} />}
      </div>
      {typed && <Recall key={cardId} typed={typed} turned={turned} onEnter={onTurn} />}
      {turned && (
        <section
          ref={backRef}
          tabIndex={-1}
          aria-label="Answer"
          className="grid gap-4 border-t border-container-edge pt-5"
        >
          <Html html={back} className="text-lg" />
          <Sources sources={sources} />
        </section>
      )}
    </article>
  )
}
