/** A signal's name without SIG: `TERM`, `KILL`, `HUP`. */
export type Signal = string

/** Which stream a sink counts as; `crlf` where a terminal turns each newline into two characters. */
type Shown = { as?: 'stdout' | 'stderr'; crlf?: true }

/** Where a process writes one of its streams. */
export type Sink =
  /** Of the machine's main process: a container's log, which whoever is attached sees, too. */
  | ({ to: 'log' } & Shown)
  /** Kept for the client that began the process (docker exec, a line of the host's shell). */
  | ({ to: 'client'; client: string } & Shown)
  /** Appended to. */
  | { to: 'file'; path: string }
  /** Into a pipe. */
  | { to: 'stream'; stream: string }
  | { to: 'none' }

/** What a file descriptor stands for: something to write to, or a stream to read from. */
export type Descriptor = Sink | { from: string }

/** Text on its way to its readers: a pipe, a file opened for reading, or what a client types. */
export type Stream = {
  text: string
  /** More may come. */
  open: boolean
  /** Processes that may write to it; null where a client does. */
  writers: number[] | null
  /** Processes that may read from it. */
  readers: number[]
  /** Takes everything at once, as the shell does that waits for a `$(command)`. */
  unbounded?: true
}

export type Waiting =
  /** Until the clock shows this (milliseconds since 1970), or, where `orChild`, a child of it ends. */
  | { for: 'time'; until: number; orChild?: true }
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
  /** Groups beside it, where they are not those that /etc/group has the user in. */
  groups?: number[]
  cwd: string
  env: Record<string, string>
  tty: boolean
  /** The stream that a person types into, where `tty`. */
  terminal?: string
  startedAt: number
  /** File descriptors: `0`, `1`, `2` and whatever a shell opened. */
  fds: Readonly<Record<string, Descriptor>>
  /** Null when it can go on. */
  waiting: Waiting | null
  /** Signals that arrived and were not yet acted on. */
  pending: Signal[]
  /** Its parent ended before it: nobody asks for its exit code. */
  orphan?: true
  /** How often it was made to rest because it would not stop working. */
  throttled?: number
  umask: number
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
  /** Those of `ended` that a signal ended. */
  signalled?: Readonly<Record<number, Signal>>
  streams: Readonly<Record<string, Stream>>
  nextStream: number
}

export const emptyMachine: Machine = { processes: {}, nextPid: 1, clients: {}, ended: {}, streams: {}, nextStream: 1 }
