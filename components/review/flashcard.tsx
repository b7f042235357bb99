import type { Ref } from 'react'
import { Html } from '@/components/quiz/html'
import { Sources } from '@/components/quiz/revealed'
import type { ShownSource } from '@/domain/quiz/shown'

/** One card: the question, and after turning it the answer and where it is written. The space for both is reserved. */
export function Flashcard({
  concept,
  front,
  back,
  sources,
  turned,
  frontRef,
  backRef,
}: {
  concept: string
  front: string
  back: string
  sources: ShownSource[]
  turned: boolean
  frontRef: Ref<HTMLDivElement>
  backRef: Ref<HTMLDivElement>
}) {
  return (
    <article
      aria-label="Card"
      className="deck grid min-h-80 content-start gap-5 border border-line bg-raised p-5 sm:p-8"
    >
      <p className="text-sm text-quiet">{concept}</p>
      <div ref={frontRef} tabIndex={-1}>
        <Html html={front} className="text-lg [&>p]:font-semibold" />
      </div>
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
