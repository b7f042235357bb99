import type { ToldStep } from '@/domain/docker/scene/told'
import type { TypedKind } from './grade'
import type { AskedQuestion } from './predict'

/** What a browser is told of a question before its answer is committed. Texts are safe HTML. */
export type PublicQuestion = {
  /** Id that the answer will carry, minted now, when the question is shown. */
  answerId: string
  position: number
  total: number
  type: AskedQuestion['type']
  stem: string
  choices: string[]
  wants?: TypedKind
  /** The script to run in the head, as a console shows it. */
  script?: string
}

/** A script as it really went, and where to try it. */
export type ShownPlay = { steps: ToldStep[] /** The lab with this script, `/lab#…`. */; link: string }

export type ShownSource = { title: string; url: string; section?: string }

/** What a browser is told afterwards. Texts are safe HTML, `accept` is plain. */
export type RevealedAnswer = {
  /** 0 to 1. */
  score: number
  choices: { text: string; why: string; right: boolean | null; chosen: boolean; belief?: string; placed?: number }[]
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
