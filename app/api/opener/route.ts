import { openerInput } from '@/domain/quiz/input'
import { answerOpener } from '@/server/answers'
import { handleOpen } from '@/server/door'

export const POST = handleOpen(openerInput, answerOpener)
