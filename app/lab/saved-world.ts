import type { Script } from '@/domain/docker/asked/share'

/** What a browser keeps of a lab: how the world came to be, not the world. */
export type Saved = Script & { at: number }

const limit = 256 * 1024

/** `mine` is the learner's own world; `before` is what it was when a shared one was opened over it. */
export type Place = 'mine' | 'before' | `exercise-${string}`
const keyOf = (place: Place) => `deckhand-lab-${place}`

/** By hand, as in domain/docker/share.ts: a schema library would be most of what the lab weighs. */
function isSaved(value: unknown): value is Saved {
  const { store, lines, at } = (value ?? {}) as Record<string, unknown>
  const known = store === 'containerd' || store === 'overlay2'
  return known && Number.isInteger(at) && Array.isArray(lines) && lines.every((line) => typeof line === 'string')
}

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
    const found: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? 'null')
    return isSaved(found) ? found : null
  } catch {
    return null
  }
}
