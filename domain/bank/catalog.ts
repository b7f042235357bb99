import type { Exercise } from './exercise-shape'
import type { Claim, Concept, Misconception, Module, Source } from './shapes'
import type { SheetRow } from './sheet-shape'

/** One loaded state of the bank: what is shared by all, and which versions are current. */
export type Catalog = {
  modules: Module[]
  concepts: Concept[]
  misconceptions: Misconception[]
  claims: Claim[]
  sources: Source[]
  exercises: Exercise[]
  sheet: SheetRow[]
  questions: { id: string; version: string }[]
  cards: { id: string; version: string }[]
}
