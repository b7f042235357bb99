import { answerInput } from '@/domain/quiz/input'
import { recordAnswer } from '@/server/answers'
import { handle } from '@/server/door'

export const POST = handle(answerInput, recordAnswer)
