/** Where something of a bank is written, so that a finding can point at it. */
export type Place = { id: string; file: string; line: number }

export type LintOption = {
  text: string
  right: boolean
  why: string
  /** Whether a wrong one says which belief it comes from, or why from none. */
  named: boolean
}

/** A question of any bank, as the rules see it. Texts are Markdown. */
export type LintItem = Place & {
  concept: string
  type: string
  /** `remember`, `understand`, `apply`, `analyse`, `evaluate`, `create`. */
  level: string
  stem: string
  explain: string
  /** What one chooses among; empty where one types, orders, matches or points. */
  options: LintOption[]
  /** Whether exactly one option is to be chosen. */
  oneKey: boolean
  /** What is shown before the answer besides stem and options: rows, targets, lines, the script. */
  parts: string[]
  /** Answers that are typed, or pointed at. */
  answers: string[]
  /** Every reason that is shown after the answer. */
  reasons: string[]
  sources: number
  /** Whether a script shows its claims, or it says why none can. */
  shown: boolean
}

export type LintConcept = Place & { needs: string[]; questions: number; cards: number }
export type LintBelief = Place & {
  /** Questions in which a wrong answer comes from it. */
  offeredBy: string[]
  /** The two questions that test it on different surfaces. */
  contrast: string[]
  refuted: boolean
}

/** A bank of any origin, as the rules see it. Concepts stand in the order taught. */
export type LintBank = {
  items: LintItem[]
  cards: (Place & { concept: string; front: string; back: string; leanedOn: boolean })[]
  concepts: LintConcept[]
  beliefs: LintBelief[]
  claims: (Place & { tested: boolean })[]
  /** What is read without answering: notes, cards, refutations. */
  readings: (Place & { text: string })[]
}
