import { z } from 'zod'
import { text } from './fields'
import { asked, beliefOrReason, namesOneOrigin, originMessage } from './question-fields'

const wrongPlace = { why: text, ...beliefOrReason }
const wrongMatch = z.strictObject({ with: text, ...wrongPlace }).refine(namesOneOrigin, originMessage('a mistake'))
const wrongCategory = z.strictObject({ in: text, ...wrongPlace }).refine(namesOneOrigin, originMessage('a mistake'))

const distinct = (texts: string[]) => new Set(texts).size === texts.length

/** Left sides, each of which goes with one right side; `extra` right sides go with none. */
export const matchingSchema = z
  .strictObject({
    ...asked,
    type: z.literal('matching'),
    pairs: z
      .array(z.strictObject({ left: text, right: text, why: text, mistakes: z.array(wrongMatch).default([]) }))
      .min(3)
      .max(6),
    extra: z
      .array(z.strictObject({ text, why: text, ...beliefOrReason }).refine(namesOneOrigin, originMessage('an extra')))
      .max(2)
      .default([]),
  })
  .superRefine(({ pairs, extra }, ctx) => {
    const issue = (message: string) => ctx.addIssue({ code: 'custom', message })
    const targets = [...pairs.map((pair) => pair.right), ...extra.map((side) => side.text)]
    if (!distinct(targets) || !distinct(pairs.map((pair) => pair.left))) issue('every side is written once')
    for (const pair of pairs)
      for (const { with: other } of pair.mistakes)
        if (other === pair.right || !targets.includes(other)) issue(`"${other}" is not a wrong right side here`)
    if (extra.length === 0 && pairs.every((pair) => pair.mistakes.length === 0))
      issue('a matching names the belief behind at least one wrong match')
  })

/** Things to sort; categories are shown in the order written. */
export const categoriseSchema = z
  .strictObject({
    ...asked,
    type: z.literal('categorise'),
    categories: z.array(text).min(2).max(4),
    items: z
      .array(z.strictObject({ text, in: text, why: text, mistakes: z.array(wrongCategory).default([]) }))
      .min(3)
      .max(8),
  })
  .superRefine(({ categories, items }, ctx) => {
    const issue = (message: string) => ctx.addIssue({ code: 'custom', message })
    if (!distinct(categories) || !distinct(items.map((item) => item.text)))
      issue('every category and item is written once')
    for (const item of items) {
      if (!categories.includes(item.in)) issue(`there is no category "${item.in}"`)
      for (const { in: other } of item.mistakes)
        if (other === item.in || !categories.includes(other)) issue(`"${other}" is not a wrong category here`)
    }
    if (items.every((item) => item.mistakes.length === 0))
      issue('a categorise question names the belief behind at least one wrong place')
  })
