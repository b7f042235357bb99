import type { LintBank, LintItem, Place } from './lint-bank'

export type Severity = 'error' | 'warning'

/** One thing found: where, and what is wrong there. `at` is null for what is wrong with the bank as a whole. */
export type Found = { at: Place | null; message: string }

export type Rule = {
  /** Stable, in words: waivers name it. */
  id: string
  severity: Severity
  /** One sentence: how to mend what it finds. */
  mend: string
  check: (bank: LintBank) => Found[]
}

/** A rule that looks at one item at a time; null where nothing is wrong. */
export function itemRule(
  id: string,
  severity: Severity,
  mend: string,
  look: (item: LintItem) => string | null | false | undefined,
): Rule {
  return {
    id,
    severity,
    mend,
    check: ({ items }) =>
      items.flatMap((item) => {
        const message = look(item)
        return message ? [{ at: item, message }] : []
      }),
  }
}

export const keyOf = (item: LintItem) => item.options.find((option) => option.right)
export const wrongOf = (item: LintItem) => item.options.filter((option) => !option.right)
/** Items with one key among at least three options: testwise cues are looked for in these. */
export const withOneKey = ({ items }: LintBank) => items.filter((item) => item.oneKey && item.options.length >= 3)
