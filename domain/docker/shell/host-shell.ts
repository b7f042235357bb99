import type { Node } from '@/domain/docker/shell/language/syntax'
import type { Sim } from '@/domain/docker/sim'
import { begin } from './begin'
import { pushText } from './interpreter/leave'
import { openShell } from './interpreter/shell-program'
import { newState } from './interpreter/start-shell'
import { noOptions, type ShellState } from './interpreter/state'
import { machineOf, processOf, setMachine, setProcess } from './machine'
import { type Kept, makeRun } from './run'
import { openStream } from './streams'
import { makeWriter } from './writer'

/** The host's shell, waiting for a line. */
export type ParkedShell = { pid: number; client: string }

const client = 'terminal'
const name = 'bash'
/** Below this, pids belong to what was there before anybody logged in. */
const firstPid = 1217

/** The shell's process: the one that the last line left, or a new one. */
function findShell(sim: Sim): number {
  const { processes, nextPid } = machineOf(sim, 'host')
  const old = Object.values(processes).find((process) => process.parent === 0 && process.argv[0] === '-bash')
  if (old) return old.pid
  if (nextPid < firstPid) setMachine(sim, 'host', { nextPid: firstPid })
  const terminal = openStream(sim, 'host', { text: '', open: false, writers: null, readers: [] })
  const { host } = sim.world
  const env = Object.fromEntries(host.exported.map((variable) => [variable, host.variables[variable] ?? '']))
  return begin(sim, 'host', {
    argv: ['-bash'],
    program: '/usr/bin/bash',
    user: 'root',
    uid: 0,
    gid: 0,
    cwd: host.cwd,
    env,
    tty: true,
    terminal,
    parent: 0,
    umask: 0o022,
    identity: { program: 'bash', variant: 'bash' },
    fds: {
      0: { from: terminal },
      1: { to: 'client', client, as: 'stdout' },
      2: { to: 'client', client, as: 'stderr' },
    },
  })
}

/** Gives the host's shell a line to run when its machine next runs. */
export function hostShell(sim: Sim, line: string): ParkedShell {
  const pid = findShell(sim)
  const { host } = sim.world
  setProcess(sim, 'host', pid, { cwd: host.cwd })
  const process = processOf(sim, 'host', pid)
  if (!process) throw new Error('the host has lost its shell')
  const writer = makeWriter(sim, 'host')
  const run = makeRun(sim, 'host', process, writer)
  const kept = process.state as Kept
  const before = (kept.data as ShellState | undefined) ?? newState(run, 'bash')
  const shell = openShell(run, {
    ...before,
    name,
    source: 'command',
    interactive: true,
    variables: { IFS: ' \t\n', ...host.variables, PWD: host.cwd },
    exported: Object.fromEntries(host.exported.map((variable) => [variable, true as const])),
    functions: { ...(host.functions as Record<string, Node>) },
    options: { ...noOptions, ...host.options },
    status: host.status,
    stack: [{ f: 'park' }],
  })
  pushText(shell, line)
  writer.flush()
  setProcess(sim, 'host', pid, { state: { identity: kept.identity, data: shell.state } satisfies Kept })
  return { pid, client }
}
