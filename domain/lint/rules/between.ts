import type { LintItem } from '@/domain/lint/lint-bank'
import { type Found, keyOf, type Rule } from '@/domain/lint/rule'
import { contentStems, overlap, plainly, tokenSet } from '@/domain/lint/words'

/** Every text by which two items can be told apart. */
const textOf = (item: LintItem) => [item.stem, ...item.options.map(({ text }) => text), ...item.parts].join('\n')

/** What would answer an item, if it is long enough to be recognised. */
const answersOf = (item: LintItem): string[] =>
  [...(item.oneKey ? [keyOf(item)?.text ?? ''] : []), ...item.answers]
    .filter((text) => contentStems(text).size >= 4)
    .map(plainly)

export const betweenRules: Rule[] = [
  {
    id: 'stem-tells-key',
    severity: 'error',
    mend: 'Say it otherwise in one of the two questions.',
    check: ({ items }) => {
      const stems = items.map((item) => plainly(item.stem))
      return items.flatMap((item): Found[] =>
        answersOf(item).flatMap((answer) =>
          items.flatMap((other, place) =>
            other !== item && stems[place]?.includes(answer)
              ? [{ at: other, message: `the stem gives the key of ${item.id} away` }]
              : [],
          ),
        ),
      )
    },
  },
  {
    id: 'near-duplicate',
    severity: 'warning',
    mend: 'Drop one of them, or ask about something else.',
    check: ({ items }) => {
      const sets = items.map((item) => tokenSet(textOf(item)))
      return items.flatMap((item, place): Found[] => {
        const twin = items.findIndex(
          (_, other) => other < place && overlap(sets[place] ?? new Set(), sets[other] ?? new Set()) > 0.8,
        )
        return twin < 0 ? [] : [{ at: item, message: `almost the same words as ${items[twin]?.id}` }]
      })
    },
  },
  {
    id: 'same-reason',
    severity: 'error',
    mend: 'Give each its own reason: one would tell the key of the other.',
    check: ({ items }) => {
      const first = new Map<string, LintItem>()
      return items.flatMap((item): Found[] =>
        [...new Set(item.reasons.map(plainly))].flatMap((reason) => {
          const owner = first.get(reason)
          if (!owner) first.set(reason, item)
          return owner ? [{ at: item, message: `a reason stands in ${owner.id}, too` }] : []
        }),
      )
    },
  },
  {
    id: 'reason-told',
    severity: 'error',
    mend: 'Say it in other words in one of the two places: who reads there would know this reason.',
    check: ({ items, readings }) => {
      const texts = readings.map(({ text }) => plainly(text))
      return items.flatMap((item): Found[] =>
        [...new Set(item.reasons.map(plainly))].flatMap((reason) => {
          const told = readings[texts.findIndex((text) => text.includes(reason))]
          return told ? [{ at: item, message: `a reason is told word for word in ${told.id}: "${reason}"` }] : []
        }),
      )
    },
  },
  {
    id: 'same-front',
    severity: 'error',
    mend: 'Ask for something else, or drop one of the cards.',
    check: ({ cards }) => {
      const first = new Map<string, string>()
      return cards.flatMap((card): Found[] => {
        const front = plainly(card.front)
        const owner = first.get(front)
        if (owner === undefined) first.set(front, card.id)
        return owner === undefined ? [] : [{ at: card, message: `the same front as ${owner}` }]
      })
    },
  },
  {
    id: 'long-card',
    severity: 'warning',
    mend: 'One fact: make two cards of it.',
    check: ({ cards }) =>
      cards.flatMap((card): Found[] => {
        const words = plainly(card.back).split(' ').length
        return words > 40 ? [{ at: card, message: `the back has ${words} words` }] : []
      }),
  },
]
