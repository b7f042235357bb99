import type { Run } from '@/domain/docker/shell/program'
import { formatDate } from '@/domain/docker/shell/programs/date'

/** A line of the server's log; `<now>` and `<pid>` in it are filled in. */
export const postgresLog = (run: Run, text: string): void => {
  const said = text
    .replace('<now>', `${formatDate(run.sim.world.now, '%Y-%m-%d %H:%M:%S')} UTC`)
    .replace('<pid>', String(run.pid + 6))
  run.err(`${formatDate(run.sim.world.now, '%Y-%m-%d %H:%M:%S.%3N')} UTC [${run.pid}] LOG:  ${said}\n`)
}

/** `18.1`, without the package's own number. */
export const postgresVersion = (run: Run): string => (run.env.PG_VERSION ?? '18.1-1').split('-')[0] ?? '18.1'

const isAlpine = (run: Run): boolean => run.disk.stat('/etc/alpine-release') !== null

/** ` (Debian 18.1-1.pgdg13+2)`; Alpine's own build has no such mark. */
export const postgresPackage = (run: Run): string =>
  isAlpine(run) ? '' : ` (Debian ${run.env.PG_VERSION ?? '18.1-1.pgdg13+2'})`

export const postgresTitle = (run: Run): string =>
  `PostgreSQL ${postgresVersion(run)}${postgresPackage(run)} on x86_64-pc-linux-${isAlpine(run) ? 'musl' : 'gnu'}, compiled by gcc (${isAlpine(run) ? 'Alpine 14.2.0' : 'Debian 14.2.0-19'}) 14.2.0, 64-bit`
