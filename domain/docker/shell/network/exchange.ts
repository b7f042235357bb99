/** What is asked of a server over HTTP; `host` as the client names it, with its port. */
export type Request = { method: string; path: string; agent: string; host?: string }
export type Response = { status: number; headers: Record<string, string>; body: string }
