import type { Option } from '@/domain/bank/option-shape'
import type { PredictQuestion, Question } from '@/domain/bank/shapes'
import { type Played, play } from '@/domain/docker/asked/play'
import { probe } from '@/domain/docker/asked/probe'
import { seeded } from './shuffle'

/** A question as one attempt asks it: every prediction has become a choice or a text to type. */
export type AskedQuestion = Exclude<Question, PredictQuestion> & {
  played?: Played
  /** What the model says to the question. */
  said?: string | string[]
}

/**
 * Settles what only an attempt can settle: a prediction's parameters, and, by
 * running its script on the model of Docker, its key. Other questions pass
 * through. `seed` is the attempt's; the same seed gives the same variant.
 */
export function askedAs(question: Question, seed: string): AskedQuestion {
  if (question.type !== 'predict') return question
  const variants = variantsOf(question)
  const drawn = seeded(`${seed}/${question.id}/variant`)()
  return settle(question, variants[Math.floor(drawn * variants.length)] ?? {})
}

/** Every way in which a prediction can be asked; one for a question of another type. */
export function everyVariant(question: Question): AskedQuestion[] {
  return question.type === 'predict' ? variantsOf(question).map((variant) => settle(question, variant)) : [question]
}

type Variant = Record<string, string>

/** All combinations of the parameters' values. */
export function variantsOf({ parameters }: Pick<PredictQuestion, 'parameters'>): Variant[] {
  return Object.entries(parameters).reduce<Variant[]>(
    (variants, [name, values]) => variants.flatMap((variant) => values.map((value) => ({ ...variant, [name]: value }))),
    [{}],
  )
}

/** Puts a variant's values where `[[name]]` stands, in every text of a value. */
function filled<T>(value: T, variant: Variant): T {
  if (typeof value === 'string')
    return value.replace(/\[\[([a-z]+)\]\]/g, (whole, name: string) => variant[name] ?? whole) as T
  if (Array.isArray(value)) return value.map((item) => filled(item, variant)) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, variant)])) as T
}

const settled = new WeakMap<PredictQuestion, Map<string, AskedQuestion>>()

/** Remembered by the question's identity: the bank in memory never changes, and a script always runs the same. */
function settle(question: PredictQuestion, variant: Variant): AskedQuestion {
  const known = settled.get(question) ?? new Map<string, AskedQuestion>()
  settled.set(question, known)
  const key = JSON.stringify(variant)
  const asked = known.get(key) ?? settleAnew(question, variant)
  known.set(key, asked)
  return asked
}

function settleAnew(question: PredictQuestion, variant: Variant): AskedQuestion {
  const { parameters: _, script, store, ask, form, options, wrong, type: _type, ...asked } = filled(question, variant)
  const played = play(store, script)
  const said = probe(played.steps, ask)
  if (form === 'typed')
    return { ...asked, type: 'fill-in', answer: 'output', accept: [oneText(said)], wrong: wrong ?? [], played, said }
  const truths = form === 'several' ? [said].flat() : [oneText(said)]
  const marked = (options ?? []).map(({ is, ...option }): Option => {
    const right = truths.includes(is ?? option.text)
    return right ? { text: option.text, why: option.why, right } : option
  })
  return { ...asked, type: form === 'several' ? 'multiple' : 'single', options: marked, played, said }
}

/** Several things as one text: `none`, or their names in order. */
const oneText = (said: string | string[]): string => (typeof said === 'string' ? said : said.join(', ') || 'none')
