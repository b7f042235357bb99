import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'
import { Failure } from './say.mjs'

/** The port to serve on, from `PORT`. */
export function webPort() {
  const port = Number(process.env.PORT || 3000)
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port
  throw new Failure(`PORT must be a number from 1 to 65535, and it is ${JSON.stringify(process.env.PORT)}.`)
}

/**
 * The sentence for a port that cannot be had.
 * @param {NodeJS.ErrnoException} error what listening failed with
 * @param {number} port
 */
export function portFailure(error, port) {
  if (error.code === 'EADDRINUSE') {
    const other = port < 65535 ? port + 1 : 3000
    return new Failure(
      `Port ${port} is taken by another program: stop it, or choose another port (PORT=${other} npm start).`,
    )
  }
  if (error.code === 'EACCES') {
    return new Failure(`Port ${port} is not open to this user: choose one above 1023 (PORT=3000 npm start).`)
  }
  return new Failure(`Deckhand cannot listen on port ${port} (${error.code}): check PORT and HOST.`)
}

/**
 * @param {number} port
 * @param {string} host
 * @returns {Promise<NodeJS.ErrnoException | null>} why one cannot listen there, or null
 */
export function whyTaken(port, host) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(null)))
  })
}

/** A free local port, below the ranges from which systems take the ports of outgoing connections. */
export async function freePort() {
  for (;;) {
    const port = randomInt(15_000, 30_000)
    if ((await whyTaken(port, '127.0.0.1')) === null) return port
  }
}
