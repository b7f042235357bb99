/** Text without code: fences go, code spans leave a gap. */
export const withoutCode = (text: string): string =>
  text.replace(/^```[\s\S]*?^```/gm, ' ').replace(/``[^`]+``|`[^`]*`/g, ' ')

/** What stands in code: the lines of fences, and spans. */
export function codeIn(text: string): string[] {
  const fenced = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].flatMap((match) => (match[1] ?? '').split('\n'))
  const spans = [...text.replace(/^```[\s\S]*?^```/gm, ' ').matchAll(/``([^`]+)``|`([^`]+)`/g)]
  return [...fenced, ...spans.map((match) => match[1] ?? match[2] ?? '')].map((code) => code.trim()).filter(Boolean)
}

/** Words in lower case; code counts as one word each. */
export const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}](?:[\p{L}\p{N}'_./:-]*[\p{L}\p{N}])?/gu) ?? []

export const countWords = (text: string): number => wordsOf(withoutCode(text)).length

const stopWords = new Set(
  `a an and are as at be been but by can did do does for from had has have how if in into is it its not of on or so
  than that the their them then there these they this to was were what when where which who why will with you your
  one two first second docker image images container containers command`.split(/\s+/),
)

/** Words that carry meaning, cut to their stem: `starts`, `started` and `starting` are one. */
export function contentStems(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => word.length > 3 && !stopWords.has(word))
      .map((word) => word.replace(/(?:ing|ed|es|s|ly)$/, '')),
  )
}

/** Every word and number, for comparing whole texts. */
export const tokenSet = (text: string): Set<string> => new Set(wordsOf(text))

/** Share of what two sets have in common, 0 to 1 (Jaccard). */
export function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const both = [...a].filter((one) => b.has(one)).length
  const either = a.size + b.size - both
  return either ? both / either : 0
}

/** The same text but for case, spaces and punctuation. */
export const plainly = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
