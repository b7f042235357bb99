import { byteLength } from '@/domain/docker/files/node'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { ended } from '@/domain/docker/shell/programs/input'
import { isBusybox, withOptions } from '@/domain/docker/shell/programs/options'
import { type Address, type Got, get, head } from './get'
import { reasonOf } from './http'
import { unreachableWords } from './reach'

/** wget, busybox's and GNU's. */
export const wget: Program = withOptions(
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
  if (got.kind === 'unreachable')
    return run.fail(`can't connect to remote host (${ip}): ${unreachableWords(run.sim, run.ref)}`)
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

const failures: Readonly<Record<string, string>> = {
  refused: 'failed: Connection refused.',
  unreachable: 'failed: Network is unreachable.',
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
    `Connecting to ${host} (${host})|${host === 'localhost' ? '127.0.0.1' : host}|:${port}... ${failures[got.kind] ?? 'connected.'}\n`,
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
