/** A refusal that trying again will not change. */
export class Refused extends Error {
  constructor(
    readonly error: string,
    message: string,
  ) {
    super(message)
  }
}

const pauses = [300, 1000, 3000]

/**
 * Posts JSON to one of our handlers. Network failures and server errors are
 * tried again: every write carries its own id, so a repeat counts once.
 * @throws Refused when the server said no; Error when it could not be reached
 */
export async function send<T>(path: string, body: object): Promise<T> {
  for (let tries = 0; ; tries++) {
    let response: Response | undefined
    try {
      response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        keepalive: true,
      })
    } catch {
      // No network: handled below, like a server that does not answer.
    }
    if (response && response.status < 500) {
      const result = await response.json()
      if (response.ok) return result
      throw new Refused(result.error, result.message)
    }
    const pause = pauses[tries]
    if (pause === undefined) throw new Error('The server cannot be reached.')
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
