import type { ToldStep } from '@/domain/docker/scene/told'
import type { AskedQuestion } from './predict'
import type { RevealedChoice } from './reveal'
import type { TypedKind } from './same-text'

/** What a browser is told of a question before its answer is committed. Texts are safe HTML. */
export type PublicQuestion = {
  /** Id that the answer will carry, minted now, when the question is shown. */
  answerId: string
  position: number
  total: number
  type: AskedQuestion['type']
  stem: string
  /** Lines of a hot spot are escaped, not Markdown. */
  choices: string[]
  targets: string[]
  several: boolean
  wants?: TypedKind | 'number'
  unit?: string
  /** The script to run in the head, as a console shows it. */
  script?: string
}

/** A script as it really went, and where to try it. */
export type ShownPlay = { steps: ToldStep[] /** The lab with this script, `/lab#…`. */; link: string }

export type ShownSource = { title: string; url: string; section?: string }

/** As `RevealedChoice`, with the belief in words. */
export type ShownChoice = Omit<RevealedChoice, 'misconception'> & { belief?: string }

/** What a browser is told afterwards. Texts are safe HTML, `accept` is plain. */
export type RevealedAnswer = {
  type: AskedQuestion['type']
  /** By which a report names it. */
  question: { id: string; version: string }
  /** 0 to 1. */
  score: number
  choices: ShownChoice[]
  verdict?: { right: boolean; given: boolean; why: string; belief?: string }
  accept: string[]
  typed?: string
  explain: string
  /** Of a prediction. */
  played?: ShownPlay
  sources: ShownSource[]
  concept: { id: string; title: string }
  /** Cards that this answer made due. */
  called: number
}
