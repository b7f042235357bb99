import { answer } from './answering'
import { expect, test } from './fixtures'
import { settled } from './settled'

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

  await page.goto('/learn')
  const concept = page.getByRole('link', { name: /^Images do not change, names do/ })
  await concept.evaluate((tile) => tile.scrollIntoView({ block: 'center' }))
  await concept.hover()
  await expect(page.locator('[data-lit=above]').first()).toBeVisible()
  await page.screenshot({ path: `${folder}/map.png` })

  await page.goto('/lab')
  await expect(page.locator('[data-ready=true]')).toBeVisible({ timeout: 30_000 })
  const command = page.getByRole('textbox', { name: /^Command/ })
  for (const line of ['docker run -d --name web nginx', "docker exec web sh -c 'echo mine > /note'"]) {
    await command.fill(line)
    await command.press('Enter')
    await expect(page.getByRole('log').getByText(line, { exact: true })).toBeVisible()
  }
  await settled(page)
  await page.screenshot({ path: `${folder}/lab.png` })

  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/review')
  await page.getByRole('button', { name: 'Show the answer' }).click()
  await expect(page.getByRole('button', { name: /^Recalled/ })).toBeVisible()
  await page.screenshot({ path: `${folder}/review-phone-dark.png` })
})
