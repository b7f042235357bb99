'use server'

import { redirect } from 'next/navigation'
import { attemptInput } from '@/domain/quiz/input'
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

/** Begins as a guest, and stays on the page that asked. */
export async function begin(form: FormData) {
  const to = String(form.get('to') ?? '/')
  if (!(await refuseStrangers())) await guestOrCurrent(String(form.get('timeZone') ?? ''))
  redirect(/^\/(?!\/)[a-z0-9/-]*(\?[a-z]+=[a-z0-9-]+)?$/.test(to) ? to : '/')
}
