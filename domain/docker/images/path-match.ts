type Piece = { matches: (char: string) => boolean; next: number }

/** One `[…]` from its `[`; null when it is malformed. */
function classAt(pattern: string, start: number): Piece | null {
  let at = start + 1
  const negated = pattern[at] === '^'
  if (negated) at++
  const ranges: [string, string][] = []
  const charAt = (): string | null => {
    const escaped = pattern[at] === '\\'
    if (escaped) at++
    const char = pattern[at]
    if (char === undefined || (!escaped && (char === '-' || char === ']'))) return null
    at++
    return char
  }
  while (pattern[at] !== ']' || ranges.length === 0) {
    const low = charAt()
    if (low === null) return null
    let high: string | null = low
    if (pattern[at] === '-') {
      at++
      high = charAt()
    }
    if (high === null || at >= pattern.length) return null
    ranges.push([low, high])
  }
  return { matches: (char) => ranges.some(([low, high]) => low <= char && char <= high) !== negated, next: at + 1 }
}

function pieceAt(pattern: string, at: number): Piece | null {
  const char = pattern[at]
  if (char === '?') return { matches: (other) => other !== '/', next: at + 1 }
  if (char === '[') return classAt(pattern, at)
  if (char !== '\\') return { matches: (other) => other === char, next: at + 1 }
  const literal = pattern[at + 1]
  return literal === undefined ? null : { matches: (other) => other === literal, next: at + 2 }
}

/** A pattern in pieces; `*` is a star. Null when it is malformed. */
function piecesOf(pattern: string): (Piece | '*')[] | null {
  const pieces: (Piece | '*')[] = []
  for (let at = 0; at < pattern.length; ) {
    const piece = pattern[at] === '*' ? ('*' as const) : pieceAt(pattern, at)
    if (!piece) return null
    pieces.push(piece)
    at = piece === '*' ? at + 1 : piece.next
  }
  return pieces
}

/** Whether a pattern matches a whole text, as Go's path.Match does: `*` and `?` stop at a slash. Null: malformed. */
export function matchPath(pattern: string, text: string): boolean | null {
  const pieces = piecesOf(pattern)
  if (!pieces) return null
  const chars = [...text]
  let places = new Set([0])
  for (const piece of pieces) {
    const next = new Set<number>()
    for (const place of places) {
      const char = chars[place]
      if (piece !== '*') {
        if (char !== undefined && piece.matches(char)) next.add(place + 1)
        continue
      }
      next.add(place)
      for (let end = place; chars[end] !== undefined && chars[end] !== '/'; end++) next.add(end + 1)
    }
    places = next
  }
  return places.has(chars.length)
}
