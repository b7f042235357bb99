'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { credentialsSchema, passwordSchema, settingsSchema, signInSchema } from '@/domain/learner'
import { newId } from '@/server/clock'
import { refuseStrangers } from '@/server/door'
import { changePassword, deleteLearner, saveSettings, signIn, signUp } from '@/server/learners'
import { dropGuest, mergeGuest } from '@/server/merges'
import { currentLearner, endSessions, forgetCookie } from '@/server/session'
import { suspendCard } from '@/server/suspensions'

/** What a form shows after it was sent: what is wrong, by field or as a whole, or that it is done. */
export type FormState = {
  done?: string
  problem?: string
  fields?: Record<string, string>
  kept?: Record<string, string>
}

function invalid(error: z.ZodError, form: FormData): FormState {
  const fields = Object.fromEntries(error.issues.map((issue) => [String(issue.path[0]), issue.message]).reverse())
  return { fields, kept: { email: String(form.get('email') ?? '') } }
}

export async function signUpAction(_: FormState, form: FormData): Promise<FormState> {
  const stranger = await refuseStrangers()
  if (stranger) return { problem: stranger.message }
  const input = credentialsSchema.safeParse(Object.fromEntries(form))
  if (!input.success) return invalid(input.error, form)
  const result = await signUp(input.data, String(form.get('timeZone') ?? ''))
  if (!result.ok) return { problem: result.message, kept: { email: input.data.email } }
  redirect('/')
}

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const stranger = await refuseStrangers()
  if (stranger) return { problem: stranger.message }
  const input = signInSchema.safeParse(Object.fromEntries(form))
  if (!input.success) return invalid(input.error, form)
  const result = await signIn(input.data)
  if (!result.ok) return { problem: result.message, kept: { email: input.data.email } }
  redirect(result.value.merge ? '/merge' : '/')
}

async function mine() {
  if (await refuseStrangers()) redirect('/')
  return (await currentLearner()) ?? redirect('/sign-in')
}

export async function mergeAction(form: FormData) {
  const learner = await mine()
  const guest = z.uuid().safeParse(form.get('guest'))
  if (guest.success) {
    if (form.get('choice') === 'bring') await mergeGuest(learner, guest.data)
    else await dropGuest(learner, guest.data)
  }
  redirect('/')
}

export async function signOutAction(form: FormData) {
  const learner = await mine()
  await endSessions(learner.id, form.get('everywhere') ? {} : { id: learner.sessionId })
  await forgetCookie()
  redirect('/sign-in?signed-out=1')
}

export async function saveSettingsAction(_: FormState, form: FormData): Promise<FormState> {
  const learner = await mine()
  const input = settingsSchema.safeParse({ ...Object.fromEntries(form), shortcuts: form.get('shortcuts') === 'on' })
  if (!input.success) return invalid(input.error, form)
  await saveSettings(learner, input.data)
  return { done: 'Saved.' }
}

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const learner = await mine()
  const next = passwordSchema.safeParse(form.get('next'))
  if (!next.success) return { fields: { next: next.error.issues[0]?.message ?? 'Choose another.' } }
  const result = await changePassword(learner, String(form.get('current') ?? ''), next.data)
  return result.ok
    ? { done: 'Changed. Every other browser has been signed out.' }
    : { fields: { current: result.message } }
}

export async function resumeCardAction(form: FormData) {
  const learner = await mine()
  const token = { learnerId: learner.id, sessionId: learner.sessionId }
  await suspendCard(token, { id: newId(), cardId: String(form.get('card')), suspended: false })
  revalidatePath('/settings')
}

export async function deleteAction(_: FormState, form: FormData): Promise<FormState> {
  const learner = await mine()
  if (form.get('confirm') !== 'delete') return { fields: { confirm: 'Type the word delete to go on.' } }
  await deleteLearner(learner)
  await forgetCookie()
  redirect('/sign-in?deleted=1')
}
