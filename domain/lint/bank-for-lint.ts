import { namedBeliefs } from '@/domain/bank/beliefs'
import { facesOf } from '@/domain/bank/card-faces'
import type { Option } from '@/domain/bank/option-shape'
import type { PlacedBank } from '@/domain/bank/read-bank'
import type { Placed } from '@/domain/bank/read-yaml'
import type { Question } from '@/domain/bank/shapes'
import { keyTexts } from '@/domain/quiz/key-texts'
import { type AskedQuestion, everyVariant } from '@/domain/quiz/predict'
import { rowsOf, targetsOf } from '@/domain/quiz/shown-order'
import type { LintBank, LintItem, LintOption, Place } from './lint-bank'

const placeOf = <T extends { id: string }>({ value, file, line }: Placed<T>): Place => ({ id: value.id, file, line })

/** Deckhand's own bank, as the rules see it. */
export function bankForLint(bank: PlacedBank): LintBank {
  const questions = bank.questions.map(({ value }) => value)
  const leanedOn = new Set(questions.flatMap(({ cards }) => cards))
  const tested = new Set(questions.flatMap(({ claims }) => claims))
  const beliefs = questions.map((question) => ({ id: question.id, named: new Set(namedBeliefs(question)) }))
  const of = (list: Placed<{ concept: string }>[], id: string) =>
    list.filter(({ value }) => value.concept === id).length
  return {
    items: bank.questions.map(itemOf),
    cards: bank.cards.map((card) => {
      const { front, back } = facesOf(card.value)
      return { ...placeOf(card), concept: card.value.concept, front, back, leanedOn: leanedOn.has(card.value.id) }
    }),
    concepts: bank.concepts.map((concept) => ({
      ...placeOf(concept),
      needs: concept.value.needs,
      questions: of(bank.questions, concept.value.id),
      cards: of(bank.cards, concept.value.id),
    })),
    beliefs: bank.misconceptions.map((belief) => ({
      ...placeOf(belief),
      offeredBy: beliefs.filter(({ named }) => named.has(belief.value.id)).map(({ id }) => id),
      contrast: belief.value.contrast,
      refuted: bank.cards.some(({ value }) => value.id === belief.value.card && value.refutes === belief.value.id),
    })),
    claims: bank.claims.map((claim) => ({ ...placeOf(claim), tested: tested.has(claim.value.id) })),
    readings: [
      ...bank.concepts.map((concept) => ({ ...placeOf(concept), text: concept.value.note })),
      ...bank.cards.map((card) => ({ ...placeOf(card), text: Object.values(facesOf(card.value)).join('\n') })),
      ...bank.misconceptions.map((belief) => ({ ...placeOf(belief), text: belief.value.refutation })),
    ],
  }
}

/** A question in its first variant: variants differ in names. */
function itemOf(placed: Placed<Question>): LintItem {
  const { value: question } = placed
  const [asked] = everyVariant(question)
  const options = asked ? optionsOf(asked) : []
  return {
    ...placeOf(placed),
    concept: question.concept,
    type: question.type,
    level: question.level,
    stem: asked?.stem ?? question.stem,
    explain: asked?.explain ?? question.explain,
    options,
    oneKey: asked?.type === 'single' || asked?.type === 'true-false',
    parts: asked ? partsOf(asked) : [],
    answers: asked ? answersOf(asked) : [],
    reasons: asked ? keyTexts(asked).slice(1) : [],
    sources: question.sources.length,
    shown: question.type === 'predict' || question.run !== undefined || question['not-run'] !== undefined,
  }
}

const lintOption = (option: Option): LintOption => ({
  ...{ text: option.text, right: option.right === true, why: option.why },
  named: Boolean(option.misconception ?? option['no-misconception']),
})

function optionsOf(asked: AskedQuestion): LintOption[] {
  if (asked.type === 'single' || asked.type === 'multiple') return asked.options.map(lintOption)
  return asked.type === 'true-false' ? asked.reasons.map(lintOption) : []
}

function partsOf(asked: AskedQuestion): string[] {
  const code = (line: string) => `\`\`${line}\`\``
  if (asked.type === 'hot-spot')
    return rowsOf(asked)
      .filter((line) => line.trim())
      .map(code)
  const rows = optionsOf(asked).length ? [] : [...rowsOf(asked), ...targetsOf(asked)]
  return [...rows, ...(asked.played?.lines.map(code) ?? [])]
}

function answersOf(asked: AskedQuestion): string[] {
  if (asked.type === 'fill-in') return asked.answer === 'output' ? [] : asked.accept
  if (asked.type !== 'hot-spot') return []
  const lines = rowsOf(asked)
  return asked.spots.flatMap(({ right, line }) => (right ? [lines[line - 1] ?? ''] : []))
}
