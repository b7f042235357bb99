import { checkBank, uncoveredClaims, uncoveredMisconceptions } from './check-bank'
import { describeProblem } from './problem'
import { type PlacedBank, readBank, type TextFile } from './read-bank'
import { questionTypes } from './shapes'

export type BankReport = {
  modules: number
  concepts: number
  questions: { total: number; byType: Record<string, number> }
  cards: number
  exercises: number
  misconceptions: { total: number; uncovered: number }
  articleClaims: { total: number; uncovered: number }
  errors: string[]
}

/** Reads and checks content/, and counts what is there. The bank may be loaded when `errors` is empty. */
export function reportBank(files: TextFile[]): { bank: PlacedBank; report: BankReport } {
  const { bank, problems } = readBank(files)
  // Cross-checks on a half-read bank would only repeat, in other words, what could not be read.
  const errors = problems.length ? problems : checkBank(bank)
  const byType = Object.fromEntries(
    questionTypes.map((type) => [type, bank.questions.filter((question) => question.value.type === type).length]),
  )
  return {
    bank,
    report: {
      modules: bank.modules.length,
      concepts: bank.concepts.length,
      questions: { total: bank.questions.length, byType },
      cards: bank.cards.length,
      exercises: bank.exercises.length,
      misconceptions: { total: bank.misconceptions.length, uncovered: uncoveredMisconceptions(bank).length },
      articleClaims: { total: bank.claims.length, uncovered: uncoveredClaims(bank).length },
      errors: errors.map(describeProblem),
    },
  }
}
