import { byteLength } from '@/domain/docker/files/node'
import { formatDate } from '@/domain/docker/shell/programs/date'
import { hostnameOf } from '@/domain/docker/shell/system-files'
import type { Sim } from '@/domain/docker/sim'
import type { Request, Response } from './exchange'
import { type Listener, servingOf } from './reach'

/** The port that a client was given: any, but the same for the same moment. */
const portOf = (sim: Sim): number => 32768 + (Math.floor(sim.world.now / 100) % 28000)

/** A response as Go's server sends it: own headers, then the date, the length and the type. */
function goResponse(sim: Sim, status: number, body: string, own: Record<string, string> = {}): Response {
  return {
    status,
    headers: {
      ...own,
      Date: formatDate(sim.world.now, '%a, %d %b %Y %H:%M:%S GMT'),
      'Content-Length': String(byteLength(body)),
      ...(body ? { 'Content-Type': own['Content-Type'] ?? 'text/plain; charset=utf-8' } : {}),
    },
    body,
  }
}

function addressesOf(sim: Sim, listener: Listener): string[] {
  const { ref } = listener
  const own = ref === 'host' ? null : (sim.world.containers[ref.container]?.address ?? null)
  return ['127.0.0.1', '::1', ...(own ? [own] : [])]
}

/** What traefik/whoami answers: about itself, then the request as it came. */
export function whoamiAnswer(sim: Sim, listener: Listener, request: Request): Response {
  const serving = servingOf(listener.process)
  const [path = '/', query = ''] = request.path.split('?')
  const from = `${listener.client}:${portOf(sim)}`
  const host = request.host ?? 'localhost'
  const addresses = addressesOf(sim, listener)
  if (path === '/health') return goResponse(sim, 200, '')
  if (path === '/bench') return goResponse(sim, 200, '1', { 'Content-Type': 'text/plain' })
  const name = typeof serving?.name === 'string' && serving.name ? serving.name : undefined
  const hostname = hostnameOf(sim, listener.ref)
  if (path === '/api') {
    const data = {
      hostname,
      ip: addresses,
      headers: { Accept: ['*/*'], 'User-Agent': [request.agent] },
      url: request.path,
      host,
      method: request.method,
      ...(name && { name }),
      remoteAddr: from,
    }
    const cors = { 'Access-Control-Allow-Methods': '*', 'Access-Control-Allow-Origin': '*' }
    return goResponse(sim, 200, `${JSON.stringify(data)}\n`, { ...cors, 'Content-Type': 'application/json' })
  }
  const environment = /(?:^|&)env=(?:1|t|T|true|TRUE|True)(?:&|$)/.test(query)
    ? Object.entries(listener.process.env).map(([key, value]) => `${key}=${value}\n`)
    : []
  const about = [
    ...(name ? [`Name: ${name}`] : []),
    `Hostname: ${hostname}`,
    ...addresses.map((address) => `IP: ${address}`),
    `RemoteAddr: ${from}`,
  ]
  const echoed = `${request.method} ${request.path} HTTP/1.1\r\nHost: ${host}\r\nUser-Agent: ${request.agent}\r\nAccept: */*\r\n\r\n`
  return goResponse(sim, 200, `${about.map((line) => `${line}\n`).join('')}${echoed}${environment.join('')}`)
}

export function echoAnswer(sim: Sim, listener: Listener, request: Request): Response {
  const serving = servingOf(listener.process)
  const own = { 'X-App-Name': 'http-echo', 'X-App-Version': String(serving?.version ?? '') }
  const health = request.path.split('?')[0] === '/health'
  return goResponse(sim, 200, health ? '{"status":"ok"}\n' : `${serving?.text ?? ''}\n`, own)
}

/** The line that hashicorp/http-echo writes about a request; none about its health. */
export function echoLog(sim: Sim, listener: Listener, request: Request, response: Response) {
  const path = request.path.split('?')[0] ?? '/'
  const text = `${formatDate(sim.world.now, '%Y/%m/%d %H:%M:%S')} ${request.host ?? ''} ${listener.client}:${portOf(sim)} "${request.method} ${path} HTTP/1.1" ${response.status} ${byteLength(response.body)} "${request.agent}" 24.7µs\n`
  return { fd: 1 as const, text: path === '/health' ? '' : text }
}
