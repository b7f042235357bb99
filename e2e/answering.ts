import { expect, type Page } from '@playwright/test'
import type pg from 'pg'
import type { AskedQuestion } from '@/domain/quiz/predict'
import { bare, questionByStem } from './bank'
import { mint } from './fixtures'

/** A quiz that asks these questions in this order: its page. */
export async function quizOf(database: pg.Pool, learnerId: string, ...questionIds: string[]): Promise<string> {
  const { rows } = await database.query('SELECT question_id, hash FROM question_version WHERE question_id = ANY($1)', [
    questionIds,
  ])
  const versions = new Map(rows.map((row) => [row.question_id, row.hash]))
  const items = questionIds.map((questionId) => ({ questionId, version: versions.get(questionId) }))
  const id = mint()
  await database.query(
    `INSERT INTO attempt (learner_id, id, quiz, seed, items, started_at) VALUES ($1, $2, 'mixed', $3, $4, now())`,
    [learnerId, id, `seed-${id}`, JSON.stringify(items)],
  )
  return `/quiz/${id}`
}

/** The question that stands on the page. */
export async function questionOn(page: Page): Promise<AskedQuestion> {
  const form = page.getByRole('main').locator('form')
  const script = form.getByRole('region', { name: 'Script' })
  const lines = (await script.count()) ? await script.innerText() : ''
  return questionByStem(await form.locator('.prose').first().innerText(), lines)
}

/** Answers the question on the page as asked, and checks it. */
export async function answer(page: Page, how: 'right' | 'wrong'): Promise<void> {
  const form = page.getByRole('main').locator('form')
  const stem = form.locator('.prose').first()
  await expect(stem).toBeVisible()
  const question = await questionOn(page)
  if (question.type === 'fill-in') {
    await form.getByRole('textbox').fill(how === 'right' ? (question.accept[0] ?? '') : 'nothing of the kind')
  } else if (question.type === 'ordering') {
    const wanted = question.items.map((item) => bare(item.text))
    if (how === 'wrong') wanted.reverse()
    const rows = form.getByRole('listitem')
    for (let place = 0; place < wanted.length; place++)
      for (let moves = 0; moves < wanted.length; moves++) {
        const texts = (await rows.locator('span.min-w-0').allInnerTexts()).map(bare)
        const at = texts.indexOf(wanted[place] ?? '')
        if (at === place) break
        await rows.nth(at).getByRole('button', { name: 'Move up' }).click()
      }
  } else {
    const wanted = question.options
      .filter((option) => Boolean(option.right) === (how === 'right'))
      .map((option) => bare(option.text))
    const labels = form.locator('fieldset').first().locator('label')
    for (const label of await labels.all()) {
      const text = bare(await label.locator('span.min-w-0').innerText())
      if (!wanted.includes(text)) continue
      await label.getByRole(question.type === 'single' ? 'radio' : 'checkbox').check()
      if (question.type === 'single') break
    }
  }
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('button', { name: /Next question|See the summary/ })).toBeVisible()
}

/** Answers what is left of the quiz on the page, up to its summary. */
export async function finishQuiz(page: Page, how: (place: number) => 'right' | 'wrong'): Promise<number> {
  for (let place = 0; place < 20; place++) {
    await answer(page, how(place))
    const on = page.getByRole('button', { name: /Next question|See the summary/ })
    const last = (await on.innerText()).startsWith('See')
    await on.click()
    if (last) {
      await expect(page.getByRole('heading', { name: 'Every question' })).toBeVisible()
      return place + 1
    }
    await expect(page.getByRole('button', { name: 'Check' })).toBeVisible()
  }
  throw new Error('This quiz does not end.')
}
