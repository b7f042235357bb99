/** Failures that are expected, and what each is called over HTTP. */
export const failures = {
  'signed-out': 401,
  'wrong-origin': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'not-json': 415,
  invalid: 422,
  malformed: 400,
  'too-many': 429,
} as const

export type Failure = {
  ok: false
  error: keyof typeof failures /** A sentence that says what to do. */
  message: string
}
export type Result<T> = { ok: true; value: T } | Failure

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (error: Failure['error'], message: string): Failure => ({ ok: false, error, message })
