import { editDistance } from '@/domain/lint/edit-distance'
import { itemRule, keyOf, type Rule } from '@/domain/lint/rule'
import { codeIn, contentStems, countWords, overlap, plainly } from '@/domain/lint/words'

/** Pairs of a list. */
const pairs = <T>(list: T[]): [T, T][] => list.flatMap((a, place) => list.slice(place + 1).map((b): [T, T] => [a, b]))

export const structureRules: Rule[] = [
  itemRule('one-key', 'error', 'Mark exactly one option as right, or make it a question with several.', (item) => {
    const right = item.options.filter((option) => option.right).length
    if (item.options.length === 0) return null
    if (item.oneKey && right !== 1) return `${right} options are right where one is chosen`
    return (right === 0 || right === item.options.length) && `${right} of ${item.options.length} options are right`
  }),
  itemRule(
    'option-count',
    'error',
    'Give three to five options, each of which somebody would choose.',
    ({ options }) => options.length > 0 && (options.length < 3 || options.length > 6) && `${options.length} options`,
  ),
  itemRule('same-option', 'error', 'Drop one of them, or say what sets them apart.', ({ options }) => {
    const same = pairs(options).find(
      ([a, b]) => plainly(a.text) === plainly(b.text) && a.text.replace(/\s+/g, ' ') === b.text.replace(/\s+/g, ' '),
    )
    return same && `two options say "${same[0].text}"`
  }),
  itemRule('near-option', 'warning', 'Say in whole words what sets the two options apart.', ({ options }) => {
    const near = pairs(options).find(
      ([a, b]) =>
        Math.min(a.text.length, b.text.length) > 12 &&
        codeIn(a.text + b.text).length === 0 &&
        !/\d/.test(a.text + b.text) &&
        editDistance(plainly(a.text), plainly(b.text)) <= 2,
    )
    return near && `"${near[0].text}" and "${near[1].text}" differ by two letters at most`
  }),
  itemRule(
    'no-reason',
    'error',
    'Say of every option why it is right or wrong.',
    ({ options, reasons }) =>
      (options.some((option) => !option.why.trim()) || reasons.some((reason) => !reason.trim())) &&
      'something has no reason',
  ),
  itemRule(
    'no-origin',
    'error',
    'Name the belief that a wrong option comes from, or say why it comes from none.',
    ({ options }) => options.some((option) => !option.right && !option.named) && 'a wrong option comes from nowhere',
  ),
  itemRule('no-source', 'error', 'Cite where it is written.', ({ sources }) => sources === 0 && 'no source'),
  itemRule('short-explanation', 'error', 'Explain in at least twenty words why the answer is so.', ({ explain }) => {
    const words = countWords(explain.replace(/`/g, ''))
    return words < 20 && `the explanation has ${words} words`
  }),
  itemRule('restates-key', 'error', 'Say why the key is right; do not say it again.', (item) => {
    const key = keyOf(item)
    return (
      item.oneKey &&
      key &&
      overlap(contentStems(item.explain), contentStems(key.text)) > 0.6 &&
      'the explanation only repeats the key'
    )
  }),
  itemRule('above', 'error', 'Options are shuffled: say what you mean instead.', ({ options }) => {
    const pointing = options.find(({ text }) =>
      /\b(all|none|both|neither|any) of (the (above|below|options|others)|these( options)?$)|\b(the )?(above|below) options?\b/i.test(
        text,
      ),
    )
    return pointing && `"${pointing.text}" points at other options`
  }),
  itemRule('k-type', 'error', 'Make it a question with several right options.', ({ options }) => {
    const combined = options.find(
      ({ text }) =>
        /^(only )?\(?[1-9A-Ea-e]\)?(,? ?(and|or|&) ?\(?[1-9A-Ea-e]\)?)+( only)?\.?$/.test(text.trim()) ||
        /\b(both )?[A-E] and [A-E]( only)?$/.test(text.trim()),
    )
    return combined && `"${combined.text}" combines other options`
  }),
]
