import type { MachineRef } from '@/domain/docker/files/machine-disk'
import type { Sim } from '@/domain/docker/sim'
import type { Descriptor, Process } from '@/domain/docker/world/process'
import { machineOf, setMachine } from './machine'
import type { Identity } from './program'
import type { Kept } from './run'
import { joinStreams } from './streams'

export type Beginning = Pick<
  Process,
  'argv' | 'program' | 'user' | 'uid' | 'gid' | 'cwd' | 'env' | 'tty' | 'parent' | 'umask'
> & {
  terminal?: string
  groups?: number[]
  identity: Identity
  fds: Readonly<Record<string, Descriptor>>
  data?: unknown
}

/** Who runs a process and at which terminal: what a child has from its parent. */
export function handedDown({ user, uid, gid, groups, tty, terminal }: Process) {
  return { user, uid, gid, ...(groups && { groups }), tty, terminal }
}

const shells: Record<string, Identity> = {
  sh: { program: 'ash', variant: 'ash' },
  ash: { program: 'ash', variant: 'ash' },
  '-sh': { program: 'ash', variant: 'ash' },
}

/** BusyBox is many programs in one: which, its name says, or its first argument. */
export function appletOf(identity: Identity, argv: readonly string[]): { identity: Identity; argv: string[] } {
  if (identity.program !== 'busybox') return { identity, argv: [...argv] }
  const name = (argv[0] ?? '').split('/').at(-1) ?? ''
  const direct = !/^busybox/.test(name)
  const applet = direct ? name : (argv[1] ?? '')
  if (!applet || applet.startsWith('--'))
    return { identity: { program: 'busybox', variant: 'busybox' }, argv: [...argv] }
  return {
    identity: shells[applet] ?? { program: applet, variant: 'busybox' },
    argv: direct ? [...argv] : argv.slice(1),
  }
}

/** Puts a process into a machine; it runs in its turn. Returns its pid. */
export function begin(sim: Sim, ref: MachineRef, how: Beginning): number {
  const { identity, data, ...given } = how
  const { processes, nextPid } = machineOf(sim, ref)
  const applet = appletOf(identity, how.argv)
  const state: Kept = { identity: applet.identity, data }
  const process: Process = {
    ...given,
    argv: applet.argv,
    pid: nextPid,
    startedAt: sim.world.now,
    waiting: null,
    pending: [],
    state,
  }
  setMachine(sim, ref, { processes: { ...processes, [nextPid]: process }, nextPid: nextPid + 1 })
  joinStreams(sim, ref, nextPid, how.fds)
  return nextPid
}
