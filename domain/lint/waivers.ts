import { z } from 'zod'
import { text } from '@/domain/bank/fields'
import type { Problem } from '@/domain/bank/problem'
import type { TextFile } from '@/domain/bank/read-bank'
import { readList } from '@/domain/bank/read-yaml'
import { rules, type Waiver } from './lint'

const waiverSchema = z.strictObject({
  rule: text.refine((id) => rules.some((rule) => rule.id === id), 'there is no such rule'),
  /** Of the item, concept or belief; `bank` for what is found in the bank as a whole. */
  id: text,
  reason: text.refine((reason) => reason.split(/\s+/).length >= 4, 'a reason is a sentence'),
})

/** The waivers of content/waivers.yaml, which may be missing. */
export function readWaivers(files: TextFile[]): { waivers: Waiver[]; problems: Problem[] } {
  const file = files.find(({ path }) => path === 'waivers.yaml')
  if (!file) return { waivers: [], problems: [] }
  const { items, problems } = readList(file.path, file.text, waiverSchema)
  return { waivers: items.map(({ value }) => value), problems }
}
