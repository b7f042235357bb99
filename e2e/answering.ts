import { expect, type Locator, type Page } from '@playwright/test'
import type pg from 'pg'
import type { AskedQuestion } from '@/domain/quiz/predict'
import { type Response, several } from '@/domain/quiz/response'
import { partlyRightResponse, rightResponse, wrongResponse } from '@/domain/quiz/sample-responses'
import { rowsOf, targetsOf } from '@/domain/quiz/shown-order'
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

/** Answers the question on the page rightly, or so that it earns nothing, and checks it. */
export async function answer(page: Page, how: 'right' | 'wrong' | 'partly right'): Promise<void> {
  const form = page.getByRole('main').locator('form')
  await expect(form.locator('.prose').first()).toBeVisible()
  const question = await questionOn(page)
  const responses = { right: rightResponse, wrong: wrongResponse, 'partly right': partlyRightResponse }
  const response = responses[how](question)
  if (!response) throw new Error(`${question.id} cannot be answered partly right.`)
  await give(form, question, response)
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('button', { name: /Next question|See the summary/ })).toBeVisible()
}

/** Gives a response, in the places as written, to the question in a form. */
export async function give(form: Locator, question: AskedQuestion, response: Response): Promise<void> {
  const rows = rowsOf(question)
  if ('text' in response) return form.getByRole('textbox').fill(response.text)
  if ('order' in response)
    return putInOrder(
      form,
      response.order.map((place) => bare(rows[place] ?? '')),
    )
  if ('assigned' in response) {
    const targets = targetsOf(question)
    for (const [place, target] of response.assigned.entries()) {
      const row = await byText(form.getByRole('radiogroup'), rows[place] ?? '')
      await press(await byText(row.getByRole('radio'), targets[target] ?? ''))
    }
    return
  }
  if ('verdict' in response) {
    await press(form.getByRole('radio', { name: response.verdict ? 'True' : 'False', exact: true }))
    const reasons = form.getByRole('group', { name: /reason/ }).getByRole('radio')
    return press(await byText(reasons, rows[response.reason] ?? ''))
  }
  if (question.type === 'hot-spot') {
    for (const place of response.ticked) await press(form.getByLabel(`Line ${place + 1}:`))
    return
  }
  const kind = several(question) ? 'checkbox' : 'radio'
  const options = form.locator('fieldset').first().getByRole(kind)
  for (const place of response.ticked) await press(await byText(options, rows[place] ?? ''))
}

/** Chooses a radio or a checkbox as one does by keyboard. */
async function press(control: Locator): Promise<void> {
  await control.focus()
  await control.press('Space')
  await expect(control).toBeChecked()
}

/** The one of some controls whose name is a text of the bank; Markdown, letters and key hints before it do not count. */
async function byText(controls: Locator, text: string): Promise<Locator> {
  for (const control of await controls.all()) {
    const name = await control.evaluate((element) => {
      const label = element.closest('label')
      return (
        element.getAttribute('aria-label')?.replace(/^[A-Z]: /, '') ??
        label?.querySelector('span.min-w-0, span:last-child')?.textContent ??
        ''
      )
    })
    if (bare(name) === bare(text)) return control
  }
  throw new Error(`Nothing to choose says: ${text}`)
}

async function putInOrder(form: Locator, wanted: string[]): Promise<void> {
  const rows = form.getByRole('listitem')
  for (let place = 0; place < wanted.length; place++)
    for (let moves = 0; moves < wanted.length; moves++) {
      const texts = (await rows.locator('span.min-w-0').allInnerTexts()).map(bare)
      const at = texts.indexOf(wanted[place] ?? '')
      if (at === place) break
      await rows.nth(at).getByRole('button', { name: 'Move up' }).press('Enter')
    }
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
