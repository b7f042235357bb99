import { undoInput } from '@/domain/memory/review'
import { handle } from '@/server/door'
import { undoReview } from '@/server/reviews'

export const POST = handle(undoInput, undoReview)
