import type { Run } from '@/domain/docker/shell/program'
import { formatDate } from '@/domain/docker/shell/programs/date'

/** What a database server says at the turns of its life, line by line. */
export type ServerLog = {
  initialized: (run: Run) => string[]
  started: (run: Run, port: number) => string[]
  stopped: (run: Run, who: string) => string[]
}

const mysqlLine = (run: Run, thread: number, level: string, code: number, part: string, text: string): string =>
  `${formatDate(run.sim.world.now, '%Y-%m-%dT%H:%M:%S.%3N000Z')} ${thread} [${level}] [MY-${String(code).padStart(6, '0')}] [${part}] ${text}\n`

const innodb = (run: Run): string[] => [
  mysqlLine(run, 1, 'System', 13576, 'InnoDB', 'InnoDB initialization has started.'),
  mysqlLine(run, 1, 'System', 13577, 'InnoDB', 'InnoDB initialization has ended.'),
]

const place = '/usr/sbin/mysqld'

export const mysqlLog: ServerLog = {
  initialized: (run) => [
    mysqlLine(run, 0, 'System', 15017, 'Server', 'MySQL Server Initialization - start.'),
    mysqlLine(
      run,
      0,
      'System',
      13169,
      'Server',
      `${place} (mysqld ${run.variant}) initializing of server in progress as process ${run.pid}`,
    ),
    ...innodb(run),
    mysqlLine(
      run,
      6,
      'Warning',
      10453,
      'Server',
      'root@localhost is created with an empty password ! Please consider switching off the --initialize-insecure option.',
    ),
    mysqlLine(run, 0, 'System', 15018, 'Server', 'MySQL Server Initialization - end.'),
  ],
  started: (run, port) => [
    mysqlLine(run, 0, 'System', 15015, 'Server', 'MySQL Server - start.'),
    mysqlLine(run, 0, 'System', 10116, 'Server', `${place} (mysqld ${run.variant}) starting as process ${run.pid}`),
    ...innodb(run),
    mysqlLine(run, 0, 'Warning', 10068, 'Server', 'CA certificate ca.pem is self signed.'),
    mysqlLine(
      run,
      0,
      'System',
      13602,
      'Server',
      'Channel mysql_main configured to support TLS. Encrypted connections are now supported for this channel.',
    ),
    mysqlLine(
      run,
      0,
      'Warning',
      11810,
      'Server',
      "Insecure configuration for --pid-file: Location '/var/run/mysqld' in the path is accessible to all OS users. Consider choosing a different directory.",
    ),
    mysqlLine(
      run,
      0,
      'System',
      11323,
      'Server',
      `X Plugin ready for connections. ${port ? "Bind-address: '::' port: 33060, s" : 'S'}ocket: /var/run/mysqld/mysqlx.sock`,
    ),
    mysqlLine(
      run,
      0,
      'System',
      10931,
      'Server',
      `${place}: ready for connections. Version: '${run.variant}'  socket: '/var/run/mysqld/mysqld.sock'  port: ${port}  MySQL Community Server - GPL.`,
    ),
  ],
  stopped: (run, who) => [
    mysqlLine(
      run,
      who.startsWith('<') ? 0 : 10,
      'System',
      13172,
      'Server',
      `Received SHUTDOWN from user ${who}. Shutting down mysqld (Version: ${run.variant}).`,
    ),
    mysqlLine(
      run,
      0,
      'System',
      10910,
      'Server',
      `${place}: Shutdown complete (mysqld ${run.variant})  MySQL Community Server - GPL.`,
    ),
    mysqlLine(run, 0, 'System', 15016, 'Server', 'MySQL Server - end.'),
  ],
}

const mariadbLine = (run: Run, text: string): string =>
  `${formatDate(run.sim.world.now, '%Y-%m-%d %e:%M:%S').replace(/ +\d+:/, ` ${formatDate(run.sim.world.now, '%H').replace(/^0/, ' ')}:`)} 0 [Note] ${text}\n`

/** `11.8.5-MariaDB-ubu2404`, after the package's version. */
export const mariadbVersion = (run: Run): string =>
  `${run.variant}-MariaDB-${/\+maria~(\w+)/.exec(run.env.MARIADB_VERSION ?? '')?.[1] ?? 'ubu2404'}`

export const mariadbLog: ServerLog = {
  initialized: () => [],
  started: (run, port) => [
    mariadbLine(
      run,
      `Starting MariaDB ${mariadbVersion(run)} source revision  server_uid RmFpdGhmdWw= as process ${run.pid}`,
    ),
    mariadbLine(run, 'InnoDB: Initializing buffer pool, total size = 128.000MiB, chunk size = 2.000MiB'),
    mariadbLine(run, 'InnoDB: Completed initialization of buffer pool'),
    mariadbLine(run, 'InnoDB: End of log at LSN=46996'),
    mariadbLine(run, 'InnoDB: log sequence number 46996; transaction id 15'),
    mariadbLine(run, "Plugin 'FEEDBACK' is disabled."),
    ...(port
      ? [
          mariadbLine(run, "Server socket created on IP: '0.0.0.0', port: '3306'."),
          mariadbLine(run, "Server socket created on IP: '::', port: '3306'."),
        ]
      : []),
    mariadbLine(run, `${run.name}: ready for connections.`),
    `Version: '${mariadbVersion(run)}'  socket: '/run/mysqld/mysqld.sock'  port: ${port}  mariadb.org binary distribution\n`,
  ],
  stopped: (run, who) => [
    mariadbLine(run, `${run.name} (initiated by: ${who}): Normal shutdown`),
    mariadbLine(run, 'InnoDB: FTS optimize thread exiting.'),
    mariadbLine(run, 'InnoDB: Starting shutdown...'),
    mariadbLine(run, 'InnoDB: Shutdown completed; log sequence number 47620; transaction id 16'),
    mariadbLine(run, `${run.name}: Shutdown complete`),
  ],
}
