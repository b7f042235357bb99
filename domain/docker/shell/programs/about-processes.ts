import type { Program, Run } from '@/domain/docker/shell/program'
import { hostMemory } from '@/domain/docker/shell/system-files'
import type { Process } from '@/domain/docker/world/process'
import { ended } from './input'
import { isBusybox } from './options'
import { allOf, command } from './process-list'

const two = (value: number): string => String(value).padStart(2, '0')

/** When a process began: the hour today, else the day. */
function startOf(run: Run, process: Process): string {
  const date = new Date(process.startedAt)
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
  const today = Math.floor(run.sim.world.now / 86_400_000) === Math.floor(process.startedAt / 86_400_000)
  return today
    ? `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`
    : `${months[date.getUTCMonth()]}${two(date.getUTCDate())}`
}

const terminal = (process: Process): string => (process.tty ? 'pts/0' : '?')
/** Sleeping or at work, and whether it leads a session, as `ps aux` shows it. */
const stateOf = (run: Run, process: Process): string =>
  (process.pid === run.pid ? 'R' : 'S') +
  (process.parent === 0 ? 's' : '') +
  (process.tty && process.parent !== 0 ? '+' : '')

type Column = { title: string; right?: boolean; width: number; value: (run: Run, process: Process) => string }
const columns: Record<string, Column> = {
  pid: { title: 'PID', right: true, width: 7, value: (_, process) => String(process.pid) },
  ppid: { title: 'PPID', right: true, width: 7, value: (_, process) => String(process.parent) },
  user: { title: 'USER', width: 8, value: (_, process) => process.user || 'root' },
  uid: { title: 'UID', right: true, width: 5, value: (_, process) => String(process.uid) },
  comm: { title: 'COMMAND', width: 15, value: (_, process) => (process.argv[0] ?? '').split('/').at(-1) ?? '' },
  args: { title: 'COMMAND', width: 27, value: (_, process) => command(process) },
  cmd: { title: 'CMD', width: 27, value: (_, process) => command(process) },
  tty: { title: 'TT', width: 8, value: (_, process) => terminal(process) },
  stat: { title: 'STAT', width: 4, value: stateOf },
  time: { title: 'TIME', right: true, width: 8, value: () => '00:00:00' },
  etime: {
    title: 'ELAPSED',
    right: true,
    width: 11,
    value: (run, process) => elapsed(run.sim.world.now - process.startedAt),
  },
  '%cpu': { title: '%CPU', right: true, width: 4, value: () => '0.0' },
  '%mem': { title: '%MEM', right: true, width: 4, value: () => '0.0' },
  vsz: { title: 'VSZ', right: true, width: 6, value: () => '2684' },
  rss: { title: 'RSS', right: true, width: 5, value: () => '1184' },
}
const synonyms: Record<string, string> = {
  command: 'args',
  pcpu: '%cpu',
  pmem: '%mem',
  state: 'stat',
  s: 'stat',
  tt: 'tty',
  ucomm: 'comm',
  euser: 'user',
}

