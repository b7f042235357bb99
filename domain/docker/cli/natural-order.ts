/** Whole numbers in texts count as numbers: `v2` before `v10` (sortorder, NaturalLess). For Array.sort. */
export function naturalOrder(a: string, b: string): number {
  const left = a.match(/\d+|\D/gu) ?? []
  const right = b.match(/\d+|\D/gu) ?? []
  for (const [index, part] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    const order = compareParts(part, other)
    if (order) return order
  }
  return left.length - right.length
}

const isNumber = (part: string) => /^\d/.test(part)

function compareParts(a: string, b: string): number {
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1
  if (!isNumber(a)) return (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)
  const [x, y] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')]
  return x.length - y.length || (x < y ? -1 : x > y ? 1 : a.length - b.length)
}
