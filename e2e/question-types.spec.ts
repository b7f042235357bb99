import { questionTypes } from '@/domain/bank/shapes'
import { askedAs } from '@/domain/quiz/predict'
import { partlyRightResponse } from '@/domain/quiz/sample-responses'
import { expectAccessible } from './accessible'
import { answer, quizOf } from './answering'
import { bank } from './bank'
import { expect, test } from './fixtures'

const headings = { right: 'Right.', wrong: 'Not right. Here is why.', 'partly right': /^Partly right/ } as const

test.use({ viewport: { width: 360, height: 740 } })

for (const type of questionTypes)
  test(`a ${type} question is answered by keyboard on a small screen`, async ({
    page,
    context,
    makeLearner,
    enter,
    database,
  }) => {
    const questions = bank.questions.filter((question) => question.type === type)
    const partial = questions.find((question) => partlyRightResponse(askedAs(question, 'any')))
    const [question = partial] = partial ? [partial] : questions
    if (!question) throw new Error(`The bank has no ${type} question.`)
    const learner = await makeLearner()
    await enter(context, learner)
    for (const how of partial ? (['partly right', 'right', 'wrong'] as const) : (['right', 'wrong'] as const)) {
      await page.goto(await quizOf(database, learner.id, question.id))
      if (how === 'wrong') await expectAccessible(page)
      await answer(page, how)
      await expect(page.getByRole('heading', { name: headings[how], exact: true })).toBeFocused()
      await expect(page.getByRole('region', { name: 'Explanation' })).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
    }
    await expectAccessible(page)
  })
