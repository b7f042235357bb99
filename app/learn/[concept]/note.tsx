import { Diagram } from '@/components/diagram/diagram'
import { Html } from '@/components/quiz/html'
import { noteBlocks } from '@/domain/bank/note'
import { html } from '@/server/markdown'

/** A concept's note: Markdown, and diagrams drawn from their data, in the order written. */
export function Note({ id, note }: { id: string; note: string }) {
  return (
    <article aria-label="Note">
      {noteBlocks(note).map((block, index) =>
        block.kind === 'markdown' ? (
          <Html key={block.text} html={html(block.text)} />
        ) : (
          <Diagram key={block.diagram.title} id={`${id}-${index}`} diagram={block.diagram} />
        ),
      )}
    </article>
  )
}
