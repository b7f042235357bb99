import { z } from 'zod'
import { timeZoneSchema } from '@/domain/memory/day'

export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('Enter an e-mail address, such as ana@example.org.'))

/** Length is what protects; 128 keeps hashing cheap. */
export const passwordSchema = z
  .string()
  .min(10, 'Use at least 10 characters.')
  .max(128, 'Use at most 128 characters.')
  .refine(
    (word) => !commonPasswords.has(word.toLowerCase()),
    'This password is on every list of stolen ones. Choose another.',
  )

const commonPasswords = new Set([
  '1234567890',
  '0123456789',
  'qwertyuiop',
  'password12',
  'password123',
  'password1234',
  'passwordpassword',
  '1q2w3e4r5t',
  'iloveyou123',
  'administrator',
  'letmein1234',
  'welcome123',
  'dockerdocker',
  'changeme123',
  'adminadmin1',
  '1111111111',
  'aaaaaaaaaa',
  'qwerty12345',
  'abcdefghij',
  '12345678910',
])

export const credentialsSchema = z.object({ email: emailSchema, password: passwordSchema })
/** Signing in judges nothing but whether it matches. */
export const signInSchema = z.object({
  email: emailSchema,
  password: z.string().min(1, 'Enter your password.').max(128),
})

export const settingsSchema = z.object({
  timeZone: timeZoneSchema,
  dayStartHour: z.coerce.number().int().min(0).max(23),
  newPerDay: z.coerce.number().int().min(0).max(100),
  reviewsPerDay: z.coerce.number().int().min(1).max(1000),
  desiredRetention: z.coerce.number().min(0.7).max(0.97),
  buttons: z.coerce.number().pipe(z.union([z.literal(2), z.literal(4)])),
  shortcuts: z.coerce.boolean(),
})
export type LearnerSettings = z.infer<typeof settingsSchema>

/** Whoever is learning. A member has an e-mail address or an account at GitHub or Google; a guest has neither. */
export type Learner = LearnerSettings & {
  id: string
  sessionId: string
  email: string | null
  member: boolean
  createdAt: number
}
