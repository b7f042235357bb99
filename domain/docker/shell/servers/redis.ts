import { diskOf } from '@/domain/docker/files/machine-disk'
import { machineOf, setProcess } from '@/domain/docker/shell/machine'
import { reach, servingOf } from '@/domain/docker/shell/network/reach'
import { write } from '@/domain/docker/shell/output'
import type { Entry, Program, Run } from '@/domain/docker/shell/program'
import { formatDate } from '@/domain/docker/shell/programs/date'
import { ended, linesOf, waitForInput } from '@/domain/docker/shell/programs/input'
import type { Kept } from '@/domain/docker/shell/run'
import type { Process } from '@/domain/docker/world/process'
import { answerRedis, type Store } from './redis-commands'
import { serve } from './serve'

type Redis = { listens: number[]; serves: 'redis'; store: Store; changed: boolean; directory: string; save: boolean }

const version = '8.4.0'
const line = (now: number, pid: number, mark: string, text: string): string =>
  `${pid}:${mark} ${formatDate(now, '%d %b %Y %H:%M:%S.%3N')} ${mark === 'C' || mark === 'M' ? '*' : '#'} ${text}\n`
const note = (run: Run, text: string, mark = 'M'): void =>
  run.out(line(run.sim.world.now, run.pid, mark, text).replace(' # ', ' * '))

const option = (args: readonly string[], name: string): string | undefined => {
  const at = args.indexOf(name)
  return at < 0 ? undefined : args[at + 1]
}

/** What the server wrote at its last end, or an empty store. */
function loaded(run: Run, directory: string): Store {
  const read = run.disk.read(`${directory}/dump.rdb`)
  if (!read.ok || !read.value.startsWith('REDIS0012')) return {}
  try {
    return JSON.parse(read.value.slice(9)) as Store
  } catch {
    return {}
  }
}

const dump = (store: Store): string => `REDIS0012${JSON.stringify(store)}`

/** redis-server: strings, lists, sets and counters in memory; SAVE, or its end, writes dump.rdb into its directory. */
export const redisServer: Entry = {
  run: (run) => {
    if (run.data !== undefined) return serve(run.data as Redis)
    if (run.args.includes('--version') || run.args.includes('-v')) {
      run.out(`Redis server v=${version} sha=00000000:0 malloc=jemalloc-5.3.0 bits=64 build=e3b5b3d0b1a2c4f5\n`)
      return ended()
    }
    const port = Number(option(run.args, '--port') ?? 6379)
    const directory = run.path(option(run.args, '--dir') ?? '.')
    const store = loaded(run, directory)
    note(run, 'oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo', 'C')
    note(run, `Redis version=${version}, bits=64, commit=00000000, modified=0, pid=${run.pid}, just started`, 'C')
    if (!run.args.length)
      run.out(
        line(
          run.sim.world.now,
          run.pid,
          'W',
          'Warning: no config file specified, using the default config. In order to specify a config file use redis-server /path/to/redis.conf',
        ).replace(':W', ':C'),
      )
    note(run, 'monotonic clock: POSIX clock_gettime')
    note(run, `Running mode=standalone, port=${port}.`)
    note(run, 'Server initialized')
    if (Object.keys(store).length) note(run, `DB loaded from disk: 0.000 seconds`)
    note(run, 'Ready to accept connections tcp')
    return serve({
      listens: [port],
      serves: 'redis',
      store,
      changed: false,
      directory,
      save: option(run.args, '--save') !== '',
    } satisfies Redis)
  },
  on: (run, signal) => {
    if (run.data === undefined || (signal !== 'TERM' && signal !== 'INT'))
      return signal === 'HUP' || signal === 'PIPE' ? 'ignore' : 'default'
    const { store, changed, directory, save } = run.data as Redis
    const text = (words: string) =>
      run.out(
        line(run.sim.world.now, run.pid, 'signal-handler', words)
          .replace('#', '*')
          .replace(
            /^\d+:signal-handler .*? \* /,
            `${run.pid}:signal-handler (${Math.floor(run.sim.world.now / 1000)}) `,
          ),
      )
    text(`Received SIG${signal} scheduling shutdown...`)
    note(run, `User requested shutdown...`)
    if (save && changed) {
      note(run, 'Saving the final RDB snapshot before exiting.')
      if (run.disk.write(`${directory}/dump.rdb`, dump(store)).ok) note(run, 'DB saved on disk')
    }
    note(run, 'Redis is now ready to exit, bye bye...')
    return { exit: 0 }
  },
}

/** One command for a server: answers it, and keeps what it changed. */
function command(run: Run, server: { ref: Run['ref']; process: Process }, words: string[]): string {
  const kept = server.process.state as Kept
  const state = servingOf(server.process) as Redis | undefined
  if (!state) return '(error) ERR server is gone'
  const { reply, store, save, exit } = answerRedis(state.store, words, run.sim.world.now)
  const changed = state.changed || store !== state.store
  if (save) {
    const wrote = diskOf(run.sim, server.ref).write(`${state.directory}/dump.rdb`, dump(store))
    if (wrote.ok)
      write(
        run.sim,
        server.ref,
        server.process.fds[1],
        `${server.process.pid}:M ${formatDate(run.sim.world.now, '%d %b %Y %H:%M:%S.%3N')} * DB saved on disk\n`,
      )
  }
  setProcess(run.sim, server.ref, server.process.pid, {
    state: { identity: kept.identity, data: { ...state, store, changed: changed && !save } satisfies Redis },
  })
  if (exit) {
    const process = machineOf(run.sim, server.ref).processes[server.process.pid]
    if (process) setProcess(run.sim, server.ref, process.pid, { pending: [...process.pending, 'TERM'] })
  }
  return reply
}

/** redis-cli: one command, or one on each line of its input. */
export const redisCli: Program = (run) => {
  const args = [...run.args]
  let host = '127.0.0.1'
  let port = 6379
  while (args[0]?.startsWith('-')) {
    const arg = args.shift() ?? ''
    if (arg === '-h') host = args.shift() ?? ''
    else if (arg === '-p') port = Number(args.shift())
    else if (arg === '-n' || arg === '-a' || arg === '-u') args.shift()
    else if (arg === '--version' || arg === '-v') {
      run.out(`redis-cli ${version}\n`)
      return ended()
    }
  }
  if (!args.length && run.input.open() && !run.input.text()) return waitForInput()
  const found = reach(run.sim, run.ref, host, port)
  if (found.kind !== 'listener' || servingOf(found.listener.process)?.serves !== 'redis') {
    run.err(
      found.kind === 'unknown'
        ? `Could not connect to Redis at ${host}:${port}: Name or service not known\n`
        : `Could not connect to Redis at ${host}:${port}: Connection refused\n`,
    )
    return ended(1)
  }
  const { ref } = found.listener
  const say = (words: string[]) => {
    const process = machineOf(run.sim, ref).processes[found.listener.process.pid]
    if (!process) return
    const reply = command(run, { ref, process }, words)
    const plain = run.isTerminal(1)
      ? reply
      : reply
          .replace(/^\(integer\) /, '')
          .replace(/^\(nil\)$/, '')
          .replace(/^\(error\) /, '')
          .replace(/^(\s*\d+\) )?"([\s\S]*)"$/gm, '$2')
          .replace(/^\s*\d+\) /gm, '')
    if (words[0]?.toLowerCase() !== 'shutdown') run.out(`${plain}\n`)
  }
  if (args.length) say(args)
  else
    for (const text of linesOf(run.input.take(run.input.text().length))) if (text.trim()) say(text.trim().split(/\s+/))
  return ended()
}
