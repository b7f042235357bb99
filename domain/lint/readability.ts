import { withoutCode, wordsOf } from './words'

/** Words of the subject, which nobody can replace by shorter ones: each counts as one syllable. */
const terms = new Set(
  `container containers registry registries repository repositories dockerfile instruction instructions manifest
  manifests digest digests operating system systems environment variable variables writable anonymous entrypoint
  configuration directory directories compressed uncompressed process processes platform platforms architecture
  overlay daemon kernel volume volumes option options command commands isolation namespace namespaces`.split(/\s+/),
)

const syllables = (word: string): number =>
  terms.has(word) ? 1 : Math.max(1, (word.replace(/e$/, '').match(/[aeiouy]+/g) ?? []).length)

/** Flesch-Kincaid grade: the years at school that a text asks for. Code and the words of the subject are easy by decree. */
export function gradeLevel(text: string): number {
  const prose = withoutCode(text)
  const sentences = Math.max(1, prose.split(/[.!?:;]+(?:\s|$)/).filter((part) => part.trim()).length)
  const words = wordsOf(prose).filter((word) => /\p{L}/u.test(word))
  if (words.length === 0) return 0
  const all = words.reduce((sum, word) => sum + syllables(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (all / words.length) - 15.59
}
