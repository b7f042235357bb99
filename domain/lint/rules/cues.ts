import { beyondChance } from '@/domain/lint/chance'
import type { LintBank, LintItem } from '@/domain/lint/lint-bank'
import { itemRule, keyOf, type Rule, type Severity, withOneKey, wrongOf } from '@/domain/lint/rule'
import { codeIn, contentStems, overlap, tokenSet, withoutCode } from '@/domain/lint/words'

const absolute = /\b(always|never|must|impossible|completely|entirely|under no circumstances|in every case)\b/i
const hedge = /\b(usually|often|generally|typically|sometimes|normally|in most cases)\b/i

/** Letters that one reads; code is as long as it must be. */
const length = (text: string) => withoutCode(text).trim().length || text.length

/** Whether a measure of the key is greater than that of every wrong option. */
function keyStandsOut(item: LintItem, measure: (text: string) => number): boolean {
  const key = keyOf(item)
  return key !== undefined && wrongOf(item).every((option) => measure(key.text) > measure(option.text))
}

/** A cue that one item may show by accident, and a bank may not show more often than chance. */
const bankCue = (
  id: string,
  severity: Severity,
  mend: string,
  what: string,
  shows: (item: LintItem) => boolean,
): Rule => ({
  ...{ id, severity, mend },
  check: (bank: LintBank) => {
    const items = withOneKey(bank)
    const hits = items.filter(shows).length
    const chances = items.map((item) => 1 / item.options.length)
    const expected = Math.round(chances.reduce((sum, chance) => sum + chance, 0))
    if (items.length === 0 || !beyondChance(hits, chances)) return []
    return [{ at: null, message: `${what} in ${hits} of ${items.length} questions; chance makes about ${expected}` }]
  },
})

const onlyKey = (item: LintItem, has: (text: string) => boolean): boolean => {
  const key = keyOf(item)
  return key !== undefined && has(key.text) && !wrongOf(item).some((option) => has(option.text))
}
const hasCode = (text: string) => codeIn(text).length > 0
const hasDigits = (text: string) => /\d/.test(withoutCode(text))

export const cueRules: Rule[] = [
  itemRule('absolute-distractor', 'warning', 'Take the absolute word out, or use it in the key, too.', (item) => {
    const strong = wrongOf(item).find((option) => absolute.test(option.text))
    return (
      strong &&
      !item.options.some((option) => option.right && absolute.test(option.text)) &&
      `only a wrong option is absolute: "${strong.text}"`
    )
  }),
  itemRule(
    'hedged-key',
    'warning',
    'Hedge every option or none.',
    (item) => item.oneKey && onlyKey(item, (text) => hedge.test(text)) && 'only the key is hedged',
  ),
  itemRule('key-longest', 'warning', 'Shorten the key, or give the wrong options as much detail.', (item) => {
    const key = keyOf(item)
    const longest = Math.max(0, ...wrongOf(item).map((option) => length(option.text)))
    return (
      item.oneKey &&
      key &&
      longest > 0 &&
      length(key.text) > 1.25 * longest &&
      length(key.text) > 20 &&
      `the key is ${Math.round((100 * length(key.text)) / longest)} % of the longest wrong option`
    )
  }),
  bankCue(
    'key-longest-often',
    'error',
    'Lengthen wrong options, or shorten keys.',
    'the key is the longest option',
    (item) => keyStandsOut(item, length),
  ),
  bankCue(
    'key-shortest-often',
    'error',
    'Shorten wrong options, or lengthen keys.',
    'the key is the shortest option',
    (item) => keyStandsOut(item, (text) => -length(text)),
  ),
  itemRule(
    'key-only-code',
    'warning',
    'Put code into another option, or out of the key.',
    (item) => item.oneKey && onlyKey(item, hasCode) && 'only the key has code in it',
  ),
  itemRule(
    'key-only-digits',
    'warning',
    'Put a number into another option, or out of the key.',
    (item) => item.oneKey && onlyKey(item, hasDigits) && 'only the key has a number in it',
  ),
  itemRule(
    'clang',
    'warning',
    'Take the word out of the key or the stem, or put it into a wrong option, too.',
    (item) => {
      const key = keyOf(item)
      if (!item.oneKey || !key) return null
      const others = wrongOf(item).map((option) => contentStems(option.text))
      const stem = contentStems(item.stem)
      const shared = [...contentStems(key.text)].filter((word) => word.length > 5 && stem.has(word))
      const echo = shared.find((word) => !others.some((other) => other.has(word)))
      return echo && `the stem and the key alone share "${echo}…"`
    },
  ),
  bankCue(
    'key-converges-often',
    'warning',
    'Vary which option shares most words with the others.',
    'the key shares most words with the other options',
    (item) => {
      const sets = item.options.map(({ text }) => tokenSet(text))
      const likeness = sets.map((set) =>
        sets.reduce((sum, other) => sum + (other === set ? 0 : overlap(set, other)), 0),
      )
      const key = item.options.findIndex((option) => option.right)
      return likeness.every((value, place) => place === key || value < (likeness[key] ?? 0))
    },
  ),
  itemRule(
    'article-before-gap',
    'warning',
    'End the stem before the article, and put it into the options.',
    ({ stem }) => /\b(a|an)\s*(_+|…|\.\.\.)?\s*$/i.test(stem.trim()) && 'the stem ends in an article',
  ),
  itemRule('mixed-endings', 'warning', 'End all options with a full stop, or none.', ({ options }) => {
    const stops = options.filter(({ text }) => /[.!]$/.test(text.trim())).length
    return stops > 0 && stops < options.length && `${stops} of ${options.length} options end with a full stop`
  }),
  itemRule('mixed-options', 'warning', 'Make all options commands, or all of them sentences.', (item) => {
    const bare = (text: string) => withoutCode(text).replace(/[\s.,;]/g, '') === '' && codeIn(text).length > 0
    const commands = item.options.filter(({ text }) => bare(text)).length
    return (
      item.oneKey &&
      commands > 0 &&
      commands < item.options.length &&
      bare(keyOf(item)?.text ?? '') !== commands > item.options.length / 2 &&
      'the key is of another kind than the rest'
    )
  }),
]
