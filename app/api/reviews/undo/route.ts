import { undoInput } from '@/domain/memory/review'
import { handle } from '@/server/door'
import { undoReview } from '@/server/undos'

export const POST = handle(undoInput, undoReview)
