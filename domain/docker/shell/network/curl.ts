import { byteLength } from '@/domain/docker/files/node'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { ended } from '@/domain/docker/shell/programs/input'
import { withOptions } from '@/domain/docker/shell/programs/options'
import { get, head } from './get'
import type { Response } from './http'

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
export const curl: Program = withOptions(
  'sIifo:OLX:d:H:Svm:Y:y:A:kw:u:cgGNjT:b:e:F:x:V46#',
  curlOptions,
  (run, options) => {
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
    if (got.kind === 'refused' || got.kind === 'unreachable')
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
        return curlError(
          run,
          options,
          23,
          `Failure writing output to destination, passed ${byteLength(text)} returned 0`,
        )
    }
    const after = options.value('w')
    if (after !== undefined) run.out(written(after, response, url))
    return ended()
  },
)

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
