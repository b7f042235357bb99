import { namedBeliefs } from './beliefs'
import { checkExercises } from './check-exercises'
import { checkPredictions } from './check-predictions'
import { checkRuns } from './check-runs'
import { noteBlocks, noteWords } from './note'
import type { Problem } from './problem'
import type { PlacedBank } from './read-bank'
import type { Placed } from './read-yaml'

/**
 * What no single file can show: that names lead somewhere, and that the model of Docker agrees. A bank with such a
 * mistake is not loaded; whether a sound bank is a good one is the linter's question (`domain/lint`).
 */
export function checkBank(bank: PlacedBank): Problem[] {
  const errors: Problem[] = []
  const at = ({ file, line }: Placed<unknown>, message: string, field?: string): Problem => ({
    file,
    line,
    field,
    message,
  })

  const ids = (items: Placed<{ id: string }>[], noun: string) => {
    const seen = new Map<string, Placed<{ id: string }>>()
    for (const item of items) {
      const first = seen.get(item.value.id)
      if (first)
        errors.push(at(item, `the ${noun} ${item.value.id} is already written at ${first.file}:${first.line}`, 'id'))
      else seen.set(item.value.id, item)
    }
    return new Set(seen.keys())
  }
  const concepts = ids(bank.concepts, 'concept')
  const cards = ids(bank.cards, 'card')
  const misconceptions = ids(bank.misconceptions, 'misconception')
  const claims = ids(bank.claims, 'claim')
  const sources = ids(bank.sources, 'source')
  const questions = ids(bank.questions, 'question')
  ids(bank.modules, 'module')

  const refer = (item: Placed<unknown>, known: Set<string>, noun: string, names: string[], field: string) => {
    for (const name of names) if (!known.has(name)) errors.push(at(item, `there is no ${noun} ${name}`, field))
  }
  for (const item of [
    ...bank.concepts,
    ...bank.questions,
    ...bank.cards,
    ...bank.misconceptions,
    ...bank.claims,
    ...bank.exercises,
    ...bank.sheet,
  ])
    refer(
      item,
      sources,
      'source',
      item.value.sources.map((cited) => cited.id),
      'sources',
    )

  for (const module of bank.modules)
    if (module.value.opener) refer(module, questions, 'question', [module.value.opener], 'opener')

  for (const concept of bank.concepts) {
    refer(concept, concepts, 'concept', concept.value.needs, 'needs')
    refer(concept, misconceptions, 'misconception', concept.value.misconceptions, 'misconceptions')
    const words = noteWords(concept.value.note)
    if (words < 120 || words > 300)
      errors.push(at(concept, `the note has ${words} words; 120 to 300 are wanted`, 'note'))
    try {
      noteBlocks(concept.value.note)
    } catch (error) {
      errors.push(at(concept, `a diagram is not right: ${error instanceof Error ? error.message : error}`, 'note'))
    }
  }

  for (const question of bank.questions) {
    refer(question, cards, 'card', question.value.cards, 'cards')
    refer(question, claims, 'claim', question.value.claims, 'claims')
    refer(question, misconceptions, 'misconception', namedBeliefs(question.value), 'misconception')
  }
  for (const card of bank.cards) {
    if (card.value.refutes) refer(card, misconceptions, 'misconception', [card.value.refutes], 'refutes')
  }
  for (const belief of bank.misconceptions) {
    refer(belief, cards, 'card', [belief.value.card], 'card')
    refer(belief, questions, 'question', belief.value.contrast, 'contrast')
    const card = bank.cards.find((item) => item.value.id === belief.value.card)
    if (card && card.value.refutes !== belief.value.id)
      errors.push(
        at(card, `this is named as the refutation card of ${belief.value.id}, but does not say so`, 'refutes'),
      )
  }
  for (const row of bank.sheet) refer(row, concepts, 'concept', [row.value.concept], 'concept')
  for (const claim of bank.claims) refer(claim, concepts, 'concept', [claim.value.concept], 'concept')
  ids(bank.exercises, 'exercise')
  for (const exercise of bank.exercises) {
    refer(exercise, concepts, 'concept', exercise.value.trains, 'trains')
  }
  errors.push(...checkPredictions(bank.questions), ...checkRuns(bank.questions), ...checkExercises(bank.exercises))
  return errors
}

export function uncoveredMisconceptions(bank: PlacedBank) {
  const named = new Set(bank.questions.flatMap((question) => namedBeliefs(question.value)))
  return bank.misconceptions.filter((item) => !named.has(item.value.id))
}

export function uncoveredClaims(bank: PlacedBank) {
  const tested = new Set(bank.questions.flatMap((question) => question.value.claims))
  return bank.claims.filter((item) => !tested.has(item.value.id))
}
