/**
 * The number that a text says, or null: `3`, `-2`, `1 024`, `1,024`, `0.5`, `0,5`, with or without a unit of letters
 * behind it. A comma before exactly three digits groups them; any other comma is a decimal one.
 */
export function numberIn(text: string): number | null {
  const found = text
    .normalize('NFKC')
    .replace(/\u2212/g, '-')
    .match(/^\s*([+-]?\d[\d\s.,]*)\s*[\p{L}%]*\s*$/u)
  if (!found?.[1]) return null
  const plain = found[1].replace(/\s/g, '').replace(/(?<=[1-9]\d*),(?=\d{3}(?:\D|$))/g, '')
  const number = Number(plain.replace(',', '.'))
  return Number.isFinite(number) ? number : null
}
