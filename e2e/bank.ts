import { unplaced } from '@/domain/bank/read-bank'
import { reportBank } from '@/domain/bank/report'
import type { Question } from '@/domain/bank/shapes'
import { keyTexts } from '@/domain/quiz/key-texts'
import { type AskedQuestion, everyVariant } from '@/domain/quiz/predict'
import { readContent } from '@/prisma/load-bank'

/** The bank with its keys, as a test may know it and a browser may not. */
export const bank = unplaced(reportBank(await readContent(new URL('../content', import.meta.url).pathname)).bank)

/** Only letters and digits, without tags, escapes or entities: what a text says, however it is written. */
export function bare(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/\\(["\\/])/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

/** What tells a question's key: every reason, and the explanation. */
export const keyMaterial = (question: Question): string[] => everyVariant(question).flatMap(keyTexts)

const asked = bank.questions.flatMap(everyVariant)

/** The question that stands on a page, found by its stem, and by its script if it has one. */
export function questionByStem(stem: string, script = ''): AskedQuestion {
  const found = asked.find(
    (question) =>
      bare(question.stem.replace(/```\w*/g, '')) === bare(stem) &&
      bare(question.played?.lines.join(' ') ?? '') === bare(script),
  )
  if (!found) throw new Error(`No question of the bank has this stem: ${stem}`)
  return found
}
