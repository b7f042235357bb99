import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { toolEnvironment } from './postgres-tools.mjs'
import { commandOf, isAlive, readOrEmpty } from './processes.mjs'

/**
 * The server that runs on a database directory, from its postmaster.pid: line 1 is the pid, line 4 the port (absent
 * for a moment while it starts). A file whose pid meanwhile belongs to another program, or to a process that is dead
 * and not yet collected, is removed: PostgreSQL would refuse to start over it.
 * @param {string} cluster
 * @returns {{ pid: number, port: number | undefined } | null}
 */
export function findPostmaster(cluster) {
  const path = join(cluster, 'postmaster.pid')
  const file = readOrEmpty(path)
  const lines = file.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  if (commandOf(pid).includes('postgres')) return { pid, port: Number(lines[3]) || undefined }
  if (readOrEmpty(path) === file) rmSync(path, { force: true })
  return null
}

/**
 * Starts PostgreSQL in a session of its own, so that a Ctrl-C reaches Node alone.
 * @param {string} cluster
 * @param {object} options
 * @param {import('./postgres-tools.mjs').Tools} options.tools
 * @param {import('./postgres-tools.mjs').User} options.user
 * @param {string} options.log the file it writes its log to
 * @param {number} options.port
 * @param {boolean} options.fsync
 */
export function launchPostmaster(cluster, { tools, user, log, port, fsync }) {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 50,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(fsync ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const from = logSize(log)
  const file = openSync(log, from > 10_000_000 ? 'w' : 'a', 0o600)
  const child = spawn(tools.postgres, ['-D', cluster, ...args], {
    ...user,
    cwd: '/',
    env: toolEnvironment,
    detached: true,
    stdio: ['ignore', file, file],
  })
  closeSync(file)
  child.unref()
  let exited = false
  child.once('exit', () => {
    exited = true
  })
  child.once('error', () => {
    exited = true
  })
  return {
    hasExited: () => exited,
    /** What it has logged since it was started. */
    said: () => readFileSync(log, 'utf8').slice(from > 10_000_000 ? 0 : from),
  }
}

/** @param {string} log */
function logSize(log) {
  try {
    return statSync(log).size
  } catch {
    return 0
  }
}
