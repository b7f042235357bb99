import { gradeLevel } from '@/domain/lint/readability'
import { itemRule, keyOf, type Rule } from '@/domain/lint/rule'
import { countWords, withoutCode } from '@/domain/lint/words'

/** The sentence that asks: the last one with a question mark, or the last one. */
export function askingSentence(stem: string): string {
  const sentences = withoutCode(stem)
    .split(/(?<=[.?!:])\s+/)
    .filter((part) => part.trim())
  return sentences.findLast((part) => part.trim().endsWith('?')) ?? sentences.at(-1) ?? ''
}

const negative = /\b(not|except|least likely|incorrect|never|cannot)\b/i
const emphasised = /(\*+|__?)(not|except|least likely|incorrect|never|cannot)\1/i
const tellingTo =
  /(^|[.:?!]\s+|\n)\s*(put|match|sort|choose|order|complete|type|give|name|say|write|point|find|fill|pick|mark|arrange|place|assign|decide|compute)\b/i

export const difficultyRules: Rule[] = [
  itemRule('negative-stem', 'warning', 'Ask for what is so; or emphasise the negative word.', ({ stem }) => {
    const asking = askingSentence(stem)
    return negative.test(asking) && !emphasised.test(stem) && `the question is negative: "${asking.trim()}"`
  }),
  itemRule('double-negative', 'error', 'Ask for what is so.', (item) => {
    const key = keyOf(item)
    return (
      negative.test(askingSentence(item.stem)) &&
      key &&
      /\b(not|no|never|cannot|nothing|nobody|none)\b/i.test(withoutCode(key.text)) &&
      'both the question and the key are negative'
    )
  }),
  itemRule('vague-frequency', 'warning', 'Say when, or how often.', ({ options }) => {
    const vague = options.find(({ text }) => /\b(often|rarely|frequently|occasionally|seldom|sometimes)\b/i.test(text))
    return vague && `vague: "${vague.text}"`
  }),
  itemRule(
    'long-stem',
    'warning',
    'Say it in at most sixty words.',
    ({ stem }) => countWords(stem) > 60 && `the stem has ${countWords(stem)} words`,
  ),
  itemRule('long-options', 'warning', 'At most thirty words an option, and 120 all of them.', ({ options }) => {
    const counts = options.map(({ text }) => countWords(text))
    const all = counts.reduce((sum, count) => sum + count, 0)
    return (Math.max(0, ...counts) > 30 || all > 120) && `${Math.max(...counts)} words in one option, ${all} in all`
  }),
  itemRule(
    'unfocused-stem',
    'error',
    'Ask about one thing, so that one can answer before reading the options.',
    ({ stem }) =>
      /\bwhich (one )?(of (the following|these)|statements?|options?|answers?)[^.?]*\b(is|are|holds?) (true|correct|right|false|wrong|so)\b/i.test(
        stem,
      ) || /^(what|which) is (true|correct|right)\b[^.?]{0,25}\?$/i.test(stem.trim())
        ? 'the stem asks nothing by itself'
        : null,
  ),
  itemRule(
    'no-question',
    'error',
    'Ask a whole question, or say what to do.',
    ({ stem }) =>
      !stem.includes('?') && !tellingTo.test(withoutCode(stem)) && 'the stem neither asks nor tells to do anything',
  ),
  itemRule(
    'gap-in-middle',
    'warning',
    'Move the gap to the end, or ask.',
    ({ stem }) => /_{3,}[^\s.?]*\s+\S+\s+\S+/.test(withoutCode(stem)) && 'the gap stands in the middle',
  ),
  itemRule('hard-to-read', 'warning', 'Shorter sentences, plainer words.', ({ stem }) => {
    const grade = gradeLevel(stem)
    return countWords(stem) >= 15 && grade > 10 && `the stem asks for ${Math.round(grade)} years at school`
  }),
  itemRule(
    'dependent',
    'error',
    'Tell again what is needed: questions come alone.',
    ({ stem }) =>
      /\b(previous|preceding|last|earlier) (question|item)|question (above|before)\b/i.test(stem) &&
      'the stem leans on another question',
  ),
  {
    id: 'many-true-false',
    severity: 'warning',
    mend: 'Turn some into another type: half of the marks of a verdict can be guessed.',
    check: ({ items }) => {
      const count = items.filter(({ type }) => type === 'true-false').length
      return count > 0.1 * items.length && items.length >= 10
        ? [{ at: null, message: `${count} of ${items.length} questions are true or false` }]
        : []
    },
  },
]
