import 'server-only'
import type { Citation } from '@/domain/bank/fields'
import type { Played } from '@/domain/docker/asked/play'
import { labLink, packScript } from '@/domain/docker/asked/share'
import { tell } from '@/domain/docker/scene/told'
import type { AskedQuestion } from '@/domain/quiz/predict'
import { present } from '@/domain/quiz/present'
import type { Response } from '@/domain/quiz/response'
import { reveal } from '@/domain/quiz/reveal'
import type { PublicQuestion, RevealedAnswer, ShownPlay, ShownSource } from '@/domain/quiz/shown'
import { shownOrder } from '@/domain/quiz/shown-order'
import { type BankInMemory, currentBank } from './bank'
import { newId } from './clock'
import { consoleOf, html, inlineHtml } from './markdown'

/**
 * The only two ways in which a question leaves the server: before its answer is
 * committed, without anything that tells the key; and after, with everything.
 */
export function publicQuestion(question: AskedQuestion, seed: string, position: number, total: number): PublicQuestion {
  const shown = present(question, seed)
  return {
    answerId: newId(),
    position,
    total,
    type: shown.type,
    stem: html(shown.stem),
    choices: shown.choices.map(shown.type === 'hot-spot' ? escaped : inlineHtml),
    targets: shown.targets.map(inlineHtml),
    several: shown.several,
    wants: shown.wants,
    unit: shown.unit,
    script: shown.script && html(consoleOf(shown.script)),
  }
}

/** Call it only for an answer that is committed. `response` is in the places as written. */
export async function revealedAnswer(
  question: AskedQuestion,
  seed: string,
  answer: { response: Response; score: number; called: string[]; version: string },
): Promise<RevealedAnswer> {
  const bank = await currentBank()
  const shown = reveal(question, answer.response, shownOrder(question, seed))
  const plain = question.type === 'fill-in' || question.type === 'number' || question.type === 'hot-spot'
  return {
    type: question.type,
    question: { id: question.id, version: answer.version },
    score: answer.score,
    choices: shown.choices.map(({ misconception, ...choice }) => ({
      ...choice,
      text: plain ? escaped(choice.text) : inlineHtml(choice.text),
      why: inlineHtml(choice.why),
      belongs: choice.belongs && inlineHtml(choice.belongs),
      put: choice.put && inlineHtml(choice.put),
      mistake: choice.mistake && inlineHtml(choice.mistake),
      belief: beliefOf(bank, misconception),
    })),
    verdict: shown.verdict && {
      right: shown.verdict.right,
      given: shown.verdict.given,
      why: inlineHtml(shown.verdict.why),
      belief: beliefOf(bank, shown.verdict.misconception),
    },
    accept: shown.accept,
    typed: shown.typed,
    explain: html(shown.explain),
    played: question.played && shownPlay(question.played),
    sources: sourcesOf(bank, shown.sources),
    concept: { id: shown.concept, title: bank.concepts.get(shown.concept)?.title ?? shown.concept },
    called: answer.called.length,
  }
}

function shownPlay(played: Played): ShownPlay {
  const packed = packScript(played)
  return { steps: tell(played), link: packed.ok ? labLink(packed.value) : '/lab' }
}

const beliefOf = (bank: BankInMemory, id?: string) => {
  const belief = id && bank.misconceptions.get(id)?.belief
  return belief ? inlineHtml(belief) : undefined
}

export function sourcesOf(bank: BankInMemory, cited: Citation[]): ShownSource[] {
  return cited.flatMap(({ id, section }) => {
    const source = bank.sources.get(id)
    return source ? [{ title: source.title, url: source.url, section }] : []
  })
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
