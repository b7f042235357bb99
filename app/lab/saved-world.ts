import { z } from 'zod'
import type { Script } from '@/domain/docker/share'

/** What a browser keeps of a lab: how the world came to be, not the world. */
export type Saved = Script & { at: number }

const schema = z.object({
  store: z.enum(['containerd', 'overlay2']),
  lines: z.array(z.string()).max(2000),
  at: z.int().min(0),
})
const limit = 256 * 1024

/** `mine` is the learner's own world; `before` is what it was when a shared one was opened over it. */
type Place = 'mine' | 'before'
const keyOf = (place: Place) => `deckhand-lab-${place}`

/** @returns whether it was kept: storage may be full, off, or too small for it */
export function keep(place: Place, saved: Saved | null): boolean {
  try {
    if (!saved || saved.lines.length === 0) localStorage.removeItem(keyOf(place))
    else {
      const text = JSON.stringify(saved)
      if (text.length > limit) return false
      localStorage.setItem(keyOf(place), text)
    }
    return true
  } catch {
    return false
  }
}

export function kept(place: Place): Saved | null {
  try {
    const parsed = schema.safeParse(JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null'))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
