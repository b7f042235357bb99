import type { Entry, Run } from '@/domain/docker/shell/program'
import { formatDate } from '@/domain/docker/shell/programs/date'
import { ended } from '@/domain/docker/shell/programs/input'
import { isBusybox } from '@/domain/docker/shell/programs/options'
import { containerOf } from '@/domain/docker/sim'
import { endsOn, isTaken, serve } from './serve'

const versionOf = (run: Run): string => run.env.HTTPD_VERSION ?? '2.4.66'
const note = (run: Run, module: string, text: string): void =>
  run.err(
    `[${formatDate(run.sim.world.now, '%a %b %d %H:%M:%S.000000 %Y')}] [${module}] [pid ${run.pid}:tid ${run.pid}] ${text}\n`,
  )

/** busybox's httpd: `-f -p PORT -h DIRECTORY`; without `-f` it goes into the background, which ends a container. */
function busyboxHttpd(run: Run) {
  const value = (letter: string) => {
    const at = run.args.findIndex((arg) => arg.startsWith(letter))
    const arg = run.args[at] ?? ''
    return arg.length > 2 ? arg.slice(2) : run.args[at + 1]
  }
  const port = Number((run.args.some((arg) => arg.startsWith('-p')) ? value('-p') : '80')?.split(':').at(-1) ?? 80)
  const root = run.path(run.args.some((arg) => arg.startsWith('-h')) ? (value('-h') ?? '.') : '.')
  if (isTaken(run, port)) return run.fail('bind: Address already in use')
  if (!run.args.some((arg) => /^-\w*f/.test(arg))) return ended(0)
  return serve({ listens: [port], root, serves: 'busybox-httpd' })
}

/** What it says last, by signal: WINCH is its graceful stop. */
const lastWords: Record<string, string> = {
  TERM: 'AH00491: caught SIGTERM, shutting down',
  WINCH: 'AH00492: caught SIGWINCH, shutting down gracefully',
}
const say = (name: string) => (run: Run) => {
  note(run, 'mpm_event:notice', lastWords[name] ?? '')
  return 0
}
const endings = endsOn(Object.fromEntries(Object.keys(lastWords).map((name) => [name, say(name)])), ['HUP', 'USR1'])

export const httpd: Entry = {
  run: (run) => {
    if (run.data !== undefined) return serve(run.data as { listens: number[] })
    if (isBusybox(run)) return busyboxHttpd(run)
    if (run.args.includes('-v')) {
      run.out(`Server version: Apache/${versionOf(run)} (Unix)\nServer built:   Dec 29 2025 22:02:11\n`)
      return ended()
    }
    if (run.args.includes('-t')) {
      run.err('Syntax OK\n')
      return ended()
    }
    const read = run.disk.read('/usr/local/apache2/conf/httpd.conf')
    const conf = read.ok ? read.value.replace(/^\s*#.*/gm, '') : ''
    const listens = [...conf.matchAll(/^\s*Listen\s+(?:[\d.]+:)?(\d+)/gm)].map(([, port]) => Number(port))
    const root = /^\s*DocumentRoot\s+"?([^"\s]+)/m.exec(conf)?.[1] ?? '/usr/local/apache2/htdocs'
    const address = run.ref === 'host' ? '127.0.0.1' : (containerOf(run.sim, run.ref.container).address ?? '127.0.0.1')
    if (!/^\s*ServerName/m.test(conf))
      for (let i = 0; i < 2; i++)
        run.err(
          `AH00558: httpd: Could not reliably determine the server's fully qualified domain name, using ${address}. Set the 'ServerName' directive globally to suppress this message\n`,
        )
    note(run, 'mpm_event:notice', `AH00489: Apache/${versionOf(run)} (Unix) configured -- resuming normal operations`)
    note(
      run,
      'core:notice',
      `AH00094: Command line: '${run.process.argv[0]?.split('/').at(-1)} ${run.args.join(' ').replace('-DFOREGROUND', '-D FOREGROUND')}'`,
    )
    return serve({ listens: listens.length ? listens : [80], root, serves: 'httpd', version: versionOf(run) })
  },
  on: (run, signal) => {
    if (run.data === undefined || isBusybox(run)) return 'default'
    return endings(run, signal)
  },
}
