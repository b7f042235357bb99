import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Process } from '@/domain/docker/world/process'

/** What `ps` knows of a process of a container; pids as the host sees them. */
export type PsFacts = { process: Process; pid: number; parent: number; user: string; now: number }
export type PsColumn = { title: string; value: (facts: PsFacts) => string }

const day = 86_400_000
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The time of today, or the day. */
function startText({ process, now }: PsFacts): string {
  const began = new Date(process.startedAt)
  if (Math.floor(now / day) === Math.floor(process.startedAt / day)) return began.toISOString().slice(11, 16)
  return `${months[began.getUTCMonth()]}${String(began.getUTCDate()).padStart(2, '0')}`
}

function elapsed({ process, now }: PsFacts): string {
  const seconds = Math.max(0, Math.floor((now - process.startedAt) / 1000))
  const two = (value: number) => String(value).padStart(2, '0')
  const clock = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  const hours = Math.floor(seconds / 3600)
  return hours ? `${two(hours)}:${clock}` : clock
}

const lineOf = ({ process }: PsFacts) => process.argv.join(' ')
/** The kernel keeps 15 characters of a program's name, whatever titles it gives itself. */
const nameOf = ({ process }: PsFacts) =>
  (
    (process.argv[0] ?? '')
      .replace(/:? .*$/s, '')
      .split('/')
      .at(-1) ?? ''
  ).slice(0, 15)
const terminal = ({ process }: PsFacts) => (process.tty ? 'pts/0' : '?')
const stateOf = ({ process }: PsFacts) =>
  `${process.waiting ? 'S' : 'R'}${process.parent === 0 ? 's' : ''}${process.tty ? '+' : ''}`
const kilobytes = ({ process }: PsFacts) => String(800 + lengthOf(process) * 16)
const lengthOf = ({ argv }: Process) => argv.join(' ').length

const column = (title: string, value: PsColumn['value']): PsColumn => ({ title, value })
const uid = column('UID', ({ user }) => user)
const user = column('USER', ({ user: name }) => name)
const pid = column('PID', ({ pid: own }) => String(own))
const ppid = column('PPID', ({ parent }) => String(parent))
const usage = column('C', () => '0')
const stime = column('STIME', startText)
const tty = column('TTY', terminal)
const time = column('TIME', () => '00:00:00')
const shortTime = column('TIME', () => '0:00')
const cmd = column('CMD', lineOf)
const command = column('COMMAND', lineOf)
const comm = column('COMMAND', nameOf)
const cpu = column('%CPU', () => '0.0')
const memory = column('%MEM', () => '0.0')
const vsz = column('VSZ', (facts) => String(Number(kilobytes(facts)) * 2))
const rss = column('RSS', kilobytes)
const stat = column('STAT', stateOf)
const start = column('START', startText)

/** Columns of `-o`, by the names that ps gives them. */
const named: Readonly<Record<string, PsColumn>> = {
  pid,
  ppid,
  user,
  euser: column('EUSER', ({ user: name }) => name),
  ruser: column('RUSER', ({ user: name }) => name),
  uid: column('UID', ({ process }) => String(process.uid)),
  gid: column('GID', ({ process }) => String(process.gid)),
  cmd,
  args: command,
  command,
  comm,
  ucmd: column('CMD', nameOf),
  tty: column('TT', terminal),
  tt: column('TT', terminal),
  stime,
  start: column('STARTED', startText),
  etime: column('ELAPSED', elapsed),
  time,
  cputime: time,
  c: usage,
  pcpu: cpu,
  '%cpu': cpu,
  pmem: memory,
  '%mem': memory,
  vsz,
  rss,
  stat,
  state: column('S', (facts) => stateOf(facts).slice(0, 1)),
  s: column('S', (facts) => stateOf(facts).slice(0, 1)),
  ni: column('NI', () => '0'),
  nice: column('NI', () => '0'),
  pri: column('PRI', () => '19'),
  nlwp: column('NLWP', () => '1'),
}

const full = [uid, pid, ppid, usage, stime, tty, time, cmd]
const ofUsers = [user, pid, cpu, memory, vsz, rss, tty, stat, start, shortTime, command]
const plain = [pid, tty, time, column('CMD', nameOf)]
const bsd = [pid, tty, stat, shortTime, command]

/** Options that may stand among those that say the format, and do not change it. */
const besides = /^(-[AeHo]+|--format|--forest)$/

/** `pid,comm` or `pid=PID` after -o, and after more of them. */
function chosen(text: string): Outcome<PsColumn[]> {
  const columns: PsColumn[] = []
  for (const part of text.split(/[\s,]+/).filter((word) => word && !besides.test(word))) {
    const [name = '', title] = part.split(/=(.*)/s)
    const found = Object.hasOwn(named, name) ? named[name] : undefined
    if (!found) return refuse('invalid', `error: unknown user-defined format specifier "${name}"`)
    columns.push(title === undefined ? found : { ...found, title })
  }
  return columns.length ? done(columns) : refuse('invalid', 'error: list of format specifiers must follow -o')
}

/** Which columns options of ps ask for (procps-ng ps). */
export function columnsOf(asked: string): Outcome<PsColumn[]> {
  // The order stays that of the pids.
  const options = asked.replace(/(^|\s)--sort[= ]\s*\S+/g, '$1')
  const format = /(?:^|\s)(?:-?[A-Za-z]*o|--format[= ])\s*(\S.*)$/.exec(options)?.[1]
  if (format !== undefined) return chosen(format)
  // There is no user x, so -u x is read once more, without the dash.
  const words = options
    .split(/\s+/)
    .map((word) => (word === '-aux' ? 'aux' : word))
    .filter(Boolean)
  const unknown = words.find((word) => !/^(-[AefFlwHT]+|[auxwfe]+|--forest)$/.test(word))
  if (unknown !== undefined)
    return refuse(
      'invalid',
      unknown.startsWith('-') ? 'error: unsupported SysV option' : 'error: unsupported option (BSD syntax)',
    )
  if (words.some((word) => !word.startsWith('-') && word.includes('u'))) return done(ofUsers)
  if (words.some((word) => /^-\w*[fF]/.test(word))) return done(full)
  return done(words.some((word) => !word.startsWith('-')) ? bsd : plain)
}
