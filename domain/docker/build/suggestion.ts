/** Insertions, deletions and substitutions between two texts. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost))
    }
    row = next
  }
  return row[b.length] ?? 0
}

const matchCase = (match: string, like: string) =>
  like === like.toLowerCase() ? match.toLowerCase() : like === like.toUpperCase() ? match.toUpperCase() : match

/** The option nearest to a mistyped value, at most two letters away; empty where there is none (util/suggest). */
export function nearest(value: string, options: readonly string[], caseSensitive = true): string {
  const fold = (text: string) => (caseSensitive ? text : text.toLowerCase())
  let best = { match: '', distance: 3 }
  for (const option of options) {
    if (fold(value) === fold(option)) return ''
    const found = distance(fold(value), fold(option))
    if (found < best.distance) best = { match: option, distance: found }
  }
  return caseSensitive ? best.match : matchCase(best.match, value)
}

/** A message with `(did you mean …?)` where an option is near. */
export function withSuggestion(
  message: string,
  value: string,
  options: readonly string[],
  caseSensitive = true,
): string {
  const match = nearest(value, options, caseSensitive)
  return match ? `${message} (did you mean ${match}?)` : message
}
