import type { Grade } from '@/domain/memory/grade'
import { emptyMemory, type Memory, type Settings, step } from '@/domain/memory/scheduler'

/** What changes the memory of one card. Instants in epoch ms; ids UUIDv7 in lower case. */
export type MemoryChange =
  | { kind: 'grade'; id: string; grade: Grade; at: number }
  | { kind: 'suspend'; id: string; suspended: boolean; at: number }
  /** A wrong quiz answer made the card due at `at`. */
  | { kind: 'call'; id: string; at: number }

/** A line of the logs of one card. An undo takes back the grade with that id, whenever it was given. */
export type MemoryEvent = MemoryChange | { kind: 'undo'; reviewId: string }

export type CardState = Memory & { suspended: boolean }

/**
 * The due (epoch ms) of a card that was put aside before it was ever reviewed or called.
 * It marks such a card, so that taking it back leaves no trace.
 */
export const NEVER_DUE = Date.UTC(9999, 11, 31)

/**
 * One change to the state of a card; null is a card without reviews, calls or suspension.
 * Right only when no later change was applied before; otherwise `replay` the logs.
 */
export function apply(
  state: CardState | null,
  change: MemoryChange,
  cardId: string,
  settings: Settings,
): CardState | null {
  const before = state ?? { ...emptyMemory(NEVER_DUE), suspended: false }
  switch (change.kind) {
    case 'grade':
      return {
        ...step(before, cardId, change.grade, change.at, settings).memory,
        suspended: before.suspended,
      }
    case 'call':
      return { ...before, due: Math.min(before.due, change.at) }
    case 'suspend': {
      const traceless = before.state === 0 && before.due === NEVER_DUE
      return traceless && !change.suspended ? null : { ...before, suspended: change.suspended }
    }
  }
}

function byTimeThenId(a: MemoryChange, b: MemoryChange): number {
  if (a.at !== b.at) return a.at - b.at
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/**
 * What the logs of one card add up to, whatever order they come in: grades undone are dropped,
 * the rest is applied in (at, id) order. Null when nothing remains.
 */
export function replay(events: readonly MemoryEvent[], cardId: string, settings: Settings): CardState | null {
  const undone = new Set<string>()
  const changes: MemoryChange[] = []
  for (const event of events) {
    if (event.kind === 'undo') undone.add(event.reviewId)
    else changes.push(event)
  }
  return changes
    .filter((change) => change.kind !== 'grade' || !undone.has(change.id))
    .sort(byTimeThenId)
    .reduce<CardState | null>((state, change) => apply(state, change, cardId, settings), null)
}
