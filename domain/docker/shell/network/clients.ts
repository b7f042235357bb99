import { byteLength } from '@/domain/docker/files/node'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { ended } from '@/domain/docker/shell/programs/input'
import { isBusybox, withOptions } from '@/domain/docker/shell/programs/options'
import { ask, type Response, reasonOf } from './http'
import { reach } from './reach'

type Address = { secure: boolean; host: string; port: number; path: string }

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

type Got =
  | { kind: 'response'; response: Response; address: Address }
  | { kind: 'unknown'; address: Address }
  | { kind: 'refused'; address: Address; ip: string }
  | { kind: 'silent'; address: Address; ip: string }
  | { kind: 'garbage'; address: Address }
  | { kind: 'malformed' }

function get(run: Run, url: string, method: string, agent: string): Got {
  const address = addressOf(url)
  if (!address) return { kind: 'malformed' }
  const page = elsewhere[address.host.replace(/^www\./, '')]
  if (page !== undefined)
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

const head = ({ status, headers }: Response): string =>
  `HTTP/1.1 ${status} ${reasonOf(status)}\r\n${Object.entries(headers)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`

const curlOptions = {
  silent: 's',
  head: 'I',
  include: 'i',
  fail: 'f',
  output: 'o',
  'remote-name': 'O',
  location: 'L',
  request: 'X',
  data: 'd',
  header: 'H',
  'show-error': 'S',
  verbose: 'v',
  'max-time': 'm',
  'connect-timeout': 'Y',
  retry: 'y',
  'user-agent': 'A',
  insecure: 'k',
  'write-out': 'w',
  user: 'u',
  compressed: 'c',
  'retry-delay': 'Y',
  'fail-with-body': 'f',
  'no-progress-meter': 's',
  'retry-connrefused': 'c',
  version: 'V',
  proto: 'Y',
  'tlsv1.2': 'c',
}

function curlError(run: Run, options: { has: (letter: string) => boolean }, code: number, message: string): Verdict {
  if (!options.has('s') || options.has('S')) run.err(`curl: (${code}) ${message}\n`)
  return ended(code)
}

/** curl: GET and HEAD of one address, with the options that scripts use. */
const curl: Program = withOptions('sIifo:OLX:d:H:Svm:Y:y:A:kw:u:cgGNjT:b:e:F:x:V46#', curlOptions, (run, options) => {
  if (options.has('V')) {
    run.out('curl 8.14.1 (x86_64-pc-linux-gnu) libcurl/8.14.1 OpenSSL/3.5.4 zlib/1.3.1\n')
    return ended()
  }
  const [url] = options.rest
  if (url === undefined) {
    run.err('curl: (2) no URL specified\n')
    return ended(2)
  }
  const silentFor = Number(options.value('m') ?? options.value('Y') ?? 0)
  const got = get(
    run,
    url,
    options.has('I') ? 'HEAD' : (options.value('X') ?? (options.has('d') ? 'POST' : 'GET')),
    options.value('A') ?? 'curl/8.14.1',
  )
  if (got.kind === 'malformed') return curlError(run, options, 3, 'URL rejected: Malformed input to a URL function')
  const { host, port } = got.address
  if (got.kind === 'unknown') return curlError(run, options, 6, `Could not resolve host: ${host}`)
  if (got.kind === 'refused')
    return curlError(
      run,
      options,
      7,
      `Failed to connect to ${host} port ${port} after 0 ms: Could not connect to server`,
    )
  if (got.kind === 'silent') {
    if (run.data === undefined)
      return { wait: { for: 'time', until: run.sim.world.now + (silentFor || 130) * 1000 }, data: 'asked' }
    return curlError(
      run,
      options,
      28,
      silentFor
        ? `Connection timed out after ${silentFor * 1000} milliseconds`
        : `Failed to connect to ${host} port ${port} after 130000 ms: Could not connect to server`,
    )
  }
  if (got.kind === 'garbage')
    return got.address.secure
      ? curlError(run, options, 35, 'TLS connect error: error:0A00010B:SSL routines::wrong version number')
      : curlError(run, options, 52, 'Empty reply from server')
  const { response } = got
  if (options.has('f') && response.status >= 400)
    return curlError(run, options, 22, `The requested URL returned error: ${response.status}`)
  const text = `${options.has('I') || options.has('i') ? head(response) : ''}${response.body}`
  const output = options.has('O') ? (got.address.path.split('/').at(-1) ?? '') : options.value('o')
  if (output === undefined) run.out(text)
  else {
    if (!options.has('s')) run.err(progress(byteLength(text)))
    const wrote = run.disk.write(run.path(output), text)
    if (!wrote.ok)
      return curlError(run, options, 23, `Failure writing output to destination, passed ${byteLength(text)} returned 0`)
  }
  const after = options.value('w')
  if (after !== undefined) run.out(written(after, response, url))
  return ended()
})

const progress = (size: number): string =>
  `  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n                                 Dload  Upload   Total   Spent    Left  Speed\n\r  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0\r100 ${String(size).padStart(5)}  100 ${String(size).padStart(5)}    0     0  ${String(size * 100).slice(0, 5)}      0 --:--:-- --:--:-- --:--:--  ${String(size * 100).slice(0, 4)}\n`

const written = (format: string, response: Response, url: string): string => {
  const values: Record<string, string> = {
    http_code: String(response.status).padStart(3, '0'),
    response_code: String(response.status),
    size_download: String(byteLength(response.body)),
    content_type: response.headers['Content-Type'] ?? '',
    url_effective: url,
    time_total: '0.001',
  }
  return format
    .replace(/%\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
    .replaceAll('\\n', '\n')
    .replaceAll('\\t', '\t')
}

/** wget, busybox's and GNU's. */
const wget: Program = withOptions(
  'qO:ST:t:cP:U:vY:Z',
  {
    quiet: 'q',
    'output-document': 'O',
    spider: 'Z',
    timeout: 'T',
    tries: 't',
    'server-response': 'S',
    'no-verbose': 'v',
    'no-check-certificate': 'v',
    header: 'U',
    'post-data': 'U',
    progress: 'Y',
  },
  (run, options) => {
    const [given] = options.rest
    if (given === undefined) {
      run.err(
        isBusybox(run)
          ? 'BusyBox v1.37.0 (2025-12-16 14:19:28 UTC) multi-call binary.\n\nUsage: wget [-cqS] [--spider] [-O FILE] [-P DIR] [-T SEC] URL...\n'
          : "wget: missing URL\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n",
      )
      return ended(1)
    }
    const url = given.includes('://') ? given : `http://${given}`
    const got = get(run, url, options.has('Z') ? 'HEAD' : 'GET', isBusybox(run) ? 'Wget' : 'Wget/1.25.0')
    return isBusybox(run) ? busyboxWget(run, options, got, given) : gnuWget(run, options, got, url)
  },
)
type Given = { has: (letter: string) => boolean; value: (letter: string) => string | undefined }

const outputOf = (options: Given, address: Address): string =>
  options.value('O') ??
  `${options.value('P') ? `${options.value('P')}/` : ''}${address.path.split('?')[0]?.split('/').at(-1) || 'index.html'}`

function busyboxWget(run: Run, options: Given, got: Got, given: string): Verdict {
  if (got.kind === 'malformed') return run.fail(`bad address '${given}'`)
  const { host, port } = got.address
  const quiet = options.has('q')
  if (got.kind === 'unknown') return run.fail(`bad address '${host}'`)
  const ip = 'ip' in got ? got.ip : host === 'localhost' ? '127.0.0.1' : host
  const shown = `${host} (${ip}:${port})`
  if (got.kind === 'silent' && run.data === undefined) {
    if (!quiet) run.err(`Connecting to ${shown}\n`)
    return {
      wait: { for: 'time', until: run.sim.world.now + (Number(options.value('T')) || 130) * 1000 },
      data: 'asked',
    }
  }
  if (!quiet && got.kind !== 'silent') run.err(`Connecting to ${shown}\n`)
  if (got.kind === 'silent')
    return options.has('T')
      ? run.fail('download timed out')
      : run.fail(`can't connect to remote host (${ip}): Operation timed out`)
  if (got.kind === 'refused')
    return run.fail(
      `can't connect to remote host${host === ip || host === 'localhost' ? ` (${ip})` : ` (${ip})`}: Connection refused`,
    )
  if (got.kind === 'garbage') return run.fail('error getting response')
  const { response, address } = got
  if (options.has('S'))
    run.err(
      head(response)
        .replace(/\r\n\r\n$/, '\n')
        .replaceAll('\r\n', '\n')
        .replace(/^/gm, '  ')
        .replace(/ {2}$/, ''),
    )
  if (response.status >= 400)
    return run.fail(`server returned error: HTTP/1.1 ${response.status} ${reasonOf(response.status)}`)
  if (options.has('Z')) {
    if (!quiet) run.err('remote file exists\n')
    return ended()
  }
  const output = outputOf(options, address)
  if (output === '-') {
    if (!quiet) run.err(`writing to stdout\n`)
    run.out(response.body)
    if (!quiet)
      run.err(
        `-                    100% |********************************| ${String(byteLength(response.body)).padStart(5)}  0:00:00 ETA\nwritten to stdout\n`,
      )
    return ended()
  }
  const wrote = run.disk.write(run.path(output), response.body)
  if (!wrote.ok) return run.fail(`can't open '${output}': ${wrote.message}`)
  if (!quiet)
    run.err(
      `saving to '${output}'\n${output.slice(0, 20).padEnd(20)} 100% |********************************| ${String(byteLength(response.body)).padStart(5)}  0:00:00 ETA\n'${output}' saved\n`,
    )
  return ended()
}

function gnuWget(run: Run, options: Given, got: Got, url: string): Verdict {
  const say = (text: string) => {
    if (!options.has('q')) run.err(text)
  }
  if (got.kind === 'malformed') return run.fail(`${url}: Invalid host name.`)
  const { host, port } = got.address
  const at = new Date(run.sim.world.now).toISOString().slice(0, 19).replace('T', ' ')
  say(`--${at}--  ${url.endsWith('/') || got.address.path !== '/' ? url : `${url}/`}\n`)
  if (got.kind === 'unknown') {
    say(
      `Resolving ${host} (${host})... failed: Name or service not known.\nwget: unable to resolve host address '${host}'\n`,
    )
    return ended(4)
  }
  say(
    `Connecting to ${host} (${host})|${host === 'localhost' ? '127.0.0.1' : host}|:${port}... ${got.kind === 'refused' ? 'failed: Connection refused.' : 'connected.'}\n`,
  )
  if (got.kind !== 'response') return ended(4)
  const { response, address } = got
  say(`HTTP request sent, awaiting response... ${response.status} ${reasonOf(response.status)}\n`)
  if (response.status >= 400) {
    say(`${at} ERROR ${response.status}: ${reasonOf(response.status)}.\n\n`)
    return ended(8)
  }
  if (options.has('Z')) return ended()
  const output = outputOf(options, address)
  say(
    `Length: ${byteLength(response.body)} [${response.headers['Content-Type'] ?? ''}]\nSaving to: '${output === '-' ? 'STDOUT' : output}'\n\n`,
  )
  if (output === '-') run.out(response.body)
  else run.disk.write(run.path(output), response.body)
  return ended()
}

/** nc: connects (`-z` only asks), or with `-l` listens and says nothing. */
const nc: Program = withOptions('lzvnkup:w:e:', {}, (run, options) => {
  const port = Number(options.value('p') ?? options.rest.at(-1))
  if (options.has('l'))
    return run.data === undefined
      ? { wait: { for: 'ever' }, data: { listens: [port], serves: 'raw' } }
      : { wait: { for: 'ever' }, data: run.data }
  const [host = ''] = options.rest
  const found = reach(run.sim, run.ref, host, Number(options.rest[1]))
  const shown = `${host} (${found.kind === 'refused' || found.kind === 'silent' ? found.address : host === 'localhost' ? '127.0.0.1' : host}:${options.rest[1]})`
  if (found.kind === 'unknown')
    return run.fail(
      isBusybox(run)
        ? `bad address '${host}'`
        : `getaddrinfo for host "${host}" port ${options.rest[1]}: Name or service not known`,
    )
  if (found.kind === 'listener') {
    if (options.has('v'))
      run.err(isBusybox(run) ? `${shown} open\n` : `Connection to ${host} ${options.rest[1]} port [tcp/*] succeeded!\n`)
    return ended(0)
  }
  if (isBusybox(run)) run.err(`${run.name}: ${shown}: Connection refused\n`)
  else if (options.has('v'))
    run.err(`${run.name}: connect to ${host} port ${options.rest[1]} (tcp) failed: Connection refused\n`)
  return ended(1)
})

type Pinging = { sent: number; address: string }

/** ping: answers from whatever is in the network; `-c` says how often. */
const ping: Program = withOptions('c:i:W:w:q46t:s:n', {}, (run, options) => {
  const [name = ''] = options.rest
  const found = reach(run.sim, run.ref, name, 0)
  if (found.kind === 'unknown')
    return isBusybox(run) ? run.fail(`bad address '${name}'`) : run.fail(`${name}: Name or service not known`, 2)
  const address = found.kind === 'listener' ? name : found.address
  const alive = found.kind !== 'silent'
  const state = (run.data as Pinging | undefined) ?? { sent: 0, address }
  if (state.sent === 0)
    run.out(`PING ${name} (${address})${isBusybox(run) ? ': 56 data bytes' : ' 56(84) bytes of data.'}\n`)
  const count = Number(options.value('c') ?? Number.POSITIVE_INFINITY)
  if (state.sent < count) {
    if (alive && !options.has('q'))
      run.out(
        isBusybox(run)
          ? `64 bytes from ${address}: seq=${state.sent} ttl=64 time=0.0${60 + (state.sent % 30)} ms\n`
          : `64 bytes from ${address}: icmp_seq=${state.sent + 1} ttl=64 time=0.0${60 + (state.sent % 30)} ms\n`,
      )
    const last = state.sent + 1 >= count
    return {
      wait: last && alive ? null : { for: 'time', until: run.sim.world.now + 1000 },
      data: { ...state, sent: state.sent + 1 },
    }
  }
  const lost = alive ? 0 : 100
  run.out(
    `\n--- ${name} ping statistics ---\n${state.sent} packets transmitted, ${alive ? state.sent : 0} ${isBusybox(run) ? 'packets ' : ''}received, ${lost}% packet loss${isBusybox(run) ? '' : `, time ${(state.sent - 1) * 1000}ms`}\n`,
  )
  if (alive)
    run.out(
      isBusybox(run)
        ? 'round-trip min/avg/max = 0.060/0.066/0.072 ms\n'
        : 'rtt min/avg/max/mdev = 0.060/0.066/0.072/0.005 ms\n',
    )
  return ended(alive ? 0 : 1)
})

export const clients: Record<string, Program> = { curl, wget, nc, netcat: nc, ping }
