import { reviewInput } from '@/domain/memory/review'
import { handle } from '@/server/door'
import { recordReview } from '@/server/reviews'

export const POST = handle(reviewInput, recordReview)
