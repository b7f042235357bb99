/** What a concept builds on, and what builds on it. */
export type Ways = {
  /** All that lies below it, step by step. */
  below: Set<string>
  /** What names it as needed. */
  above: Set<string>
  /** Each step as [from, to], from what is needed to what needs it. */
  steps: [string, string][]
}

/** @param needs for each concept the ids of those it builds on; ids that are not on the map are left out */
export function waysOf(concept: string, needs: ReadonlyMap<string, readonly string[]>): Ways {
  const below = new Set<string>()
  const steps: [string, string][] = []
  const queue = [concept]
  for (let to = queue.pop(); to !== undefined; to = queue.pop())
    for (const from of needs.get(to) ?? []) {
      if (!needs.has(from)) continue
      steps.push([from, to])
      if (below.has(from) || from === concept) continue
      below.add(from)
      queue.push(from)
    }
  const above = new Set([...needs].flatMap(([id, wanted]) => (wanted.includes(concept) ? [id] : [])))
  for (const to of above) steps.push([concept, to])
  return { below, above, steps }
}
