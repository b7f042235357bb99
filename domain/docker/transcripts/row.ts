import type { Store } from '@/domain/docker/world/store'
import type { Terminal } from './terminal'

/**
 * One observed fact about Docker's command line, as a check on the model.
 * `1` to `132` are commands and what they print, `R1` to `R9` rules of printing,
 * `P1` to `P9` rules of references, `S1` to `S13` differences between the stores.
 */
export type Row = {
  id: string
  /** The fact in a few words. */
  says: string
  /** Where it holds; both stores when left out. A check may branch on `store`. */
  stores?: Store[]
  /** Throws (by expect) when the model does otherwise. */
  check: (terminal: Terminal) => void
}

/** A fact that the model does not cover, and why. */
export type LeftOut = { id: string; why: string }
