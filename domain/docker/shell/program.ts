import type { Disk } from '@/domain/docker/files/disk'
import type { MachineRef } from '@/domain/docker/files/machine-disk'
import type { Sim } from '@/domain/docker/sim'
import type { Descriptor, Process, Signal, Waiting } from '@/domain/docker/world/process'
import type { Writer } from './writer'

/** A program among those that can run: its name in the table, and which make of it this is. */
export type Identity = { program: string; variant: string }

/** How one look at a program ends. */
export type Verdict =
  /** It has ended. */
  | { exit: number }
  /** It was killed by a signal, its own or another's. */
  | { killed: Signal }
  /** It goes on when what it waits for is there; null: as soon as the others had their turn. */
  | { wait: Waiting | null; data: unknown }
  /** It becomes another program. */
  | { exec: Replacement }

export type Replacement = {
  argv: string[]
  program: string
  identity: Identity
  env: Record<string, string>
  /** Another user, where the program changes it on the way, as gosu does. */
  who?: { user: string; uid: number; gid: number }
}

/** A process at work: what it was given, and what it can do. */
export type Run = {
  sim: Sim
  ref: MachineRef
  pid: number
  process: Process
  /** As it was called, without its directory: error messages begin with it. */
  name: string
  args: string[]
  /** `busybox` or another make, such as `coreutils`: they word things differently. */
  variant: string
  /** What it kept from the last time; undefined at first. */
  data: unknown
  env: Readonly<Record<string, string>>
  cwd: string
  /** The machine's files as this user may use them. */
  disk: Disk
  /** An absolute path for one as typed. */
  path: (text: string) => string
  out: (text: string) => void
  err: (text: string) => void
  /** Writes a message after the program's name; gives the verdict to end with. */
  fail: (message: string, code?: number) => Verdict
  input: Input
  /** Whether a descriptor is a terminal. */
  isTerminal: (fd: 0 | 1 | 2) => boolean
  fds: Readonly<Record<string, Descriptor>>
  writer: Writer
}

export type Input = {
  /** What can be read now. */
  text: () => string
  /** More may come. */
  open: () => boolean
  /** Takes some characters off the front. */
  take: (count: number) => string
}

export type Program = (run: Run) => Verdict

/** What a program does about a signal: `default` and `ignore` as in signal(7), null to go on as before, or a verdict. */
export type OnSignal = (run: Run, signal: Signal) => Verdict | 'default' | 'ignore'

/** A program of the table. */
export type Entry = { run: Program; on?: OnSignal }
