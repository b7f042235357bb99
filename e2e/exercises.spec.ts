import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'

const input = (page: Page) => page.getByRole('textbox', { name: /^Command/ })
const log = (page: Page) => page.getByRole('log')
const done = (page: Page) => page.getByRole('heading', { name: 'Done', exact: true })

async function openExercise(page: Page, id: string) {
  await page.goto(`/lab?exercise=${id}`)
  await expect(page.locator('[data-ready=true]')).toBeVisible()
}

/** Types lines as a person at a keyboard does, the terminal having the focus. */
async function type(page: Page, lines: string[]) {
  for (const line of lines) {
    await expect(input(page)).toBeEnabled()
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
    await expect(log(page).getByText(line, { exact: true }).last()).toBeVisible()
  }
}

/** Presses Tab, or with Shift, until what is wanted has the focus. */
async function reach(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let presses = 0; presses < 80; presses++) {
    const text = await page.evaluate(() => {
      const at = document.activeElement
      return at instanceof HTMLElement && at.matches('a, button') ? at.innerText : ''
    })
    if (name.test(text)) return
    await page.keyboard.press(key)
  }
  throw new Error(`${name} was not reached by ${key}`)
}

test('a newcomer solves three exercises by keyboard alone, and they are kept', async ({ page }) => {
  test.slow()
  await page.goto('/lab')
  await reach(page, /^Exercises/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Exercises' })).toBeVisible()
  await expect(page.getByText('solved', { exact: true })).toHaveCount(0)
  await reach(page, /Your first container/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Your first container' })).toBeVisible()
  await expect(page.locator('[data-ready=true]')).toBeVisible()
  await expect(page.getByText('0 of 3 done', { exact: true })).toBeVisible()

  await page.getByRole('main').focus()
  await reach(page, /^Hint/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('What does it need to know?')).toBeVisible()
  await input(page).focus()
  await type(page, ['docker run --name hello alpine echo hi'])
  await expect(page.getByText('2 of 3 done', { exact: true })).toBeVisible()
  await expect(page.getByText('Done: The container hello was made from alpine.')).toBeAttached()
  await expect(done(page)).toBeHidden()
  await type(page, ['docker rm hello', 'docker run --name hello alpine echo ahoy'])
  await expect(done(page)).toBeVisible()
  await expect(page.getByText('Nobody is signed in, so this is not kept yet.')).toBeVisible()
  await reach(page, /^Read what it showed/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(done(page)).toBeFocused()
  await reach(page, /^Start as a guest/)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Saved. It counts for what you understand.')).toBeVisible()

  await reach(page, /^Next: What docker ps does not show/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'What docker ps does not show' })).toBeVisible()
  await expect(log(page)).toContainText('Prepared for you:')
  await expect(page.locator('[data-ready=true]')).toBeVisible()
  await input(page).focus()
  await type(page, ['docker container rm birch'])
  await expect(page.getByText('Saved. It counts for what you understand.')).toBeVisible()

  await reach(page, /^Read what it showed/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await reach(page, /^Next: Alive as long/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Alive as long as its first process' })).toBeVisible()
  await expect(page.locator('[data-ready=true]')).toBeVisible()
  await input(page).focus()
  await type(page, ['docker run -d --name brief alpine', 'docker run -dit --name steady alpine'])
  await expect(page.getByText('Saved. It counts for what you understand.')).toBeVisible()

  await page.goto('/lab/exercises')
  await expect(page.getByText('You have solved 3 of')).toBeVisible()
  await expect(page.getByRole('link', { name: /Your first container\s*solved/ })).toBeVisible()
  await expect(page.getByText('solved', { exact: true })).toHaveCount(3)
  await page.goto('/learn/image-vs-container')
  await expect(page.getByText(/after 1 answer/)).toBeVisible()
  await page.goto('/progress')
  await expect(page.getByText(/after 1 answer/).first()).toBeVisible()
})

test('the solution is shown on request, and then it counts as solved with help', async ({
  page,
  context,
  makeLearner,
  enter,
  database,
}) => {
  const learner = await makeLearner()
  await enter(context, learner)
  await openExercise(page, 'look-inside')
  await expect(page.getByText('the exercise counts as solved with help')).toBeVisible()
  expect(await page.content()).not.toContain('docker exec web cat /note')
  await page.getByRole('button', { name: 'Show the solution' }).click()
  const solution = page.getByRole('region', { name: 'Worked solution' })
  await expect(solution.getByRole('listitem')).toHaveCount(2)
  await input(page).fill((await solution.getByRole('listitem').first().innerText()).trim())
  await input(page).press('Enter')
  await expect(page.getByText('Saved, as solved with help.')).toBeVisible()
  const rows = await database.query('SELECT helped, lines FROM solution WHERE learner_id = $1', [learner.id])
  expect(rows.rows).toEqual([{ helped: true, lines: ["docker exec web sh -c 'echo hello > /note'"] }])
  await page.reload()
  await expect(page.getByText('Saved, as solved with help.')).toBeVisible()
  await expect(page.getByText('3 of 3 done', { exact: true })).toBeVisible()
  expect((await database.query('SELECT 1 FROM solution WHERE learner_id = $1', [learner.id])).rowCount).toBe(1)
})

test('one types inside a container, steps back, begins again, and what cannot be sent is sent later', async ({
  page,
  context,
  makeLearner,
  enter,
  forgivenErrors,
}) => {
  forgivenErrors.push(/Failed to load resource/)
  await enter(context, await makeLearner())
  await openExercise(page, 'look-inside')
  await expect(page.getByText('No steps yet')).toBeAttached()
  await page.route('**/api/solutions', (route) => route.fulfill({ status: 503, json: {} }), { times: 4 })
  await input(page).focus()
  await type(page, ['docker exec -it web sh', 'echo hello > /note', 'exit'])
  await expect(page.getByText('Not saved yet. The server cannot be reached.')).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Saved. It counts for what you understand.')).toBeVisible()

  await input(page).press('Alt+ArrowUp')
  await input(page).press('Alt+ArrowUp')
  await expect(page.getByText('2 of 3 done', { exact: true })).toBeVisible()
  await input(page).press('Alt+ArrowUp')
  await input(page).press('Alt+ArrowUp')
  await expect(page.getByText('Step 0 of 3', { exact: true })).toBeAttached()
  await expect(log(page)).toContainText('Prepared for you:')
  await page.getByRole('button', { name: 'Restart exercise' }).click()
  await expect(done(page)).toBeHidden()
  await expect(page.getByText('No steps yet')).toBeAttached()
  await expect(page.getByText('2 of 3 done', { exact: true })).toBeVisible()
})

test('an exercise that does not exist is not found', async ({ page, forgivenErrors }) => {
  forgivenErrors.push(/404/)
  expect((await page.goto('/lab?exercise=nothing'))?.status()).toBe(404)
  expect((await page.request.get('/api/exercises/nothing/solution')).status()).toBe(404)
})

test('every state of an exercise is accessible', async ({ page }) => {
  test.slow()
  await openExercise(page, 'two-siblings')
  await page.getByRole('button', { name: /^Hint/ }).click()
  await page.getByRole('button', { name: 'Show the solution' }).click()
  await expect(page.getByRole('region', { name: 'Worked solution' })).toBeVisible()
  await input(page).focus()
  await type(page, ['docker run -d --name left alpine sleep 1000'])
  await expectAccessible(page)
  await input(page).focus()
  await type(page, ['docker run -d --name right alpine sleep 1000', "docker exec left sh -c 'echo mine > /note'"])
  await expect(done(page)).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Start as a guest' }).click()
  await expect(page.getByText('Saved, as solved with help.')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/lab/exercises')
  await expect(page.getByText('solved', { exact: true })).toHaveCount(1)
  await expectAccessible(page)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true })

  test('the task, the terminal and the world take turns', async ({ page }) => {
    await openExercise(page, 'first-container')
    await expect(page.getByRole('heading', { name: 'Task' })).toBeVisible()
    await page.getByRole('button', { name: 'Terminal', exact: true }).tap()
    await input(page).fill('docker run --name hello alpine echo ahoy')
    await page.getByRole('button', { name: 'Run', exact: true }).tap()
    await expect(page.getByRole('button', { name: 'Task: done' })).toBeVisible()
    await page.getByRole('button', { name: 'Read what it showed' }).tap()
    await expect(done(page)).toBeFocused()
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })
})
