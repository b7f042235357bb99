import { z } from 'zod'
import { uuid7Schema } from '@/domain/uuid-schema'

/** What a script may be, from a browser or in a link: many short lines. */
export const mostLines = 200
export const longestLine = 4096
export const scriptSchema = z
  .array(z.string().max(longestLine))
  .max(mostLines)
  .refine((lines) => lines.reduce((sum, line) => sum + line.length, 0) <= 12_000, 'the script is too long')

/** An exercise solved in the lab: the lines typed since its setup. The id was minted when it was shown. */
export const solutionInput = z.strictObject({
  id: uuid7Schema,
  exerciseId: z.string().max(100),
  lines: scriptSchema,
  /** The worked solution had been looked at. */
  helped: z.boolean(),
})
export type SolutionInput = z.output<typeof solutionInput>
