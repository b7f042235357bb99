import { expectAccessible } from './accessible'
import { answer, finishQuiz, quizOf } from './answering'
import { bank } from './bank'
import { expect, test } from './fixtures'

test('every page of a visitor is accessible', async ({ page, forgivenErrors }) => {
  forgivenErrors.push(/404/)
  for (const path of [
    '/',
    '/learn',
    '/learn/image-vs-container',
    '/learn/digest',
    '/quiz',
    '/review',
    '/progress',
    '/sign-in',
    '/sign-up',
    '/nothing-here',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('main')).toBeVisible()
    await expectAccessible(page)
  }
  await page.goto('/')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('link', { name: 'Take a quiz' })).toBeVisible()
  await expectAccessible(page)
})

test('every state of a quiz is accessible, also when sending fails', async ({
  page,
  context,
  makeLearner,
  enter,
  database,
  forgivenErrors,
}) => {
  forgivenErrors.push(/Failed to load resource/)
  const learner = await makeLearner()
  await enter(context, learner)
  // The first must be one that can be checked too early: an ordering has an answer as soon as it is shown.
  const types = ['single', 'ordering', 'multiple', 'fill-in', 'predict']
  const ids = types.map((type) => bank.questions.find((question) => question.type === type)?.id ?? '')
  await page.goto(await quizOf(database, learner.id, ...ids))
  await expect(page.getByText('Question 1 of 5')).toBeVisible()
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('Give an answer first')).toBeVisible()
  await expectAccessible(page)
  await page.route('**/api/answers', (route) => route.fulfill({ status: 503, json: {} }))
  await answer(page, 'wrong').catch(() => undefined)
  await expect(page.getByText('Not saved yet')).toBeVisible()
  await expectAccessible(page)
  await page.unroute('**/api/answers')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('button', { name: 'Next question' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Next question' }).click()
  for (const _ of [2, 3, 4]) {
    await expectAccessible(page)
    await answer(page, 'right')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Next question' }).click()
  }
  await finishQuiz(page, () => 'wrong')
  await expectAccessible(page)
})

test('review, progress and settings are accessible, with content and without', async ({
  page,
  context,
  makeLearner,
  enter,
}) => {
  await enter(context, await makeLearner({ new_per_day: 1 }))
  for (const path of ['/', '/progress', '/settings', '/review']) {
    await page.goto(path)
    await expectAccessible(page)
  }
  await page.getByRole('button', { name: 'Show the answer' }).click()
  await expectAccessible(page)
  for (const count of [1, 2]) {
    await page.getByRole('button', { name: /^Recalled/ }).click()
    await expect(page.getByTestId('count')).toContainText(`${count} done`)
    if (count === 1) await page.getByRole('button', { name: 'Show the answer' }).click()
  }
  await expect(page.getByText('That is all for now.')).toBeVisible()
  await expectAccessible(page)
  for (const path of ['/', '/progress']) {
    await page.goto(path)
    await expectAccessible(page)
  }
})
