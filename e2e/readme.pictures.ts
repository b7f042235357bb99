import { answer } from './answering'
import { expect, test } from './fixtures'

/** Takes the pictures of the README from the running product. Not a test: `npm run pictures`. */
const folder = 'docs/pictures'

test('pictures', async ({ page, context, makeLearner, enter }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto('/')
  await expect(page.getByRole('button', { name: 'Check' })).toBeVisible()
  await page.screenshot({ path: `${folder}/landing.png` })

  await enter(context, await makeLearner())
  await page.goto('/learn/one-to-many')
  await page.getByRole('button', { name: /Answer \d+ questions/ }).click()
  await expect(page.getByText('Question 1 of')).toBeVisible()
  await answer(page, 'wrong')
  await page.screenshot({ path: `${folder}/explained.png` })

  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/review')
  await page.getByRole('button', { name: 'Show the answer' }).click()
  await expect(page.getByRole('button', { name: /^Recalled/ })).toBeVisible()
  await page.screenshot({ path: `${folder}/review-phone-dark.png` })
})
