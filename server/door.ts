import 'server-only'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { type Failure, fail, failures, type Result } from '@/domain/result'
import { log } from './log'
import { readToken, type Token } from './session'

/** Largest body that any handler takes, in bytes. */
const bodyLimit = 16_384

/**
 * Whether a request that changes something comes from our own pages. Browsers
 * send Sec-Fetch-Site or Origin with every such request; one that sends neither
 * is not one of our pages.
 */
export function isOwnOrigin(head: Headers): boolean {
  const site = head.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = head.get('origin')
  if (!origin || !URL.canParse(origin)) return false
  return new URL(origin).host === (head.get('x-forwarded-host') ?? head.get('host'))
}

const strangers = fail('wrong-origin', 'This request did not come from a page of this site.')

/** The same check for server actions, which by themselves accept a request without an Origin. */
export async function refuseStrangers(): Promise<Failure | null> {
  return isOwnOrigin(await headers()) ? null : strangers
}

export function answerWith(result: Result<object>, extra: HeadersInit = {}): Response {
  const init = { status: result.ok ? 200 : failures[result.error], headers: { 'cache-control': 'no-store', ...extra } }
  return Response.json(result.ok ? { ok: true, ...result.value } : result, init)
}

/** The body as text; null when it is over the limit, without having read the rest. */
async function readText(request: Request): Promise<string | null> {
  const decoder = new TextDecoder()
  let text = ''
  let size = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > bodyLimit) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

async function readBody<T extends z.ZodType>(request: Request, schema: T): Promise<Result<z.output<T>>> {
  if (!isOwnOrigin(request.headers)) return strangers
  if (!request.headers.get('content-type')?.startsWith('application/json'))
    return fail('not-json', 'Send the request as application/json.')
  const text = await readText(request)
  if (text === null) return fail('too-large', 'The request is too large.')
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return fail('malformed', 'The request is not valid JSON.')
  }
  const parsed = schema.safeParse(body)
  if (parsed.success) return { ok: true, value: parsed.data }
  const issue = parsed.error.issues[0]
  return fail('invalid', `${issue?.path.join('.') || 'The request'}: ${issue?.message ?? 'not understood'}`)
}

/**
 * The door of every JSON handler that changes something: origin, content type,
 * size and shape are checked here; whether the learner may is the keeper's work.
 */
export function handleOpen<T extends z.ZodType>(
  schema: T,
  keep: (input: z.output<T>) => Promise<Result<object>>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const body = await readBody(request, schema)
    if (!body.ok) return answerWith(body)
    try {
      return answerWith(await keep(body.value))
    } catch (error) {
      log().error({ err: error, path: new URL(request.url).pathname }, 'a write failed')
      const message = 'This could not be saved just now. It will be tried again.'
      return Response.json({ ok: false, error: 'unavailable', message }, { status: 503 })
    }
  }
}

/** The same for whoever has a session; the keeper checks that it still lives. */
export function handle<T extends z.ZodType>(
  schema: T,
  keep: (token: Token, input: z.output<T>) => Promise<Result<object>>,
): (request: Request) => Promise<Response> {
  return handleOpen(schema, async (input) => {
    const token = await readToken()
    return token ? keep(token, input) : signedOut
  })
}

export const signedOut = fail('signed-out', 'You are signed out. Sign in, and what is waiting will be sent.')
