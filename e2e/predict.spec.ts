import { expectAccessible } from './accessible'
import { answer, questionOn, quizOf } from './answering'
import { bank } from './bank'
import { expect, test } from './fixtures'

const predictions = bank.questions.filter(({ type }) => type === 'predict')
const chosen = predictions.find((question) => question.type === 'predict' && question.form === 'one')

test('a prediction answered wrong is explained line by line, and opens in the lab', async ({
  page,
  context,
  makeLearner,
  enter,
  database,
}) => {
  test.slow()
  if (!chosen) throw new Error('The bank has no prediction with one answer.')
  const learner = await makeLearner()
  await enter(context, learner)
  await page.goto(await quizOf(database, learner.id, chosen.id))
  const question = await questionOn(page)
  const lines = question.played?.lines ?? []
  await expect(page.getByRole('region', { name: 'Script' })).toContainText(lines[0] ?? '')
  await expectAccessible(page)

  await answer(page, 'wrong')
  await expect(page.getByRole('heading', { name: 'Not right. Here is why.' })).toBeFocused()
  const steps = page.getByRole('region', { name: 'What really happens' })
  for (const line of lines) await expect(steps).toContainText(line)
  await expect(steps.getByRole('img').last()).toHaveAccessibleDescription(/./)
  await expectAccessible(page)

  await steps.getByRole('link', { name: 'Open it in the lab' }).click()
  await expect(page.locator('[data-ready=true]')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('log')).toContainText(lines.at(-1) ?? '')
})

test('every form of prediction can be answered right', async ({ page, context, makeLearner, enter, database }) => {
  test.slow()
  const learner = await makeLearner()
  await enter(context, learner)
  for (const form of ['one', 'several', 'typed']) {
    const question = predictions.find((item) => item.type === 'predict' && item.form === form)
    await page.goto(await quizOf(database, learner.id, question?.id ?? ''))
    await answer(page, 'right')
    await expect(page.getByRole('heading', { name: 'Right.', exact: true })).toBeVisible()
  }
})
