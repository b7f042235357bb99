import { suspendInput } from '@/domain/memory/review'
import { handle } from '@/server/door'
import { suspendCard } from '@/server/suspensions'

export const POST = handle(suspendInput, suspendCard)
