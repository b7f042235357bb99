import { expect, test } from './fixtures'

test('twenty cards by keyboard alone, with three undos that survive a reload', async ({
  page,
  context,
  makeLearner,
  enter,
  database,
}) => {
  const learner = await makeLearner({ new_per_day: 40 })
  await enter(context, learner)
  await page.goto('/review')
  const done = page.getByTestId('count')
  // A key pressed before the page has come alive is not heard, as in any page.
  const answer = page.getByRole('region', { name: 'Answer' })
  const listening = async () =>
    expect(async () => {
      if (!(await answer.isVisible())) await page.keyboard.press('Space')
      await expect(answer).toBeVisible({ timeout: 500 })
    }).toPass()
  const gradeOne = async (key: string, count: number) => {
    if (!(await answer.isVisible())) await page.keyboard.press('Space')
    await expect(page.getByRole('region', { name: 'Answer' })).toBeFocused()
    await page.keyboard.press(key)
    await expect(done).toContainText(`${count} done`)
  }
  await listening()
  for (let card = 1; card <= 10; card++) await gradeOne(card % 4 ? '2' : '1', card)
  const front = () => page.getByRole('article', { name: 'Card' }).locator('.prose').first().innerText()
  await page.keyboard.press('u')
  await expect(done).toContainText('9 done')
  await page.keyboard.press('u')
  await expect(done).toContainText('8 done')
  const again = await front()
  await gradeOne('2', 9)
  expect(await front()).not.toBe(again)

  await expect(page.getByText('Saving')).toBeHidden()
  await page.reload()
  await listening()
  await page.keyboard.press('u')
  await expect(page.getByRole('article', { name: 'Card' })).toContainText(again)
  for (let card = 1; card <= 12; card++) await gradeOne('2', card)
  await expect(page.getByText('Saving')).toBeHidden()

  const { rows } = await database.query(
    `SELECT (SELECT count(*)::int FROM review WHERE learner_id = $1) AS reviews, (SELECT count(*)::int FROM undo WHERE learner_id = $1) AS undos,
            (SELECT sum(reps)::int FROM memory WHERE learner_id = $1) AS reps`,
    [learner.id],
  )
  expect(rows).toEqual([{ reviews: 23, undos: 3, reps: 20 }])
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('twenty cards by touch, with three undos', async ({ page, context, makeLearner, enter }) => {
    await enter(context, await makeLearner({ new_per_day: 40, buttons: 4 }))
    await page.goto('/review')
    const done = page.getByTestId('count')
    const gradeOne = async (name: RegExp, count: number) => {
      await page.getByRole('button', { name: 'Show the answer' }).tap()
      await page.getByRole('button', { name }).tap()
      await expect(done).toContainText(`${count} done`)
    }
    for (let card = 1; card <= 20; card++) await gradeOne(card % 5 ? /^Good/ : /^Easy/, card)
    for (const left of [19, 18, 17]) {
      await page.getByRole('button', { name: /^Undo/ }).tap()
      await expect(done).toContainText(`${left} done`)
    }
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(360)
  })
})

test('a dead network loses no review', async ({ page, context, makeLearner, enter, database, forgivenErrors }) => {
  forgivenErrors.push(/ERR_INTERNET_DISCONNECTED|Failed to load resource/)
  const learner = await makeLearner()
  await enter(context, learner)
  await page.goto('/review')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Show the answer' }).click()
  await page.getByRole('button', { name: /^Recalled/ }).click()
  await expect(page.getByText('Failed to save, kept in this browser.')).toBeVisible()
  await context.setOffline(false)
  await page.reload()
  await expect
    .poll(
      async () =>
        (await database.query('SELECT count(*)::int AS n FROM review WHERE learner_id = $1', [learner.id])).rows[0].n,
    )
    .toBe(1)
})

test('a card is put aside, and taken back in the settings', async ({ page, context, makeLearner, enter }) => {
  await enter(context, await makeLearner())
  await page.goto('/review')
  await page.getByRole('button', { name: 'Put this card aside' }).click()
  await expect(page.getByText('Put aside. You can take it back')).toBeAttached()
  await page.goto('/settings')
  await page.getByRole('button', { name: 'Take back' }).click()
  await expect(page.getByText('None.')).toBeVisible()
})
