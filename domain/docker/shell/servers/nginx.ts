import { begin } from '@/domain/docker/shell/begin'
import { machineOf, setProcess } from '@/domain/docker/shell/machine'
import { servingOf } from '@/domain/docker/shell/network/reach'
import type { Entry, Program, Run, Verdict } from '@/domain/docker/shell/program'
import { formatDate } from '@/domain/docker/shell/programs/date'
import { ended } from '@/domain/docker/shell/programs/input'
import { hostProcessors } from '@/domain/docker/shell/system-files'
import { usersOf } from '@/domain/docker/shell/users'
import { isTaken, rename, serve } from './serve'

const versionOf = (run: Run): string => run.env.NGINX_VERSION ?? '1.29.4'

const note = (run: Run, text: string, level = 'notice'): void =>
  run.err(`${formatDate(run.sim.world.now, '%Y/%m/%d %H:%M:%S')} [${level}] ${run.pid}#${run.pid}: ${text}\n`)

/** The compiler of the distribution, as `/etc/os-release` tells it. */
function compilerOf(run: Run): string {
  const read = run.disk.read('/etc/os-release')
  const text = read.ok ? read.value : ''
  if (/^ID=alpine/m.test(text))
    return /VERSION_ID=3\.(?:1\d|20)/.test(text)
      ? 'gcc 13.2.1 20240309 (Alpine 13.2.1_git20240309)'
      : 'gcc 14.2.0 (Alpine 14.2.0)'
  return /^VERSION_ID="12"/m.test(text) ? 'gcc 12.2.0 (Debian 12.2.0-14+deb12u1)' : 'gcc 14.2.0 (Debian 14.2.0-19)'
}

type Configuration = { listens: number[]; root: string; returns?: string; problem?: string; daemon: boolean }

/** Files that the configuration is made of: the main one and what it includes from conf.d. */
function configurationText(run: Run): string | null {
  const main = run.disk.read('/etc/nginx/nginx.conf')
  if (!main.ok) return null
  const names = run.disk.list('/etc/nginx/conf.d')
  const parts = (names.ok && main.value.includes('conf.d') ? names.value : [])
    .filter((name) => name.endsWith('.conf'))
    .map((name) => run.disk.read(`/etc/nginx/conf.d/${name}`))
  return [main.value, ...parts.map((part) => (part.ok ? part.value : ''))].join('\n').replace(/#[^\n]*/g, '')
}

/** What is understood of it: `listen`, the first `root`, `return 200 "text"`, `daemon`. Braces have to match. */
function configuration(run: Run): Configuration {
  const text = configurationText(run)
  if (text === null)
    return {
      listens: [80],
      root: '/usr/share/nginx/html',
      daemon: true,
      problem: 'open() "/etc/nginx/nginx.conf" failed (2: No such file or directory)',
    }
  const ports = [...text.matchAll(/\blisten\s+(?:[\d.]+:|\[::\]:|\*:)?(\d+)/g)].map(([, port]) => Number(port))
  const root = /\broot\s+([^;\s]+)/.exec(text)?.[1] ?? '/usr/share/nginx/html'
  const returns = /\breturn\s+200\s+(?:"([^"]*)"|'([^']*)'|([^;]+));/.exec(text)
  const opened = text.split('{').length
  const closed = text.split('}').length
  const problem =
    opened === closed
      ? undefined
      : opened > closed
        ? 'unexpected end of file, expecting "}" in /etc/nginx/conf.d/default.conf:1'
        : 'unexpected "}" in /etc/nginx/conf.d/default.conf:1'
  const answer = returns?.[1] ?? returns?.[2] ?? returns?.[3]?.trim()
  return {
    listens: [...new Set(ports.length ? ports : [80])],
    root,
    daemon: !/\bdaemon\s+off/.test(text),
    problem,
    ...(answer !== undefined && { returns: answer.replaceAll('\\n', '\n') }),
  }
}

function test(run: Run): Verdict {
  const { problem } = configuration(run)
  if (problem) {
    note(run, problem, 'emerg')
    run.err(`nginx: [emerg] ${problem}\nnginx: configuration file /etc/nginx/nginx.conf test failed\n`)
    return ended(1)
  }
  run.err(
    'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n',
  )
  return ended()
}

const signals: Record<string, string> = { stop: 'TERM', quit: 'QUIT', reload: 'HUP', reopen: 'USR1' }

/** `nginx -s …`: sends a signal to the master process. */
function sendSignal(run: Run, name: string): Verdict {
  const signal = signals[name]
  if (!signal) {
    run.err(`nginx: invalid option: "-s ${name}"\n`)
    return ended(1)
  }
  const master = Object.values(machineOf(run.sim, run.ref).processes).find(
    (process) => process.argv[0]?.startsWith('nginx: master') || servingOf(process)?.serves === 'nginx',
  )
  note(run, `signal process started`)
  if (!master) {
    run.err('nginx: [error] open() "/run/nginx.pid" failed (2: No such file or directory)\n')
    return ended(1)
  }
  setProcess(run.sim, run.ref, master.pid, { pending: [...master.pending, signal] })
  return ended()
}

