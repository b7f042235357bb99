import { byteLength } from '@/domain/docker/files/node'
import type { Run } from '@/domain/docker/shell/program'
import { ask, type Response, reasonOf } from './http'
import { isOnline, reach } from './reach'

export type Address = { secure: boolean; host: string; port: number; path: string }

function addressOf(url: string): Address | null {
  const found = /^(?:(https?):\/\/)?(?:[^/@]*@)?([A-Za-z0-9._-]+|\[::1\])(?::(\d+))?(\/[^#]*)?$/.exec(url)
  if (!found) return null
  const secure = found[1] === 'https'
  return {
    secure,
    host: (found[2] ?? '').replace(/[[\]]/g, ''),
    port: Number(found[3] ?? (secure ? 443 : 80)),
    path: found[4] ?? '/',
  }
}

/** The one page of the wide world that a lab can see. */
const elsewhere: Record<string, string> = {
  'example.com':
    '<!doctype html><html lang="en"><head><title>Example Domain</title></head><body><div><h1>Example Domain</h1><p>This domain is for use in documentation examples without needing permission. Avoid use in operations.</p></div></body></html>\n',
}

export type Got =
  | { kind: 'response'; response: Response; address: Address }
  | { kind: 'unknown'; address: Address }
  | { kind: 'refused'; address: Address; ip: string }
  | { kind: 'silent'; address: Address; ip: string }
  | { kind: 'unreachable'; address: Address; ip: string }
  | { kind: 'garbage'; address: Address }
  | { kind: 'malformed' }

/** Asks for a page; what comes of it. */
export function get(run: Run, url: string, method: string, agent: string): Got {
  const address = addressOf(url)
  if (!address) return { kind: 'malformed' }
  const page = elsewhere[address.host.replace(/^www\./, '')]
  if (page !== undefined && isOnline(run.sim, run.ref))
    return {
      kind: 'response',
      address,
      response: {
        status: 200,
        headers: { 'Content-Type': 'text/html', 'Content-Length': String(byteLength(page)) },
        body: method === 'HEAD' ? '' : page,
      },
    }
  const found = reach(run.sim, run.ref, address.host, address.port)
  if (found.kind === 'unknown') return { kind: 'unknown', address }
  if (found.kind !== 'listener') return { kind: found.kind, address, ip: found.address }
  if (address.secure) return { kind: 'garbage', address }
  const response = ask(run.sim, found.listener, { method, path: address.path, agent })
  return response ? { kind: 'response', response, address } : { kind: 'garbage', address }
}

/** A response's status line and headers. */
export const head = ({ status, headers }: Response): string =>
  `HTTP/1.1 ${status} ${reasonOf(status)}\r\n${Object.entries(headers)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`
