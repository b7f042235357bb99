import type { QuestionType } from '@/domain/bank/shapes'

/** What a browser is told of a question before its answer is committed. Texts are safe HTML. */
export type PublicQuestion = {
  /** Id that the answer will carry, minted now, when the question is shown. */
  answerId: string
  position: number
  total: number
  type: QuestionType
  stem: string
  choices: string[]
  wants?: 'command' | 'term'
}

export type ShownSource = { title: string; url: string; section?: string }

/** What a browser is told afterwards. Texts are safe HTML, `accept` is plain. */
export type RevealedAnswer = {
  /** 0 to 1. */
  score: number
  choices: { text: string; why: string; right: boolean | null; chosen: boolean; belief?: string; placed?: number }[]
  accept: string[]
  typed?: string
  explain: string
  sources: ShownSource[]
  concept: { id: string; title: string }
  /** Cards that this answer made due. */
  called: number
}
