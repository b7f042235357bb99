/** What a daemon, a file system or a parser says no with; `code` is its HTTP kind or errno. */
export type Refusal = { ok: false; code: string; message: string }
export type Outcome<T> = { ok: true; value: T } | Refusal

export const done = <T>(value: T): Outcome<T> => ({ ok: true, value })
export const refuse = (code: string, message: string): Refusal => ({ ok: false, code, message })
