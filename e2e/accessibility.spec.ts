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

test('the ways in the header stand side by side at every width', async ({
  page,
  context,
  makeLearner,
  enter,
  database,
}) => {
  const learner = await makeLearner()
  await enter(context, learner)
  const [question] = bank.questions
  await page.goto(await quizOf(database, learner.id, question?.id ?? ''))
  await answer(page, 'wrong')
  for (const width of [360, 640, 768, 900, 1024, 1280]) {
    await page.setViewportSize({ width, height: 740 })
    await page.goto('/learn')
    await expect(page.getByRole('link', { name: /Review \d+ due/ })).toBeVisible()
    const ways = await page.getByRole('banner').getByRole('link').all()
    const boxes = await Promise.all(ways.map((way) => way.evaluate(extent)))
    for (const [index, box] of boxes.entries())
      for (const other of boxes.slice(index + 1))
        expect(apart(box, other), `${box.text} and ${other.text} at ${width} px`).toBe(true)
    expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThanOrEqual(width)
  }
})

type Box = { text: string; left: number; right: number; top: number; bottom: number }

/** The place that a link takes with all that one sees of it, also where a text stands out of its box. */
function extent(way: Element): Box {
  const seen = [way, ...way.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().width > 1)
  const texts = seen.flatMap((part) => [...part.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE))
  const boxes = [...seen, ...texts].map((part) => {
    const range = document.createRange()
    range.selectNode(part)
    return part instanceof Element ? part.getBoundingClientRect() : range.getBoundingClientRect()
  })
  return {
    text: way.textContent ?? '',
    left: Math.min(...boxes.map(({ left }) => left)),
    right: Math.max(...boxes.map(({ right }) => right)),
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  }
}

const apart = (a: Box, b: Box) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top
