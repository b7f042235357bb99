import type { Program, Run } from '@/domain/docker/shell/program'
import { ended } from '@/domain/docker/shell/programs/input'
import { postgresLog, postgresTitle, postgresVersion } from './postgres-log'

const steps = `creating subdirectories ... ok
selecting dynamic shared memory implementation ... posix
selecting default "max_connections" ... 100
selecting default "shared_buffers" ... 128MB
selecting default time zone ... Etc/UTC
creating configuration files ... ok
running bootstrap script ... ok
`

const trust = `initdb: warning: enabling "trust" authentication for local connections
initdb: hint: You can change this by editing pg_hba.conf or using the option -A, or --auth-local and --auth-host, the next time you run initdb.
`

function begin(run: Run, data: string): void {
  const sums = Number.parseInt(postgresVersion(run), 10) >= 18 ? 'enabled' : 'disabled'
  run.out(`The files belonging to this database system will be owned by user "postgres".
This user must also own the server process.

The database cluster will be initialized with locale "${run.env.LANG ?? 'en_US.utf8'}".
The default database encoding has accordingly been set to "UTF8".
The default text search configuration will be set to "english".

Data page checksums are ${sums}.

fixing permissions on existing directory ${data} ... ok
${steps}`)
}

/** initdb: fills PGDATA, which takes a second. */
export const initdb: Program = (run) => {
  const data = run.env.PGDATA ?? '/var/lib/postgresql/data'
  if (run.data === undefined) {
    begin(run, data)
    return { wait: { for: 'time', until: run.sim.world.now + 700 }, data: 'busy' }
  }
  for (const name of 'base global pg_wal pg_stat pg_tblspc pg_xact'.split(' ')) run.disk.mkdir(`${data}/${name}`)
  run.disk.write(`${data}/postgresql.conf`, "listen_addresses = '*'\n")
  run.disk.write(`${data}/pg_hba.conf`, 'local all all trust\nhost all all all scram-sha-256\n')
  run.disk.write(`${data}/PG_VERSION`, `${run.env.PG_MAJOR ?? postgresVersion(run).split('.')[0]}\n`)
  run.out('performing post-bootstrap initialization ... ok\n')
  run.out(
    `syncing data to disk ... ok\n\n\nSuccess. You can now start the database server using:\n\n    pg_ctl -D ${data} -l logfile start\n\n`,
  )
  run.err(trust)
  return ended()
}

/** pg_ctl, as the entrypoint uses it around its scripts: what a server says that only it can reach. */
export const pgCtl: Program = (run) => {
  const log = (text: string) => postgresLog(run, text)
  if (run.args.includes('start')) {
    run.out('waiting for server to start....')
    log(`starting ${postgresTitle(run)}`)
    log('listening on Unix socket "/var/run/postgresql/.s.PGSQL.5432"')
    log('database system was shut down at <now>')
    log('database system is ready to accept connections')
    run.out(' done\nserver started\n')
    return ended()
  }
  if (!run.args.includes('stop')) {
    run.err(`pg_ctl: no operation specified\nTry "pg_ctl --help" for more information.\n`)
    return ended(1)
  }
  run.out('waiting for server to shut down....')
  log('received fast shutdown request')
  log('aborting any active transactions')
  log('background worker "logical replication launcher" (PID <pid>) exited with exit code 1')
  log('shutting down')
  log('checkpoint starting: shutdown immediate')
  log('database system is shut down')
  run.out(' done\nserver stopped\n')
  return ended()
}
