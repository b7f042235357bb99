import type { Disk } from '@/domain/docker/files/disk'
import type { Outcome } from '@/domain/docker/outcome'
import type { Sim } from '@/domain/docker/sim'

/**
 * What a flag takes. `bool` may stand alone; `list` may be given several times;
 * `choice-bool` is a string that may stand alone (`--pull`, `--progress`).
 */
export type FlagType = 'bool' | 'string' | 'int' | 'list' | 'bytes' | 'duration' | 'decimal'

export type Flag = {
  name: string
  /** One letter. */
  short?: string
  type: FlagType
  /** As the help shows it after the name: `string`, `list`, `bytes`, `bind`; nothing for a bool. */
  placeholder?: string
  /** As typed on a command line; absent for the type's zero. */
  initial?: string
  usage: string
  hidden?: boolean
  /** A string flag that may stand alone, and then has this value (pflag NoOptDefVal). */
  alone?: string
  /**
   * Each value as it is set (pflag Value.Set): what is kept, or the words that
   * follow `invalid argument "…" for "-e, --env" flag: `.
   */
  check?: (value: string) => Outcome<string>
}

/** Values by flag name, checked against the flag's type; what was not given has its initial value. */
export type Flags = {
  bool: (name: string) => boolean
  text: (name: string) => string
  int: (name: string) => number
  list: (name: string) => string[]
  /** Whether it was given. */
  given: (name: string) => boolean
}

export type Input = { terminal: boolean; text: string /** A person may type more. */; open: boolean }

/** What a command sees of the terminal, or of the pipes, that it was started with. */
export type Cli = {
  sim: Sim
  /** Writes to stdout or stderr; no newline is added. */
  out: (text: string) => void
  err: (text: string) => void
  stdin: Input
  outIsTerminal: boolean
  errIsTerminal: boolean
  /** Working directory on the host, and the host's files. */
  cwd: string
  disk: Disk
  env: Readonly<Record<string, string>>
  /** The command as it was called, `docker container run` or `docker run`: messages name it. */
  called: string
}

export type Arity =
  | { exact: number }
  | { min: number; max?: number }
  | { none: true }
  | { max: number }
  /** docker rm -f and the like check for themselves. */
  | { any: true }

/** One command of docker, as its source declares it (docker/cli, cli/command). */
export type Command = {
  /** Full path without `docker`: `container run`. */
  path: string
  /** Other full paths that mean the same: `run`. The first is the one that `help` shows under Aliases after the path. */
  aliases: string[]
  /** What follows the path in the usage line: `[OPTIONS] IMAGE [COMMAND] [ARG...]`. */
  usage: string
  short: string
  /** Longer text for help, where there is one. */
  long?: string
  /** What help says below the options, of a plugin that holds commands: without one of them it prints its help. */
  below?: string
  arity: Arity
  flags: Flag[]
  /** Flags end at the first argument: run, create, exec. */
  stopsAtArgument?: boolean
  hidden?: boolean
  /** Of a plugin, to which the other paths lead: messages name it by its own path. */
  plugin?: true
  /** Runs it; returns the exit status. Messages are written by the command itself. */
  run: (cli: Cli, flags: Flags, args: string[]) => number
}

/** A group of commands (`docker container`), for help. */
export type Group = { path: string; short: string }
