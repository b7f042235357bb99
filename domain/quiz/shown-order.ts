import { linesOf } from '@/domain/bank/hot-spot-shape'
import type { AskedQuestion } from './predict'
import { shuffled } from './shuffle'

/** Place shown → place written, for what is chosen or moved, and for what things are put to. */
export type Order = { rows: number[]; targets: number[] }

/** Markdown of what is chosen, moved or put somewhere, in the places as written. */
export function rowsOf(question: AskedQuestion): string[] {
  const texts = (list: { text: string }[]) => list.map(({ text }) => text)
  switch (question.type) {
    case 'single':
    case 'multiple':
      return texts(question.options)
    case 'true-false':
      return texts(question.reasons)
    case 'ordering':
    case 'categorise':
      return texts(question.items)
    case 'matching':
      return question.pairs.map((pair) => pair.left)
    case 'hot-spot':
      return linesOf(question.text)
    case 'fill-in':
    case 'number':
      return []
  }
}

/** What rows are put to, in the places as written: the right sides and the extra ones, or the categories. */
export function targetsOf(question: AskedQuestion): string[] {
  if (question.type === 'categorise') return question.categories
  if (question.type !== 'matching') return []
  return [...question.pairs.map((pair) => pair.right), ...question.extra.map((side) => side.text)]
}

const placesOf = (list: unknown[]): number[] => list.map((_, place) => place)

/**
 * The order in which the parts of a question are shown. `seed` is the attempt's;
 * it stays on the server, or the order would tell the key. Lines of a listing and
 * categories keep theirs.
 */
export function shownOrder(question: AskedQuestion, seed: string): Order {
  const rows = placesOf(rowsOf(question))
  const targets = placesOf(targetsOf(question))
  if (question.type === 'hot-spot') return { rows, targets }
  const order = shuffled(rows, `${seed}/${question.id}`)
  if (question.type === 'matching') return { rows: order, targets: shuffled(targets, `${seed}/${question.id}/targets`) }
  // Items already in order would be answered by doing nothing.
  const inOrder = question.type === 'ordering' && order.every((place, index) => place === index)
  return { rows: inOrder ? [...order.slice(1), ...order.slice(0, 1)] : order, targets }
}
