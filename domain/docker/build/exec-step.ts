import type { Digest } from '@/domain/docker/digest'
import { waitFor } from '@/domain/docker/engine/clock'
import { engineMounts } from '@/domain/docker/engine/engine-files'
import { makeDirectories } from '@/domain/docker/files/disk'
import { diskOf } from '@/domain/docker/files/machine-disk'
import type { Changes } from '@/domain/docker/files/node'
import { chainOf, isUnder, parentOf } from '@/domain/docker/files/path'
import { spawn } from '@/domain/docker/shell/processes'
import { containerOf, draw, dropContainer, type Sim, setContainer, setState, update } from '@/domain/docker/sim'
import type { Container, HostConfig, LogLine, Mount } from '@/domain/docker/world/container'
import { noSettings } from '@/domain/docker/world/no-settings'
import { emptyMachine } from '@/domain/docker/world/process'
import type { ExecOp } from './op'

/** How long a command may take, in simulated milliseconds. */
const longest = 3_600_000

export type Ran = {
  changes: Changes
  mounts: Mount[]
  logs: LogLine[]
  /** Null when it had to be given up. */
  exitCode: number | null
  /** Why it did not even start; empty when it did. */
  problem: string
}

const nothing: Digest = 'sha256:'

const hostConfig: HostConfig = { ...noSettings, network: 'default', logDriver: 'none' }

/** A container that nobody sees: it is there while the command runs. */
function container(sim: Sim, op: ExecOp, layers: Digest[], mounts: Mount[], hosts: string[]): Container {
  const id = draw(sim)
  const { now, store } = sim.world
  const [path = '', ...args] = op.args
  const made: Container = {
    id,
    name: `buildkit-${id.slice(0, 12)}`,
    store,
    created: now,
    path,
    args,
    image: nothing,
    manifest: nothing,
    configDigest: nothing,
    platform: op.platform,
    layers,
    config: {
      Hostname: 'buildkitsandbox',
      Image: '',
      Tty: false,
      OpenStdin: false,
      AttachStdin: false,
      AttachStdout: true,
      AttachStderr: true,
      Env: Object.entries({ ...op.proxy, ...op.env }).map(([key, value]) => `${key}=${value}`),
      User: op.user,
      WorkingDir: op.cwd,
    },
    host: { ...hostConfig, network: op.network, extraHosts: hosts },
    state: {
      status: 'running',
      exitCode: 0,
      error: '',
      oomKilled: false,
      pid: 2,
      startedAt: now,
      finishedAt: null,
      restartAt: null,
      restartCount: 0,
      stoppedByHand: false,
      health: null,
    },
    changes: {},
    mounts: [],
    ports: [],
    logs: [],
    machine: emptyMachine,
    address: null,
  }
  const targets = new Set(mounts.map(({ target }) => target))
  return { ...made, mounts: [...engineMounts(made, now).filter(({ target }) => !targets.has(target)), ...mounts] }
}

/** Makes the directories that mounts stand in. @returns those that were not there */
function mountPoints(sim: Sim, id: string, mounts: readonly Mount[]): string[] {
  const disk = diskOf(sim, { container: id }, { withMounts: false })
  const missing = mounts.flatMap(({ target }) => chainOf(parentOf(target))).filter((path) => !disk.stat(path))
  for (const path of missing) makeDirectories(disk, path)
  return missing
}

/** Takes those away again that stayed empty (buildkit executor's mount stubs). */
function withoutPoints(changes: Changes, points: readonly string[]): Changes {
  const left = { ...changes }
  for (const point of [...points].sort((a, b) => b.length - a.length))
    if (left[point]?.kind === 'dir' && !Object.keys(left).some((path) => path !== point && isUnder(path, point)))
      delete left[point]
  return left
}

/** In runc's words, which end up in the step's output. */
function startProblem(op: ExecOp, code: string, message: string): string {
  const [program = ''] = op.args
  if (code === 'NOUSER') return message
  const lookup = program.includes('/')
    ? `stat ${program}: no such file or directory`
    : 'executable file not found in $PATH'
  const words: Record<string, string> = {
    ENOENT: lookup,
    EACCES: 'permission denied',
    EISDIR: 'is a directory',
    ENOEXEC: 'exec format error',
  }
  return `exec: ${JSON.stringify(program)}: ${words[code] ?? message}`
}

/** Runs a command on some layers, and takes the container away again (buildkit executor; moby builder-next executor). */
export function runStep(sim: Sim, op: ExecOp, layers: Digest[], mounts: Mount[], hosts: string[]): Ran {
  const made = container(sim, op, layers, mounts, hosts)
  const { id } = made
  update(sim, { containers: { ...sim.world.containers, [id]: made } })
  const ref = { container: id }
  const points = mountPoints(sim, id, mounts)
  makeDirectories(diskOf(sim, ref), op.cwd)
  const begun = spawn(sim, ref, {
    argv: op.args,
    env: { ...op.proxy, ...op.env },
    cwd: op.cwd,
    user: op.user,
    tty: false,
    stdin: { text: '', open: false },
    stdout: { to: 'log' },
    stderr: { to: 'log' },
  })
  const ended = () => sim.world.containers[id]?.state.status !== 'running'
  const waited = begun.ok ? waitFor(sim, ended, longest) : 'done'
  const after = containerOf(sim, id)
  if (!ended()) setState(sim, id, { status: 'dead' })
  setContainer(sim, id, { machine: emptyMachine })
  dropContainer(sim, id)
  const { logs, state } = after
  return {
    changes: withoutPoints(after.changes, points),
    mounts: after.mounts,
    logs,
    exitCode: waited === 'done' ? state.exitCode : null,
    problem: begun.ok ? '' : startProblem(op, begun.code, begun.message),
  }
}
