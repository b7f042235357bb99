import { z } from 'zod'
import { text } from './fields'
import { optionOrigin, optionShape, rightOnes } from './option-shape'
import { asked } from './question-fields'

/** The lines of a listing, in order; line n is at place n - 1. A newline at the end makes no line. */
export const linesOf = (listing: string): string[] => listing.replace(/\n+$/, '').split('\n')

const spotSchema = z.strictObject({ line: z.int().min(1), ...optionShape }).superRefine(optionOrigin)

/** Lines of a Dockerfile or of a console, at which one points. */
export const hotSpotSchema = z
  .strictObject({
    ...asked,
    type: z.literal('hot-spot'),
    /** The listing. */
    text: z.string().min(1),
    spots: z.array(spotSchema).min(2),
    /** Why every line that is no spot is not the answer. */
    otherwise: text,
  })
  .superRefine(({ text: listing, spots }, ctx) => {
    const issue = (message: string) => ctx.addIssue({ code: 'custom', message })
    const lines = linesOf(listing)
    if (lines.length < 3 || lines.length > 14) issue('a listing has 3 to 14 lines')
    for (const { line } of spots) if (!lines[line - 1]?.trim()) issue(`line ${line} is empty or not there`)
    if (new Set(spots.map(({ line }) => line)).size < spots.length) issue('a line is a spot once')
    const right = rightOnes(spots)
    if (right === 0 || right === spots.length) issue('at least one spot is right, and at least one is wrong')
  })
