/** What is typed: a command, a term, or what a command prints. */
export type TypedKind = 'command' | 'term' | 'output'

/** Spacing never counts; capitals count in commands and output, and not in terms. Typographic quotes are the keyboard's doing. */
export function sameText(a: string, b: string, kind: TypedKind): boolean {
  return normalise(a, kind) === normalise(b, kind)
}

function normalise(text: string, kind: TypedKind): string {
  const plain = text.normalize('NFKC').replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ').trim()
  if (kind === 'output') return plain
  if (kind === 'command') return plain.replace(/^[$#] /, '')
  return plain
    .toLowerCase()
    .replace(/^`(.*)`$/, '$1')
    .replace(/[.!]$/, '')
    .replace(/^(a|an|the) /, '')
}
