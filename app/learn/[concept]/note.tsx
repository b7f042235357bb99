import { Diagram } from '@/components/diagram/diagram'
import { Html } from '@/components/quiz/html'
import { noteBlocks } from '@/domain/bank/note'
import { html } from '@/server/markdown'
import { TryInLab } from './try-in-lab'

/** A concept's note: Markdown, and diagrams drawn from their data, in the order written. */
export function Note({ id, note }: { id: string; note: string }) {
  return (
    <article aria-label="Note">
      {noteBlocks(note).map((block, index) => {
        if (block.kind === 'markdown') return <Html key={block.text} html={html(block.text)} />
        if (block.kind === 'lab') return <TryInLab key={block.script.join()} script={block.script} />
        return <Diagram key={block.diagram.title} id={`${id}-${index}`} diagram={block.diagram} />
      })}
    </article>
  )
}
