import { gap } from './card-shape'
import type { Diagram } from './diagram'
import type { Card } from './shapes'

/** What is typed on a card, and what counts. */
export type TypedCard = { answer: 'command' | 'term' | 'number'; accept: string[] }

/** The two sides of a card, whatever its kind, in Markdown. */
export type Faces = { front: string; back: string; diagram?: Diagram; typed?: TypedCard }

export function facesOf(card: Card): Faces {
  switch (card.kind) {
    case 'basic':
      return { front: card.front, back: card.back }
    case 'cloze':
      return { front: card.text.replace(gap, '[…]'), back: card.text.replace(gap, '**$1**') }
    case 'typed': {
      const { front, answer, accept, note } = card
      const code = (text: string) => (answer === 'command' ? `\`\` ${text} \`\`` : `**${text}**`)
      const [usual = '', ...others] = accept
      const also = others.length ? `Also: ${others.map(code).join(', ')}` : ''
      return { front, back: [code(usual), also, note].filter(Boolean).join('\n\n'), typed: { answer, accept } }
    }
    case 'picture':
      return { front: card.front, back: card.back, diagram: card.diagram }
  }
}
