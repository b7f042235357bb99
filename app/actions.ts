'use server'

import { redirect } from 'next/navigation'
import { type AnswerInput, answerInput, attemptInput } from '@/domain/quiz/input'
import { fail, type Result } from '@/domain/result'
import { type Answered, recordAnswer } from '@/server/answers'
import { createAttempt } from '@/server/attempts'
import { refuseStrangers } from '@/server/door'
import { guestOrCurrent } from '@/server/learners'
import { learnerOf } from '@/server/session'

/** Begins an attempt, as a new guest if need be, and goes to it. */
export async function startQuiz(form: FormData) {
  const input = attemptInput.safeParse({ id: form.get('id'), quiz: form.get('quiz'), ref: form.get('ref') ?? '' })
  if (!input.success || input.data.quiz === 'landing' || (await refuseStrangers())) redirect('/quiz')
  const started = await guestOrCurrent(String(form.get('timeZone') ?? ''))
  if (!started.ok) redirect('/quiz?problem=too-many')
  const learner = await learnerOf(started.value.token)
  const attempt = learner && (await createAttempt(learner, input.data))
  redirect(attempt?.ok ? `/quiz/${attempt.value.id}` : '/quiz?problem=not-found')
}

/** The front page's question: the first answer makes the guest, and counts. */
export async function answerOpener(raw: AnswerInput, timeZone: string): Promise<Result<Answered>> {
  const stranger = await refuseStrangers()
  if (stranger) return stranger
  const input = answerInput.safeParse(raw)
  if (!input.success) return fail('invalid', 'This does not answer the question.')
  const started = await guestOrCurrent(timeZone)
  if (!started.ok) return started
  const learner = await learnerOf(started.value.token)
  if (!learner) return fail('signed-out', 'Reload the page, then answer again.')
  const attempt = await createAttempt(learner, { id: input.data.attemptId, quiz: 'landing', ref: '' })
  return attempt.ok ? recordAnswer(started.value.token, input.data) : attempt
}

/** Begins as a guest, and stays on the page that asked. */
export async function begin(form: FormData) {
  const to = String(form.get('to') ?? '/')
  if (!(await refuseStrangers())) await guestOrCurrent(String(form.get('timeZone') ?? ''))
  redirect(/^\/(?!\/)[a-z0-9/-]*$/.test(to) ? to : '/')
}
