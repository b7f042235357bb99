/** A signal's name without SIG: `TERM`, `KILL`, `HUP`. */
export type Signal = string

/** Where a process writes one of its streams. */
export type Sink =
  /** Of the machine's main process: a container's log, which whoever is attached sees, too. */
  | { to: 'log' }
  /** Kept for the client that began the process (docker exec, a line of the host's shell). */
  | { to: 'client'; client: string }
  | { to: 'file'; path: string }
  | { to: 'none' }

export type Waiting =
  /** Until the clock shows this (milliseconds since 1970). */
  | { for: 'time'; until: number }
  /** For a line on its standard input, which a person may type. */
  | { for: 'input' }
  /** For another process of its machine. */
  | { for: 'process'; pid: number }
  /** For a signal only, as servers do. */
  | { for: 'ever' }

/** One process of a machine. Plain data, so that a world can be saved in the middle of a sleep. */
export type Process = {
  pid: number
  parent: number
  argv: string[]
  /** Absolute path of the program, as found. */
  program: string
  user: string
  uid: number
  gid: number
  cwd: string
  env: Record<string, string>
  tty: boolean
  startedAt: number
  stdout: Sink
  stderr: Sink
  /** What is still to be read; `open` while more may come. */
  stdin: { text: string; open: boolean }
  /** Null when it can go on. */
  waiting: Waiting | null
  /** Signals that arrived and were not yet acted on. */
  pending: Signal[]
  /** The program's own state. Only shell/ knows what is in it. */
  state: unknown
}

/** What runs on the host, or in one container. Pids are those that the processes see. */
export type Machine = {
  processes: Readonly<Record<number, Process>>
  nextPid: number
  /** What clients have not yet been given: client → what was written, in order. */
  clients: Readonly<Record<string, { stream: 'stdout' | 'stderr'; text: string }[]>>
  /** What has ended and nobody asked about yet: pid → exit code (128 + n for signal n). */
  ended: Readonly<Record<number, number>>
}

export const emptyMachine: Machine = { processes: {}, nextPid: 1, clients: {}, ended: {} }
