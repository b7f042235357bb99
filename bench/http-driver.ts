// A client that costs little beside what it measures: HTTP/1.1 over connections kept open, one request at a time on
// each, answers read no further than status and end.
import { connect, type Socket } from 'node:net'

export type HttpRequest = { method: 'GET' | 'POST'; path: string; headers: Record<string, string>; body?: string }

type Rate = { perSecond: number; requests: number }

/**
 * Sends requests for some ms over a number of connections.
 * @throws when an answer is not 200, or `check` throws on its body
 */
export async function drive(
  port: number,
  options: { connections: number; forMs: number; next: () => HttpRequest; check?: (body: string) => void },
): Promise<Rate> {
  const { connections, forMs, next, check } = options
  const lines = await Promise.all(Array.from({ length: connections }, () => openLine(port)))
  const began = performance.now()
  const until = began + forMs
  let requests = 0
  try {
    await Promise.all(
      lines.map(async (ask) => {
        while (performance.now() < until) {
          const { status, body } = await ask.send(next())
          if (status !== 200) throw new Error(`An answer has status ${status}: ${body.slice(0, 200)}`)
          check?.(body)
          requests += 1
        }
      }),
    )
  } finally {
    for (const line of lines) line.close()
  }
  return { requests, perSecond: (requests / (performance.now() - began)) * 1000 }
}

type Answer = { status: number; body: string }

async function openLine(port: number) {
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  let received = ''
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined
  // Latin-1 keeps one character a byte, so that lengths count bytes.
  socket.setEncoding('latin1')
  socket.on('data', (chunk: string) => {
    received += chunk
    const answer = readAnswer(received)
    if (!answer) return
    received = ''
    waiting?.resolve(answer)
  })
  const fail = (error?: Error) => waiting?.reject(error ?? new Error('The server closed a connection.'))
  socket.on('error', fail).on('close', () => fail())
  return {
    send: ({ method, path, headers, body = '' }: HttpRequest) =>
      new Promise<Answer>((resolve, reject) => {
        waiting = { resolve, reject }
        const all = { host: `localhost:${port}`, 'content-length': String(Buffer.byteLength(body)), ...headers }
        const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
        socket.write(`${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`)
      }),
    close: () => socket.destroy(),
  }
}

/** Null until it is whole. Only what Node's server sends: a content-length, or chunks. */
function readAnswer(text: string): Answer | null {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = text.slice(0, end).toLowerCase()
  const body = text.slice(end + 4)
  const status = Number(head.slice(9, 12))
  const length = /\r\ncontent-length: (\d+)/.exec(head)?.[1]
  if (length !== undefined) return body.length < Number(length) ? null : { status, body }
  return body.endsWith('0\r\n\r\n') ? { status, body } : null
}
