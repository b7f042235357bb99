import type { APIResponse, Page, Response } from '@playwright/test'
import { answer, questionOn } from './answering'
import { bank, bare, keyMaterial } from './bank'
import { expect, test } from './fixtures'

const secrets = bank.questions.flatMap((question) =>
  keyMaterial(question).map((text) => ({ id: question.id, text: bare(text) })),
)

/** Collects the key material of unanswered questions in everything the server says to a page. */
function watch(page: Page, answered: Set<string>) {
  const leaks: string[] = []
  const reads: Promise<void>[] = []
  const read = async (response: Response | APIResponse) => {
    const type = response.headers()['content-type'] ?? ''
    if (!/html|json|x-component|text\/plain/.test(type)) return
    const body = bare(await response.text().catch(() => ''))
    for (const { id, text } of secrets)
      if (!answered.has(id) && body.includes(text)) leaks.push(`${id} in ${response.url()}`)
  }
  page.on('response', (response) => reads.push(read(response)))
  return {
    /** Fetches without showing: what the server says is the same. */
    fetch: async (path: string) => {
      const response = await page.request.get(path)
      expect(response.status(), path).toBe(200)
      await read(response)
    },
    leaks: async () => {
      await Promise.all(reads)
      return leaks
    },
  }
}

test('nothing that tells a key reaches the browser before its answer', async ({
  page,
  context,
  makeLearner,
  enter,
}) => {
  const answered = new Set<string>()
  const { fetch, leaks } = watch(page, answered)
  await page.goto('/')
  const learner = await makeLearner()
  await enter(context, learner)
  for (const path of [
    '/',
    '/learn',
    '/learn/article',
    '/learn/misconceptions',
    '/learn/sheet',
    '/search?q=docker',
    '/quiz',
    '/review',
    '/progress',
    '/settings',
    `/learn/${bank.concepts[0]?.id}`,
  ]) {
    await page.goto(path)
    await expect(page.getByRole('main')).toBeVisible()
  }
  for (const { id } of bank.concepts) await fetch(`/learn/${id}`)
  await fetch('/api/export')
  await page.goto('/quiz')
  await page.getByRole('button', { name: 'Start a mixed quiz' }).click()
  await expect(page.getByText('Question 1 of 10')).toBeVisible()
  for (let place = 0; place < 10; place++) {
    expect(await leaks()).toEqual([])
    // From here on the server may speak of this one question, and of no other.
    answered.add((await questionOn(page)).id)
    await answer(page, 'right')
    await page.getByRole('button', { name: /Next question|See the summary/ }).click()
    if (place < 9) await expect(page.getByText(`Question ${place + 2} of 10`)).toBeVisible()
  }
  expect(await leaks()).toEqual([])
})

test('accepted answers of a fill-in and the ids of beliefs are not in its page', async ({
  page,
  context,
  makeLearner,
  enter,
  database,
}) => {
  const learner = await makeLearner()
  await enter(context, learner)
  for (const concept of bank.concepts.slice(0, 4)) {
    await page.goto(`/learn/${concept.id}`)
    const said: Promise<string>[] = []
    page.on('response', (response) => said.push(response.text().catch(() => '')))
    await page.getByRole('button', { name: /Answer \d+ questions/ }).click()
    await expect(page.getByText('Question 1 of')).toBeVisible()
    await page.reload()
    await expect(page.getByText('Question 1 of')).toBeVisible()
    page.removeAllListeners('response')
    // Of pages about quizzes; a concept's page may speak of the beliefs that it cures.
    const raw = (await Promise.all(said))
      .filter((body) => /Question 1/.test(body) || body.includes('answerId'))
      .join('\n')
    expect(raw).toContain('answerId')
    for (const { id } of bank.misconceptions) expect(raw, `belief ${id}`).not.toContain(`"${id}"`)
    const { rows } = await database.query('SELECT seed FROM attempt WHERE learner_id = $1', [learner.id])
    for (const { seed } of rows) expect(raw).not.toContain(seed)
  }
})

test('the scan finds a leak that is planted', async ({ page, context, makeLearner, enter }) => {
  await enter(context, await makeLearner())
  const planted = bank.questions[3]
  if (!planted) throw new Error('The bank is too small for this test.')
  await page.route('**/learn', async (route) => {
    const response = await route.fetch()
    const hidden = JSON.stringify(keyMaterial(planted)[0]).replaceAll('<', '\\u003c')
    await route.fulfill({
      response,
      body: (await response.text()).replace('</body>', `<script type="application/json">${hidden}</script></body>`),
    })
  })
  const { leaks } = watch(page, new Set())
  await page.goto('/learn')
  await expect(page.getByRole('main')).toBeVisible()
  expect(await leaks()).toContainEqual(expect.stringContaining(planted.id))
})
