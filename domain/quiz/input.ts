import { z } from 'zod'
import { uuid7Schema } from '@/domain/uuid-schema'
import { quizKindSchema } from './choose'
import { responseSchema } from './response'

/** Starts an attempt; its id was minted when the button was shown, so a double press starts one. */
export const attemptInput = z.object({ id: uuid7Schema, quiz: quizKindSchema, ref: z.string().max(100).default('') })
export type AttemptInput = z.output<typeof attemptInput>

/** Answers one question; the id was minted when the question was shown. */
export const answerInput = z.strictObject({
  id: uuid7Schema,
  attemptId: uuid7Schema,
  position: z.int().min(0).max(99),
  response: responseSchema,
  /** 1 guessed, 2 fairly sure, 3 certain. */
  confidence: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
})
export type AnswerInput = z.output<typeof answerInput>

/** The front page's question, answered by somebody who may be nobody yet. */
export const openerInput = answerInput.extend({ timeZone: z.string().max(100) })
export type OpenerInput = z.output<typeof openerInput>
