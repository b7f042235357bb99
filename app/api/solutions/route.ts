import { solutionInput } from '@/domain/docker/solution'
import { handle } from '@/server/door'
import { recordSolution } from '@/server/solutions'

export const POST = handle(solutionInput, recordSolution)
