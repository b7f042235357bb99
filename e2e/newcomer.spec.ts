import { answer, finishQuiz } from './answering'
import { expect, mint, test } from './fixtures'

test('a newcomer answers, learns, takes a quiz, reviews cards, signs up and keeps it all', async ({
  page,
  database,
}) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You change a file in a running container')
  await page.getByRole('radio', { name: /own writable layer/ }).check()
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('heading', { name: 'Right.' })).toBeFocused()
  await page.getByRole('link', { name: 'Start with the first concept' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Docker is a client and a server' })).toBeVisible()
  await page.getByRole('button', { name: /Answer \d+ questions/ }).click()
  await expect(page.getByText('Question 1 of')).toBeVisible()
  const asked = await finishQuiz(page, (place) => (place === 0 ? 'wrong' : 'right'))
  await expect(page.getByRole('heading', { name: `${asked - 1} of ${asked} right` })).toBeVisible()

  await page
    .getByRole('link', { name: /^Review/ })
    .last()
    .click()
  for (let cards = 0; cards < 3; cards++) {
    await page.getByRole('button', { name: 'Show the answer' }).click()
    await page.getByRole('button', { name: /^Recalled/ }).click()
    await expect(page.getByTestId('count')).toContainText(`${cards + 1} done`)
  }
  await expect(page.getByText('Saving')).toBeHidden()

  await page.getByRole('link', { name: 'Keep progress' }).click()
  const email = `${mint()}@example.org`
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByText('Use at least 10 characters.')).toBeVisible()
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible()

  await page.goto('/progress')
  await expect(page.getByText(`${asked - 1} of ${asked} right`)).toBeVisible()
  await expect(page.getByText('3 of 3 recalled')).toBeVisible()
  const kept = await database.query(
    `SELECT (SELECT count(*)::int FROM answer a WHERE a.learner_id = l.id) AS answers,
            (SELECT count(*)::int FROM review r WHERE r.learner_id = l.id) AS reviews FROM learner l WHERE email = $1`,
    [email],
  )
  expect(kept.rows).toEqual([{ answers: asked + 1, reviews: 3 }])
})

test('a quiz cut off by closing the browser goes on at the same question, in the same order', async ({
  browser,
  makeLearner,
  enter,
  baseURL,
}) => {
  const learner = await makeLearner()
  const first = await browser.newContext({ baseURL })
  await enter(first, learner)
  const before = await first.newPage()
  await before.goto('/quiz')
  await before.getByRole('button', { name: 'Start a mixed quiz' }).click()
  await answer(before, 'right')
  await before.getByRole('button', { name: 'Next question' }).click()
  await expect(before.getByText('Question 2 of 10')).toBeVisible()
  const shown = await before.getByRole('main').locator('form').innerText()
  const address = before.url()
  await first.close()

  const second = await browser.newContext({ baseURL })
  await enter(second, learner)
  const after = await second.newPage()
  await after.goto('/')
  await after.getByRole('link', { name: 'Go on' }).click()
  await expect(after).toHaveURL(address)
  await expect(after.getByText('Question 2 of 10')).toBeVisible()
  expect(await after.getByRole('main').locator('form').innerText()).toBe(shown)
  await second.close()
})

test('a returning learner signs in on a second device and goes on', async ({ page, browser, baseURL }) => {
  const email = `${mint()}@example.org`
  await page.goto('/sign-up')
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill('a long enough password')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible()
  await page.goto('/quiz')
  await page.getByRole('button', { name: 'Quiz: Foundations' }).click()
  await answer(page, 'wrong')

  const other = await browser.newContext({ baseURL })
  const phone = await other.newPage()
  await phone.goto('/')
  await phone.getByRole('radio').first().check()
  await phone.getByRole('button', { name: 'Check' }).click()
  await expect(phone.getByRole('link', { name: 'Take a quiz' })).toBeVisible()
  await phone.goto('/sign-in')
  await phone.getByLabel('E-mail address').fill(email)
  await phone.getByLabel('Password').fill('not the password')
  await phone.getByRole('button', { name: 'Sign in' }).click()
  await expect(phone.getByText('This e-mail address and password do not match.')).toBeVisible()
  await phone.getByLabel('Password').fill('a long enough password')
  await phone.getByRole('button', { name: 'Sign in' }).click()
  await expect(phone.getByRole('heading', { name: 'Bring along what you did as a guest?' })).toBeVisible()
  await phone.getByRole('button', { name: 'Bring them along' }).click()
  await expect(phone.getByRole('heading', { name: 'Today' })).toBeVisible()
  await phone.goto('/progress')
  await expect(phone.getByRole('link', { name: 'First question' })).toBeVisible()
  await expect(phone.getByText('9 still open')).toBeVisible()

  await page.goto('/settings')
  await page.getByRole('button', { name: 'Sign out everywhere' }).click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await phone.goto('/settings')
  await expect(phone.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await other.close()
})
