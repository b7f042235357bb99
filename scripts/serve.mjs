import { createServer } from 'node:http'
import next from 'next'
import { root } from './paths.mjs'
import { portFailure } from './ports.mjs'

const drainMs = 10_000

/**
 * Serves the application in this process, so that nothing is left when it is killed.
 * @param {{ port: number, host: string, dev: boolean }} options
 * @returns {Promise<{ close: () => Promise<void> }>}
 */
export async function serve({ port, host, dev }) {
  const server = createServer()
  const app = next({ dev, dir: root, hostname: 'localhost', port, httpServer: server })
  await app.prepare()
  const answer = app.getRequestHandler()
  server.on('request', (request, response) => {
    // What a client claims stays in front of what this process saw; server/limits.ts counts from the end.
    const chain = [request.headers['x-forwarded-for'], request.socket.remoteAddress].flat().filter(Boolean)
    request.headers['x-forwarded-for'] = chain.join(', ')
    return answer(request, response)
  })
  await new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portFailure(error, port)))
    server.listen({ port, host, backlog: 1024 }, () => resolve(undefined))
  })
  return { close: () => drain(server, app) }
}

/**
 * Takes no new requests, lets those in progress finish, then closes.
 * @param {import('node:http').Server} server
 * @param {{ close: () => Promise<void> }} app
 */
async function drain(server, app) {
  const closed = new Promise((resolve) => server.close(resolve))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const late = setTimeout(() => server.closeAllConnections(), drainMs)
  server.closeIdleConnections()
  await closed
  clearInterval(idle)
  clearTimeout(late)
  await app.close()
}