function beginWorkers(run: Run): void {
  const account = usersOf(run.disk).find(({ name }) => name === 'nginx')
  const { cwd, env, tty, umask } = run.process
  for (let i = 0; i < hostProcessors; i++) {
    const pid = begin(run.sim, run.ref, {
      argv: ['nginx: worker process'],
      program: run.process.program,
      identity: { program: 'worker', variant: 'nginx' },
      parent: run.pid,
      user: account?.name ?? 'nginx',
      uid: account?.uid ?? 101,
      gid: account?.gid ?? 101,
      cwd,
      env,
      tty,
      umask,
      fds: {},
    })
    note(run, `start worker process ${pid}`)
  }
}

const start: Program = (run) => {
  if (run.data !== undefined) return serve(run.data as { listens: number[] })
  const { args } = run
  if (args.includes('-v') || args.includes('-V')) {
    run.err(`nginx version: nginx/${versionOf(run)}\n`)
    if (args.includes('-V')) run.err(`built by ${compilerOf(run)} \nTLS SNI support enabled\n`)
    return ended()
  }
  if (args.includes('-t') || args.includes('-T')) return test(run)
  const send = args.indexOf('-s')
  if (send >= 0) return sendSignal(run, args[send + 1] ?? '')
  const { listens, root, problem, daemon, returns } = configuration(run)
  if (problem) {
    note(run, problem, 'emerg')
    run.err(`nginx: [emerg] ${problem}\n`)
    return ended(1)
  }
  const taken = listens.find((port) => isTaken(run, port))
  if (taken !== undefined) {
    note(run, `bind() to 0.0.0.0:${taken} failed (98: Address already in use)`, 'emerg')
    run.err(`nginx: [emerg] bind() to 0.0.0.0:${taken} failed (98: Address already in use)\n`)
    return ended(1)
  }
  const inFront = !daemon || args.some((arg) => /\bdaemon\s+off/.test(arg))
  for (const line of [
    'using the "epoll" event method',
    `nginx/${versionOf(run)}`,
    `built by ${compilerOf(run)}`,
    `OS: Linux ${run.sim.world.host.kernel}`,
    'getrlimit(RLIMIT_NOFILE): 1024:524288',
  ])
    note(run, line)
  const serving = { listens, root, serves: 'nginx', version: versionOf(run), ...(returns !== undefined && { returns }) }
  const name = `nginx: master process ${[run.process.argv[0], ...args].join(' ')}`
  if (!inFront) {
    const { program, user, uid, gid, cwd, env, tty, umask } = run.process
    begin(run.sim, run.ref, {
      argv: [name],
      program,
      identity: { program: 'nginx', variant: 'nginx' },
      data: serving,
      parent: 1,
      user,
      uid,
      gid,
      cwd,
      env,
      tty,
      umask,
      fds: run.fds,
    })
    return ended()
  }
  note(run, 'start worker processes')
  beginWorkers(run)
  run.disk.write('/run/nginx.pid', `${run.pid}\n`)
  rename(run, [name])
  return serve(serving)
}

function stop(run: Run, number: number, name: string, words: string[]): Verdict {
  note(run, `signal ${number} (SIG${name}) received, ${words[0]}`)
  for (const line of words.slice(1)) note(run, line)
  const workers = Object.values(machineOf(run.sim, run.ref).processes).filter(({ parent }) => parent === run.pid)
  for (const { pid } of workers) {
    note(run, `worker process ${pid} exited with code 0`)
    const worker = machineOf(run.sim, run.ref).processes[pid]
    if (worker) setProcess(run.sim, run.ref, pid, { pending: [...worker.pending, 'KILL'] })
  }
  note(run, 'exit')
  run.disk.remove('/run/nginx.pid')
  return { exit: 0 }
}

export const nginx: Entry = {
  run: start,
  on: (run, signal) => {
    if (run.data === undefined) return 'default'
    if (signal === 'TERM') return stop(run, 15, 'TERM', ['exiting'])
    if (signal === 'INT') return stop(run, 2, 'INT', ['exiting'])
    if (signal === 'QUIT') return stop(run, 3, 'QUIT', ['shutting down'])
    if (signal === 'HUP') {
      note(run, 'signal 1 (SIGHUP) received, reconfiguring')
      note(run, 'reconfiguring')
      const { listens, root, returns } = configuration(run)
      const { returns: _old, ...data } = run.data as Record<string, unknown>
      return { wait: { for: 'ever' }, data: { ...data, listens, root, ...(returns !== undefined && { returns }) } }
    }
    return /^(?:USR1|USR2|WINCH)$/.test(signal) ? 'ignore' : 'default'
  },
}

/** A process that only does what its master says. */
export const worker: Entry = { run: () => ({ wait: { for: 'ever' }, data: null }) }
