import { directory, file } from '@/domain/docker/files/node'
import type { Entry, Run, Verdict } from '@/domain/docker/shell/program'
import { ended } from '@/domain/docker/shell/programs/input'
import { mariadbLog, mariadbVersion, mysqlLog, type ServerLog } from './mysqld-log'
import { endsOn, isTaken, serve } from './serve'

const data = '/var/lib/mysql'
export const isMariadb = (run: Run): boolean => run.env.MARIADB_VERSION !== undefined || run.name.startsWith('mariadb')
const logOf = (run: Run): ServerLog => (isMariadb(run) ? mariadbLog : mysqlLog)
const say = (run: Run, lines: string[]): void => {
  for (const line of lines) run.err(line)
}

const option = (run: Run, name: string): string | undefined =>
  run.args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3)

/** A part of the work that takes some seconds: `after` comes when they are over. */
function taking(run: Run, seconds: number, after: () => Verdict): Verdict {
  if (run.data === undefined) return { wait: { for: 'time', until: run.sim.world.now + seconds * 1000 }, data: 'busy' }
  return after()
}

const initialize = (run: Run): Verdict =>
  taking(run, 3, () => {
    say(run, logOf(run).initialized(run))
    const { uid, gid } = run.process
    run.disk.put(`${data}/mysql`, directory({ uid, gid, mode: 0o750 }))
    run.disk.put(`${data}/ibdata1`, file('', { uid, gid, mode: 0o640, size: 12_582_912 }))
    return ended()
  })

function begin(run: Run): Verdict {
  if (run.process.uid === 0 && option(run, 'user') === undefined && isMariadb(run)) {
    run.err(`${run.name}: Please consult the Knowledge Base to find out how to run mariadbd as root!\n`)
    return ended(1)
  }
  const port = Number(option(run, 'port') ?? 3306)
  if (isTaken(run, port)) {
    run.err(`Can't start server: Bind on TCP/IP port: Address already in use\n`)
    return ended(1)
  }
  say(run, logOf(run).started(run, port))
  return serve({ listens: isMariadb(run) ? [port] : [port, 33060], serves: 'mysql', version: run.variant })
}

/** mysqld and mariadbd: listen on 3306. The entrypoint's own runs of it only say what the real ones say. */
export const mysqld: Entry = {
  run: (run) => {
    if (typeof run.data === 'object' && run.data !== null) return serve(run.data as { listens: number[] })
    const { args } = run
    if (args.includes('--version') || args.includes('-V')) {
      const shown = isMariadb(run)
        ? `${mariadbVersion(run)} for debian-linux-gnu on x86_64 (mariadb.org binary distribution)`
        : `${run.variant} for Linux on x86_64 (MySQL Community Server - GPL)`
      run.out(`${isMariadb(run) ? run.name : '/usr/sbin/mysqld'}  Ver ${shown}\n`)
      return ended()
    }
    if (args.includes('--initialize-insecure')) return initialize(run)
    if (args.includes('--daemonize')) {
      return taking(run, 1, () => {
        say(run, logOf(run).started(run, 0))
        return ended()
      })
    }
    if (args.includes('--stopped')) {
      say(run, logOf(run).stopped(run, isMariadb(run) ? 'unknown' : 'root'))
      return ended()
    }
    return taking(run, 1, () => begin(run))
  },
  on: (run, signal) => {
    if (typeof run.data !== 'object' || run.data === null) return 'default'
    const end = (at: Run) => {
      say(at, logOf(at).stopped(at, isMariadb(at) ? 'unknown' : '<via user signal>'))
      return 0
    }
    return endsOn({ TERM: end }, ['HUP', 'INT', 'QUIT'])(run, signal)
  },
}
