import { reach, servingOf } from '@/domain/docker/shell/network/reach'
import type { Entry, Program, Run } from '@/domain/docker/shell/program'
import { ended } from '@/domain/docker/shell/programs/input'
import { postgresLog as log, postgresPackage, postgresTitle, postgresVersion as versionOf } from './postgres-log'
import { serve } from './serve'

/** postgres: listens on 5432 and keeps nothing but its directory; SQL is not modelled. */
export const postgres: Entry = {
  run: (run) => {
    if (run.data !== undefined) return serve(run.data as { listens: number[] })
    if (run.args.includes('--version') || run.args.includes('-V')) {
      run.out(`postgres (PostgreSQL) ${versionOf(run)}${postgresPackage(run)}\n`)
      return ended()
    }
    if (run.process.uid === 0) {
      run.err(
        '"root" execution of the PostgreSQL server is not permitted.\nThe server must be started under an unprivileged user ID to prevent\npossible system security compromise.  See the documentation for\nmore information on how to properly start the server.\n',
      )
      return ended(1)
    }
    const data = run.env.PGDATA ?? ''
    if (!run.disk.stat(`${data}/PG_VERSION`)) {
      run.err(
        `postgres: could not access directory "${data}": No such file or directory\nRun initdb or pg_basebackup to initialize a PostgreSQL data directory.\n`,
      )
      return ended(2)
    }
    run.disk.write(`${data}/postmaster.pid`, `${run.pid}\n${data}\n`)
    const port = Number(run.args[run.args.indexOf('-p') + 1]) || 5432
    log(run, `starting ${postgresTitle(run)}`)
    log(run, `listening on IPv4 address "0.0.0.0", port ${port}`)
    log(run, `listening on IPv6 address "::", port ${port}`)
    log(run, `listening on Unix socket "/var/run/postgresql/.s.PGSQL.${port}"`)
    log(run, 'database system was shut down at <now>')
    log(run, 'database system is ready to accept connections')
    return serve({ listens: [port], serves: 'postgres' })
  },
  on: (run, signal) => {
    if (run.data === undefined) return 'default'
    const words: Record<string, string> = {
      TERM: 'received smart shutdown request',
      INT: 'received fast shutdown request',
      QUIT: 'received immediate shutdown request',
    }
    const said = words[signal]
    if (!said) return signal === 'HUP' ? 'ignore' : 'default'
    log(run, said)
    if (signal === 'INT') log(run, 'aborting any active transactions')
    if (signal !== 'QUIT') {
      log(run, 'shutting down')
      log(run, 'checkpoint starting: shutdown immediate')
    }
    log(run, 'database system is shut down')
    run.disk.remove(`${run.env.PGDATA ?? ''}/postmaster.pid`)
    return { exit: 0 }
  },
}

const placeOf = (run: Run): { host: string; port: number } => {
  const value = (letter: string) => {
    const at = run.args.indexOf(letter)
    return at < 0 ? undefined : run.args[at + 1]
  }
  return { host: value('-h') ?? run.env.PGHOST ?? 'localhost', port: Number(value('-p') ?? 5432) }
}

function isUp(run: Run): boolean {
  const { host, port } = placeOf(run)
  const found = reach(run.sim, run.ref, host, port)
  return found.kind === 'listener' && servingOf(found.listener.process)?.serves === 'postgres'
}

export const pgIsReady: Program = (run) => {
  const { host, port } = placeOf(run)
  const shown = host === 'localhost' && !run.args.includes('-h') ? `/var/run/postgresql:${port}` : `${host}:${port}`
  const up = isUp(run)
  if (!run.args.includes('-q')) run.out(`${shown} - ${up ? 'accepting connections' : 'no response'}\n`)
  return ended(up ? 0 : 2)
}

/** psql: connects, and answers the simplest questions: `select 1`, `select version()`. */
export const psql: Program = (run) => {
  if (run.name === 'pg_isready') return pgIsReady(run)
  if (run.args.includes('--version') || run.args.includes('-V')) {
    run.out(`${run.name} (PostgreSQL) ${versionOf(run)}${postgresPackage(run)}\n`)
    return ended()
  }
  const { host, port } = placeOf(run)
  if (!isUp(run)) {
    const socket = `connection to server on socket "/var/run/postgresql/.s.PGSQL.${port}" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?`
    run.err(
      `${run.name}: error: ${run.args.includes('-h') ? `connection to server at "${host}", port ${port} failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?` : socket}\n`,
    )
    return ended(2)
  }
  const at = run.args.findIndex((arg) => arg === '-c' || arg === '--command')
  const asked = /^\s*select\s+(\d+|version\(\)|'[^']*')\s*;?\s*$/i.exec(run.args[at + 1] ?? '')?.[1] ?? ''
  if (at < 0 || !asked) return ended(0)
  const value = asked === 'version()' ? postgresTitle(run) : asked.replaceAll("'", '')
  const title = asked === 'version()' ? 'version' : '?column?'
  if (run.args.some((arg) => /^-\w*t/.test(arg)))
    run.out(`${run.args.some((arg) => /^-\w*A/.test(arg)) ? '' : ' '}${value}\n`)
  else {
    const width = Math.max(title.length, value.length) + 2
    run.out(
      `${` ${title} `.padStart(Math.floor((width + title.length + 2) / 2)).padEnd(width)}\n${'-'.repeat(width)}\n${/^\d+$/.test(value) ? ` ${value.padStart(width - 2)}` : ` ${value}`}\n(1 row)\n\n`,
    )
  }
  return ended()
}