const elapsed = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return hours ? `${two(hours)}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}

/** `ps -o` with chosen columns. */
function chosen(run: Run, spec: string[], processes: Process[]): void {
  const wanted = spec
    .flatMap((part) => part.split(','))
    .flatMap((part) => {
      const [name = '', title] = part.trim().split('=')
      const column = columns[synonyms[name] ?? name]
      return column ? [{ ...column, title: title ?? column.title }] : []
    })
  const rows = processes.map((process) => wanted.map(({ value }) => value(run, process)))
  const shown = wanted.every(({ title }) => title === '') ? rows : [wanted.map(({ title }) => title), ...rows]
  for (const row of shown)
    run.out(
      `${row.map((cell, i) => (i === row.length - 1 && !wanted[i]?.right ? cell : wanted[i]?.right ? cell.padStart(wanted[i]?.width ?? 0) : cell.padEnd(wanted[i]?.width ?? 0))).join(' ')}\n`,
    )
}

function busyboxPs(run: Run): void {
  run.out('PID   USER     TIME  COMMAND\n')
  for (const process of allOf(run)) {
    run.out(
      `${String(process.pid).padStart(5)} ${(process.user || 'root').slice(0, 8).padEnd(8)}  0:00 ${command(process)}\n`,
    )
  }
}

const ps: Program = (run) => {
  const text = run.args.filter((arg) => !/^\d/.test(arg)).join(' ')
  const format = [...text.matchAll(/-?(?:o|-format)[ =]?([\w%,=]+)/g)].map(([, spec = '']) => spec)
  const own = run.args.findIndex((arg) => arg === '-p' || arg === '--pid')
  const pids = own >= 0 ? (run.args[own + 1] ?? '').split(',').map(Number) : null
  const every = allOf(run).filter((process) => !pids || pids.includes(process.pid))
  if (format.length && /(?:^|\s)-?\w*o/.test(text)) {
    chosen(
      run,
      format,
      isBusybox(run) || /-?[aeAx]/.test(text.replace(/-?o\s*\S+/g, '')) || pids
        ? every
        : every.filter((process) => process.tty === run.process.tty),
    )
    return ended()
  }
  if (isBusybox(run)) {
    busyboxPs(run)
    return ended()
  }
  if (/^-?\w*u/.test(text) && /[ax]/.test(text)) {
    run.out('USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n')
    for (const process of every)
      run.out(
        `${(process.user || 'root').slice(0, 8).padEnd(8)} ${String(process.pid).padStart(7)}  0.0  0.0   2684  1184 ${terminal(process).padEnd(8)} ${stateOf(run, process).padEnd(4)} ${startOf(run, process).padEnd(5)}   0:00 ${command(process)}\n`,
      )
  } else if (/-\w*f/.test(text)) {
    run.out('UID          PID    PPID  C STIME TTY          TIME CMD\n')
    for (const process of every)
      run.out(
        `${(process.user || 'root').slice(0, 8).padEnd(8)} ${String(process.pid).padStart(7)} ${String(process.parent).padStart(7)}  0 ${startOf(run, process).padEnd(5)} ${terminal(process).padEnd(8)} 00:00:00 ${command(process)}\n`,
      )
  } else if (/^a?x$/.test(text.replace('-', ''))) {
    run.out('    PID TTY      STAT   TIME COMMAND\n')
    for (const process of every)
      run.out(
        `${String(process.pid).padStart(7)} ${terminal(process).padEnd(8)} ${stateOf(run, process).padEnd(4)}   0:00 ${command(process)}\n`,
      )
  } else {
    run.out('    PID TTY          TIME CMD\n')
    for (const process of every)
      run.out(
        `${String(process.pid).padStart(7)} ${terminal(process).padEnd(8)} 00:00:00 ${(process.argv[0] ?? '').split('/').at(-1)}\n`,
      )
  }
  return ended()
}

/** top in batch mode, once; anything else waits for ever, as nobody presses q. */
const top: Program = (run) => {
  if (run.data === undefined) {
    const kilobytes = (part: number) => Math.floor((hostMemory * part) / 1024)
    const processes = allOf(run)
    if (isBusybox(run)) {
      run.out(
        `Mem: ${kilobytes(0.5)}K used, ${kilobytes(0.5)}K free, ${kilobytes(0.001)}K shrd, ${kilobytes(0.02)}K buff, ${kilobytes(0.25)}K cached\nCPU:   0% usr   0% sys   0% nic 100% idle   0% io   0% irq   0% sirq\nLoad average: 0.08 0.03 0.01 1/212 ${run.pid}\n  PID  PPID USER     STAT   VSZ %VSZ CPU %CPU COMMAND\n`,
      )
      for (const process of processes)
        run.out(
          `${String(process.pid).padStart(5)} ${String(process.parent).padStart(5)} ${(process.user || 'root').padEnd(8)} ${process.pid === run.pid ? 'R' : 'S'}     1624   0%   0   0% ${command(process)}\n`,
        )
    } else {
      const [up, total] = [new Date(run.sim.world.now).toISOString().slice(11, 19), processes.length]
      run.out(
        `top - ${up} up 1 day,  0:00,  0 users,  load average: 0.08, 0.03, 0.01\nTasks: ${String(total).padStart(3)} total,   1 running, ${String(total - 1).padStart(3)} sleeping,   0 stopped,   0 zombie\n%Cpu(s):  0.0 us,  0.0 sy,  0.0 ni,100.0 id,  0.0 wa,  0.0 hi,  0.0 si,  0.0 st\nMiB Mem : ${(hostMemory / 1_048_576).toFixed(1).padStart(8)} total,   3970.2 free,   1826.3 used,   2144.0 buff/cache\nMiB Swap:      0.0 total,      0.0 free,      0.0 used.   5955.3 avail Mem\n\n    PID USER      PR  NI    VIRT    RES    SHR S  %CPU  %MEM     TIME+ COMMAND\n`,
      )
      for (const process of processes)
        run.out(
          `${String(process.pid).padStart(7)} ${(process.user || 'root').padEnd(8)}  20   0    2684   1184   1088 ${process.pid === run.pid ? 'R' : 'S'}   0.0   0.0   0:00.00 ${(process.argv[0] ?? '').split('/').at(-1)}\n`,
        )
    }
  }
  const times = Number(/-?n\s*(\d+)/.exec(run.args.join(' '))?.[1] ?? Number.POSITIVE_INFINITY)
  const shown = ((run.data as number | undefined) ?? 0) + 1
  return shown >= times ? ended() : { wait: { for: 'time', until: run.sim.world.now + 3000 }, data: shown }
}

export const aboutProcesses: Record<string, Program> = {
  ps,
  top,
}
