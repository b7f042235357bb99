import { solutionInput } from '@/domain/docker/asked/solution'
import { handle } from '@/server/door'
import { recordSolution } from '@/server/solutions'

export const POST = handle(solutionInput, recordSolution)
