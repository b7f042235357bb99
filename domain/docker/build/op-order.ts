import { inputsOf, type Op } from './op'
import { opIdentity } from './op-key'

/** Every step that the last needs, inputs first; those that need nothing come before all others. */
export function orderOf(target: Op): Op[] {
  const seen = new Set<string>()
  const known = new Map<Op, string>()
  const sources: Op[] = []
  const others: Op[] = []
  const visit = (op: Op) => {
    const identity = opIdentity(op, known)
    if (seen.has(identity)) return
    seen.add(identity)
    const inputs = inputsOf(op)
    inputs.forEach(visit)
    if (op.kind === 'scratch') return
    ;(inputs.length ? others : sources).push(op)
  }
  visit(target)
  return [...sources, ...others]
}
