import type { Found, Rule } from '@/domain/lint/rule'

const recall = new Set(['remember', 'understand'])

export const coverageRules: Rule[] = [
  {
    id: 'few-questions',
    severity: 'error',
    mend: 'Write more questions for the concept: at least six.',
    check: ({ concepts }) =>
      concepts.flatMap((at): Found[] => (at.questions < 6 ? [{ at, message: `${at.questions} questions` }] : [])),
  },
  {
    id: 'few-cards',
    severity: 'error',
    mend: 'Write more cards for the concept: at least four.',
    check: ({ concepts }) =>
      concepts.flatMap((at): Found[] => (at.cards < 4 ? [{ at, message: `${at.cards} cards` }] : [])),
  },
  {
    id: 'much-recall',
    severity: 'error',
    mend: 'Ask for use instead: predict, decide, compare, find the fault.',
    check: ({ items }) => {
      const count = items.filter(({ level }) => recall.has(level)).length
      return count > items.length / 3 && items.length >= 10
        ? [{ at: null, message: `${count} of ${items.length} questions ask for recall` }]
        : []
    },
  },
  {
    id: 'needs-later',
    severity: 'error',
    mend: 'Teach the prerequisite first, or do not need it.',
    check: ({ concepts }) => {
      const order = concepts.map(({ id }) => id)
      return concepts.flatMap((at, place): Found[] =>
        at.needs
          .filter((need) => order.indexOf(need) > place)
          .map((need) => ({ at, message: `${need} is needed here but taught later` })),
      )
    },
  },
  {
    id: 'belief-untested',
    severity: 'error',
    mend: 'Put the belief behind wrong options of at least two questions.',
    check: ({ beliefs }) =>
      beliefs.flatMap((at): Found[] =>
        at.offeredBy.length < 2 ? [{ at, message: `${at.offeredBy.length} questions offer it` }] : [],
      ),
  },
  {
    id: 'no-contrast',
    severity: 'error',
    mend: 'Name two questions of different surface that offer the belief.',
    check: ({ beliefs }) =>
      beliefs.flatMap((at): Found[] => {
        const pair = new Set(at.contrast.filter((id) => at.offeredBy.includes(id)))
        return pair.size < 2 ? [{ at, message: 'there is no pair of questions that tests it twice' }] : []
      }),
  },
  {
    id: 'not-refuted',
    severity: 'error',
    mend: 'Write its refutation card, and name it.',
    check: ({ beliefs }) =>
      beliefs.flatMap((at): Found[] => (at.refuted ? [] : [{ at, message: 'no card refutes it' }])),
  },
  {
    id: 'claim-untested',
    severity: 'error',
    mend: 'Let a question name it under claims.',
    check: ({ claims }) =>
      claims.flatMap((at): Found[] => (at.tested ? [] : [{ at, message: 'no question tests it' }])),
  },
  {
    id: 'idle-card',
    severity: 'warning',
    mend: 'Let a question lean on it, so that a wrong answer brings it back.',
    check: ({ cards }) =>
      cards.flatMap((at): Found[] => (at.leanedOn ? [] : [{ at, message: 'no question leans on it' }])),
  },
  {
    id: 'key-position',
    severity: 'warning',
    mend: 'Move keys about: other formats keep the order of the file.',
    check: ({ items }) => {
      const places = items
        .filter((item) => item.oneKey && item.options.length === 4)
        .map((item) => item.options.findIndex((option) => option.right))
      if (places.length < 20) return []
      const fair = places.length / 4
      const chi = [0, 1, 2, 3].reduce(
        (sum, place) => sum + (places.filter((at) => at === place).length - fair) ** 2 / fair,
        0,
      )
      // 7.81 is the 5 % point of chi-squared with 3 degrees of freedom.
      return chi > 7.81
        ? [
            {
              at: null,
              message: `keys of four options stand at places 1 to 4 ${[0, 1, 2, 3].map((place) => places.filter((at) => at === place).length).join(', ')} times`,
            },
          ]
        : []
    },
  },
]
