import type { Remembered } from '@/domain/progress/remembered'
import type { Understood } from '@/domain/progress/understood'
import type { Measure } from './material-meter'

/** The measure of understanding in words; the bar shows how far the test has come. */
export function understoodMeasure({ verdict, lean, answers }: Understood): Measure {
  if (answers === 0) return { share: null, words: 'Not tested yet' }
  if (verdict === 'understood') return { share: 1, words: 'Understood' }
  const share = Math.max(0, (lean + 1) / 2)
  const words = verdict === 'not-yet' ? 'Not yet' : 'Cannot say yet'
  return { share, words: `${words}, after ${answers} ${answers === 1 ? 'answer' : 'answers'}` }
}

/** "You would recall 3 of 4", of the cards begun; the rest are not begun. */
export function rememberedMeasure({ total, started, expected }: Remembered): Measure {
  if (expected === null) return { share: null, words: total === 0 ? 'No cards' : `0 of ${total} cards begun` }
  return {
    share: expected / Math.max(1, total),
    words: `${Math.round(expected)} of ${total} cards${started < total ? `, ${started} begun` : ''}`,
  }
}

export function measuresOf(progress: { understood: Understood; remembered: Remembered }) {
  return { understood: understoodMeasure(progress.understood), remembered: rememberedMeasure(progress.remembered) }
}
