import { diskOf } from '@/domain/docker/files/machine-disk'
import { type Listener, reach, servingOf } from '@/domain/docker/shell/network/reach'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { ended } from '@/domain/docker/shell/programs/input'
import { readOptions } from '@/domain/docker/shell/programs/options'
import { isMariadb } from './mysqld'
import { mariadbVersion } from './mysqld-log'

const long = {
  host: 'h',
  user: 'u',
  password: 'p',
  port: 'P',
  execute: 'e',
  database: 'D',
  silent: 's',
  batch: 'B',
  'skip-column-names': 'N',
  protocol: 'X',
  socket: 'S',
  version: 'V',
  wait: 'w',
  'skip-ssl': 'k',
}
const socket = (run: Run): string => (isMariadb(run) ? '/run/mysqld/mysqld.sock' : '/var/run/mysqld/mysqld.sock')

type Asked = { host: string | undefined; port: number; user: string; password: string | undefined; rest: string[] }

/** `-pSECRET` has its value with it, `-p` alone asks for one. */
const parted = (args: readonly string[]): string[] =>
  args.flatMap((arg) => (/^-p./.test(arg) ? [`--password=${arg.slice(2)}`] : arg === '-p' ? ['--password='] : [arg]))

function failed(run: Run, { host, port }: Asked, unknown: boolean): Verdict {
  const server = isMariadb(run) ? 'server' : 'MySQL server'
  const [code, text] =
    host === undefined || host === 'localhost'
      ? [2002, `Can't connect to local ${server} through socket '${socket(run)}' (2)`]
      : unknown
        ? [2005, `Unknown ${server} host '${host}' (-2)`]
        : [
            isMariadb(run) ? 2002 : 2003,
            `Can't connect to ${server} on '${isMariadb(run) ? host : `${host}:${port}`}' (${isMariadb(run) ? 115 : 111})`,
          ]
  if (!/admin$/.test(run.name)) {
    run.err(`ERROR ${code} (HY000): ${text}\n`)
    return ended(1)
  }
  if (run.args.includes('--silent') || run.args.includes('-s')) return ended(1)
  const local = host === undefined || host === 'localhost'
  run.err(`${run.name}: connect to server at '${host ?? 'localhost'}' failed\nerror: '${text}'\n`)
  run.err(
    local
      ? `Check that ${isMariadb(run) ? 'mariadbd' : 'mysqld'} is running and that the socket: '${socket(run)}' exists!\n`
      : `Check that ${isMariadb(run) ? 'mariadbd' : 'mysqld'} is running on ${host} and that the port is ${port}.\nYou can check this by doing 'telnet ${host} ${port}'\n`,
  )
  return ended(1)
}

/** The answer to the simplest questions, as a heading and rows. */
function answer(run: Run, listener: Listener, text: string): string[] {
  const version = isMariadb(run) ? mariadbVersion(run) : String(servingOf(listener.process)?.version ?? '')
  const asked = /^\s*select\s+(\d+|version\(\)|@@version|now\(\)|'[^']*')\s*$/i.exec(text)?.[1]
  if (asked !== undefined)
    return [asked.replaceAll("'", ''), /version/i.test(asked) ? version : asked.replaceAll("'", '')]
  if (!/^\s*show\s+databases\s*$/i.test(text)) return []
  const names = diskOf(run.sim, listener.ref).list('/var/lib/mysql')
  const own = (names.ok ? names.value : []).filter(
    (name) => diskOf(run.sim, listener.ref).stat(`/var/lib/mysql/${name}`)?.kind === 'dir',
  )
  return ['Database', ...[...new Set([...own, 'information_schema', 'mysql', 'performance_schema', 'sys'])].sort()]
}

function shown(run: Run, rows: string[], plain: boolean): string {
  if (!rows.length) return ''
  const [heading = '', ...values] = rows
  if (plain || !run.isTerminal(1))
    return [...(run.args.some((arg) => /^-\w*N|^--skip-column-names/.test(arg)) ? [] : [heading]), ...values]
      .map((row) => `${row}\n`)
      .join('')
  const width = Math.max(...rows.map((row) => row.length))
  const line = `+${'-'.repeat(width + 2)}+\n`
  const cell = (row: string) =>
    `| ${/^\d+$/.test(row) && values.includes(row) ? row.padStart(width) : row.padEnd(width)} |\n`
  return `${line}${cell(heading)}${line}${values.map(cell).join('')}${line}`
}

/** mysql, mysqladmin and MariaDB's: connect, ping, and answer the simplest questions. */
export const mysql: Program = (run) => {
  const options = readOptions(parted(run.args), 'h:u:p:P:e:D:sBNX:S:Vw:tkvfA', long)
  if ('kind' in options) {
    run.err(`${run.name}: [ERROR] unknown option '${options.option}'.\n`)
    return ended(isMariadb(run) ? 7 : 2)
  }
  if (options.has('V')) {
    run.out(
      isMariadb(run)
        ? `${run.name} from ${mariadbVersion(run).replace(/-ubu\d+$/, '')}, client 15.2 for debian-linux-gnu (x86_64) using  EditLine wrapper\n`
        : `${run.name}  Ver ${run.variant} for Linux on x86_64 (MySQL Community Server - GPL)\n`,
    )
    return ended()
  }
  const asked: Asked = {
    host: options.value('h'),
    port: Number(options.value('P') ?? 3306),
    user: options.value('u') ?? 'root',
    password: options.value('p') ?? run.env.MYSQL_PWD,
    rest: options.rest,
  }
  if (options.value('p') && !isMariadb(run))
    run.err(`${run.name}: [Warning] Using a password on the command line interface can be insecure.\n`)
  const found = reach(run.sim, run.ref, asked.host ?? 'localhost', asked.port)
  if (found.kind !== 'listener' || servingOf(found.listener.process)?.serves !== 'mysql')
    return failed(run, asked, found.kind === 'unknown')
  if (/admin$/.test(run.name) && asked.rest.includes('ping')) {
    run.out(isMariadb(run) ? 'mariadbd is alive\n' : 'mysqld is alive\n')
    return ended()
  }
  const kept = diskOf(run.sim, found.listener.ref).read('/var/lib/mysql/mysql/root.auth')
  if (asked.user === 'root' && kept.ok && kept.value !== (asked.password ?? '')) {
    const using = asked.password ? 'YES' : 'NO'
    const text = `Access denied for user '${asked.user}'@'${asked.host && asked.host !== 'localhost' ? found.listener.client : 'localhost'}' (using password: ${using})`
    if (/admin$/.test(run.name))
      run.err(`${run.name}: connect to server at '${asked.host ?? 'localhost'}' failed\nerror: '${text}'\n`)
    else run.err(`ERROR 1045 (28000): ${text}\n`)
    return ended(1)
  }
  const text = options.value('e') ?? (run.input.open() ? '' : run.input.take(run.input.text().length))
  for (const part of text.split(';'))
    run.out(shown(run, answer(run, found.listener, part), options.has('B') || options.has('s')))
  return ended()
}
