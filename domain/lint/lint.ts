import type { LintBank } from './lint-bank'
import type { Rule, Severity } from './rule'
import { betweenRules } from './rules/between'
import { coverageRules } from './rules/coverage'
import { cueRules } from './rules/cues'
import { difficultyRules } from './rules/difficulty'
import { dockerRules } from './rules/docker'
import { structureRules } from './rules/structure'

export const rules: readonly Rule[] = [
  ...structureRules,
  ...cueRules,
  ...difficultyRules,
  ...betweenRules,
  ...dockerRules,
  ...coverageRules,
]

export type Finding = {
  rule: string
  severity: Severity
  /** Id of the item, concept or belief; null for the bank as a whole. */
  id: string | null
  file: string | null
  line: number | null
  message: string
  mend: string
  /** Why it stays as it is, where somebody waived it. */
  waived?: string
}

/** Why one finding of one rule stays. `id` is `bank` for what is found in the bank as a whole. */
export type Waiver = { rule: string; id: string; reason: string }

/**
 * Every finding of every rule, the waived ones marked; a waiver that waives nothing is a finding of its own,
 * so that none outlives what it excused.
 */
export function lint(bank: LintBank, waivers: readonly Waiver[] = []): Finding[] {
  const found = rules.flatMap(({ id, severity, mend, check }) =>
    check(bank).map(({ at, message }): Finding => {
      const waived = waivers.find((waiver) => waiver.rule === id && waiver.id === (at?.id ?? 'bank'))?.reason
      const place = { id: at?.id ?? null, file: at?.file ?? null, line: at?.line ?? null }
      return { rule: id, severity, ...place, message, mend, ...(waived ? { waived } : {}) }
    }),
  )
  const idle = waivers.filter(
    (waiver) => !found.some(({ rule, id }) => rule === waiver.rule && (id ?? 'bank') === waiver.id),
  )
  return [
    ...found,
    ...idle.map(
      ({ rule, id }): Finding => ({
        ...{ rule: 'idle-waiver', severity: 'error', id, file: null, line: null },
        ...{ message: `nothing of ${rule} is found in ${id} any more`, mend: 'Remove the waiver.' },
      }),
    ),
  ]
}
