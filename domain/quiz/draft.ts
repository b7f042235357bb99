import { numberIn } from './number-in'
import type { Response } from './response'
import type { PublicQuestion } from './shown'

/** A response that is being made: places not yet given are null. */
export type Draft =
  | { ticked: number[] }
  | { order: number[] }
  | { assigned: (number | null)[] }
  | { verdict: boolean | null; reason: number | null }
  | { text: string }

/** A draft that answers nothing yet; an ordering starts as it is shown. */
export function emptyDraft({ type, choices }: Pick<PublicQuestion, 'type' | 'choices'>): Draft {
  switch (type) {
    case 'fill-in':
    case 'number':
      return { text: '' }
    case 'ordering':
      return { order: choices.map((_, place) => place) }
    case 'matching':
    case 'categorise':
      return { assigned: choices.map(() => null) }
    case 'true-false':
      return { verdict: null, reason: null }
    case 'single':
    case 'multiple':
    case 'hot-spot':
      return { ticked: [] }
  }
}

/** The finished response, or what is still missing, as a sentence. */
export function finished(type: PublicQuestion['type'], draft: Draft): Response | string {
  if ('text' in draft) {
    if (!draft.text.trim()) return 'Type an answer first, then check.'
    return type === 'number' && numberIn(draft.text) === null ? 'Type one number, such as 12 or 0.5.' : draft
  }
  if ('assigned' in draft) {
    const assigned = draft.assigned.flatMap((target) => target ?? [])
    return assigned.length === draft.assigned.length ? { assigned } : 'Give every row its place first, then check.'
  }
  if ('verdict' in draft) {
    const { verdict, reason } = draft
    if (verdict === null) return 'Say first whether it is true, then why.'
    return reason === null ? 'Choose the reason, too, then check.' : { verdict, reason }
  }
  return 'order' in draft || draft.ticked.length > 0 ? draft : 'Give an answer first, then check.'
}

/** The draft after the choice at `place` is made or let go; a reason is chosen like an option. */
export function tick(draft: Draft, place: number, several: boolean): Draft {
  if ('reason' in draft) return { ...draft, reason: place }
  if (!('ticked' in draft)) return draft
  if (!several) return { ticked: [place] }
  const { ticked } = draft
  return { ticked: ticked.includes(place) ? ticked.filter((other) => other !== place) : [...ticked, place] }
}
