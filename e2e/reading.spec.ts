import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'

test('search is opened by a key, and finds a concept by a command and a belief by its words', async ({ page }) => {
  await page.goto('/learn')
  await expect(page.getByRole('heading', { name: 'Learn', exact: true })).toBeVisible()
  const field = page.getByRole('searchbox')
  // A key that is pressed before the page listens is lost; a person presses it again.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(field).toBeFocused({ timeout: 2000 })
  }).toPass()
  await field.fill('docker image inspect')
  await field.press('Enter')
  const found = page.getByRole('region', { name: 'Found' })
  await expect(found.getByRole('link').first()).toBeVisible()
  await expectAccessible(page)
  expect(
    await found.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).toContain('/learn/image-config')
  await field.fill('lightweight virtual machine')
  await field.press('Enter')
  await found.getByRole('link', { name: /lightweight virtual machine/ }).click()
  await expect(page).toHaveURL(/misconceptions#container-is-vm$/)
  await page.goto('/search?q=zzzzzz')
  await expect(page.getByText('Nothing here says that.')).toBeVisible()
  await expectAccessible(page)
})

test('the map shows what a concept builds on, and a module ends with a quiz', async ({ page }) => {
  await page.goto('/learn')
  const tile = page.getByRole('link', { name: /^Anonymous volumes/ })
  await expect(async () => {
    await tile.blur()
    await tile.focus()
    await expect(tile).toHaveAttribute('data-lit', 'here', { timeout: 500 })
  }).toPass()
  await expect(page.getByRole('link', { name: /^Named volumes/ })).toHaveAttribute('data-lit', 'below')
  await expect(page.getByRole('link', { name: /^What survives what/ })).toHaveAttribute('data-lit', 'above')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Quiz: Data that survives' }).click()
  await expect(page.getByRole('heading', { name: 'Data that survives' })).toBeVisible()
  await expect(page.getByText('Question 1 of 10')).toBeVisible()
})

test('the article is put right claim by claim, the beliefs are refuted, and the sheet fits a page', async ({
  page,
}) => {
  await page.goto('/learn')
  await page.getByRole('link', { name: 'The article, put right' }).click()
  await expect(page.getByRole('heading', { name: 'The article, put right' })).toBeVisible()
  await expect(page.getByText('False', { exact: true }).first()).toBeVisible()
  await expectAccessible(page)
  await page.goto('/learn/misconceptions')
  await expect(page.getByRole('heading', { level: 3 }).first()).toBeVisible()
  await expectAccessible(page)
  await page.goto('/learn/sheet')
  await expect(page.getByRole('columnheader', { name: 'An image' })).toBeVisible()
  await expectAccessible(page)
})

test('something wrong is reported, and an author can read it', async ({
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
  await page.goto('/learn/platform')
  await page.getByText('Something wrong?').click()
  await page.getByLabel('What is wrong with this concept?').fill('The daemon does that.')
  await page.route('**/api/reports', (route) => route.fulfill({ status: 503, json: {} }))
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Not sent: the server cannot be reached.')).toBeVisible()
  await page.unroute('**/api/reports')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Thank you.')).toBeVisible()
  const { rows } = await database.query('SELECT kind, item_id, text FROM report WHERE learner_id = $1', [learner.id])
  expect(rows).toEqual([{ kind: 'concept', item_id: 'platform', text: 'The daemon does that.' }])
})
