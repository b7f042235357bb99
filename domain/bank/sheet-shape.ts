import { z } from 'zod'
import { citations, idSchema, text } from './fields'

/** One row of the sheet "image versus container". */
export const sheetRowSchema = z.strictObject({
  /** What is compared. */
  aspect: text,
  image: text,
  container: text,
  concept: idSchema,
  sources: citations,
})
export type SheetRow = z.infer<typeof sheetRowSchema>
