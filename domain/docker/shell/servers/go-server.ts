import type { Entry, Run, Verdict } from '@/domain/docker/shell/program'
import { formatDate } from '@/domain/docker/shell/programs/date'
import { ended } from '@/domain/docker/shell/programs/input'
import { isTaken, serve } from './serve'

/** A line of Go's log package. */
export const goLog = (run: Run, text: string): void =>
  run.err(`${formatDate(run.sim.world.now, '%Y/%m/%d %H:%M:%S')} ${text}\n`)

type Flag = { usage: string; initial: string; kind: 'string' | 'bool' }

const textOf = ([name, { usage, initial, kind }]: [string, Flag]): string =>
  `  -${name}${kind === 'string' ? ' string' : ''}\n    \t${usage}${kind === 'string' && initial ? ` (default ${JSON.stringify(initial)})` : ''}\n`

/** Flags as Go's flag package reads them; null when it has complained, with what to end. */
function readFlags(run: Run, flags: Record<string, Flag>): { values: Record<string, string>; rest: string[] } | null {
  const values = Object.fromEntries(Object.entries(flags).map(([name, { initial }]) => [name, initial]))
  const usage = `Usage of ${run.process.argv[0] ?? ''}:\n${Object.entries(flags)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(textOf)
    .join('')}`
  const args = [...run.args]
  while (/^-./.test(args[0] ?? '')) {
    const arg = args.shift() ?? ''
    if (arg === '--') break
    const [, name = '', , given] = /^--?([^=]+)(=([\s\S]*))?$/.exec(arg) ?? []
    const flag = flags[name]
    if (!flag) {
      run.err(`${/^(?:h|help)$/.test(name) ? '' : `flag provided but not defined: -${name}\n`}${usage}`)
      return null
    }
    const value = given ?? (flag.kind === 'bool' ? 'true' : args.shift())
    if (value === undefined) {
      run.err(`flag needs an argument: -${name}\n${usage}`)
      return null
    }
    values[name] = value
  }
  return { values, rest: args }
}

/** Signals end a Go program that does not ask for them; as the first process it can only leave with 2. */
export const goSignals: Entry['on'] = (run, signal) => {
  if (!/^(?:TERM|INT|HUP|QUIT|ABRT)$/.test(signal))
    return /^(?:URG|CHLD|WINCH|PIPE)$/.test(signal) ? 'ignore' : 'default'
  if (signal === 'QUIT')
    run.err('SIGQUIT: quit\nPC=0x4712e1 m=0 sigcode=0\n\ngoroutine 0 gp=0x9c1f60 m=0 mp=0x9c2e00 [idle]:\n')
  return run.pid === 1 || signal === 'QUIT' ? { exit: 2 } : 'default'
}

function listening(run: Run, address: string, data: Record<string, unknown>, failure: string): Verdict {
  const port = Number(address.split(':').at(-1))
  if (isTaken(run, port)) {
    goLog(run, `${failure}listen tcp ${address}: bind: address already in use`)
    return ended(1)
  }
  return serve({ listens: [port], ...data })
}

/** traefik/whoami: `-port`, `-name`, `-verbose`. */
export const whoamiServer: Entry = {
  run: (run) => {
    if (run.data !== undefined) return serve(run.data as { listens: number[] })
    const string = (usage: string, initial = ''): Flag => ({ usage, initial, kind: 'string' })
    const flags = readFlags(run, {
      'allowed-origins': string('give me a list of allowed clients', run.env.WHOAMI_ALLOWED_ORIGINS || '*'),
      cacert: string('give me a CA chain, enforces mutual TLS'),
      cert: string('give me a certificate'),
      key: string('give me a key'),
      name: string('give me a name', run.env.WHOAMI_NAME),
      port: string('give me a port number', run.env.WHOAMI_PORT_NUMBER || '80'),
      verbose: { usage: 'Enable verbose logging', initial: 'false', kind: 'bool' },
    })
    if (!flags) return ended(2)
    const { port = '80', name = '' } = flags.values
    goLog(run, `Starting up on port ${port}`)
    return listening(run, `:${port}`, { serves: 'whoami', name, verbose: flags.values.verbose === 'true' }, '')
  },
  on: goSignals,
}

/** hashicorp/http-echo: `-text`, `-listen`. */
export const httpEcho: Entry = {
  run: (run) => {
    if (run.data !== undefined) return serve(run.data as { listens: number[] })
    const flags = readFlags(run, {
      listen: { usage: 'address and port to listen', initial: ':5678', kind: 'string' },
      text: { usage: 'text to put on the webpage', initial: '', kind: 'string' },
      version: { usage: 'display version information', initial: 'false', kind: 'bool' },
    })
    if (!flags) return ended(2)
    const { listen = ':5678', text = '', version } = flags.values
    if (version === 'true') {
      run.err(`http-echo v${run.variant} (b0bd5d1)\n`)
      return ended()
    }
    const said = text || run.env.ECHO_TEXT || ''
    const problem = !said
      ? 'Missing -text option OR ENV var TEXT is empty!'
      : flags.rest.length
        ? 'Too many arguments!'
        : ''
    if (problem) {
      run.err(`${problem}\n`)
      return ended(127)
    }
    goLog(run, `[INFO] server is listening on ${listen}`)
    return listening(
      run,
      listen,
      { serves: 'http-echo', text: said, version: run.variant },
      '[ERR] server exited with: ',
    )
  },
  on: (run, signal) => {
    if (signal !== 'INT' || run.data === undefined) return goSignals(run, signal)
    goLog(run, '[INFO] received interrupt, shutting down...')
    return { exit: 2 }
  },
}
