import type { Dialect, Node, SimpleCommand } from '@/domain/docker/shell/language/syntax'
import type { Descriptor } from '@/domain/docker/world/process'

/** What a variable was before something put another value in its place; null where it was not set. */
export type Former = Record<string, { value: string | null; exported: boolean }>

/**
 * What a shell is in the middle of. The last frame is the innermost; when it is done
 * it is taken off, `status` says how it ended, and the one below goes on.
 */
export type Frame =
  | { f: 'list'; nodes: Node[]; at: number }
  | { f: 'and-or'; or: boolean; right: Node }
  | { f: 'not' }
  | { f: 'if'; node: Extract<Node, { n: 'if' }>; branch: number }
  | { f: 'while'; node: Extract<Node, { n: 'while' }>; testing: boolean; last: number }
  | { f: 'for'; name: string; items: string[]; at: number; body: Node[] }
  /** A command whose words are being expanded. `captured`: what its substitutions printed so far, in order; `plain`: functions do not count. */
  | { f: 'simple'; node: SimpleCommand; captured: string[]; status: number | null; plain?: true }
  /** The words of a `for`, a `case`, a `[[` or a redirection of a compound command. */
  | { f: 'words'; node: Node; captured: string[] }
  /** Puts descriptors and variables back as they were. */
  | { f: 'restore'; fds: Record<string, Descriptor> | null; former: Former }
  | { f: 'call'; args: string[]; former: Former }
  | { f: 'source'; args: string[] | null }
  | { f: 'wait'; pids: number[]; codes: Record<number, number>; text: string }
  | { f: 'capture'; pid: number; stream: string }
  /** A builtin that waits: `wait`, `read`. */
  | { f: 'builtin'; argv: string[] }
  | { f: 'trap'; status: number }
  | { f: 'exit'; code: number }
  /** Reads its commands from standard input. */
  /** Waits for the next line of the host's terminal. */
  | { f: 'park' }
  | { f: 'input'; text: string; line: number; prompted: boolean }

export type Options = {
  e: boolean
  u: boolean
  x: boolean
  f: boolean
  n: boolean
  v: boolean
  a: boolean
  pipefail: boolean
}

/** A shell, as it is kept between two turns. Plain data. */
export type ShellState = {
  dialect: Dialect
  /** `$0`, and what messages begin with. */
  name: string
  args: string[]
  variables: Record<string, string>
  exported: Record<string, true>
  readonly: Record<string, true>
  functions: Record<string, Node>
  aliases: Record<string, string>
  options: Options
  traps: Record<string, string>
  /** Signals whose traps are to run. */
  caught: string[]
  status: number
  /** Of the last `$(command)` of the command at hand. */
  line: number
  /** `$$`: of the first shell, in subshells too. */
  self: number
  background: number
  /** Background processes, and how those ended that nobody asked about. */
  jobs: number[]
  codes: Record<number, number>
  stack: Frame[]
  /** How it was begun: what its messages look like, and whether its last command may take its place. */
  source: 'command' | 'script' | 'input'
  interactive: boolean
  login: boolean
  subshell: boolean
  /** It may become its last command. */
  mayExec: boolean
  exiting: boolean
  /** How often it was made to rest because it would not stop working. */
  rests: number
  /** A key of where `read -r` or getopts is. */
  option: number
}

export const noOptions: Options = {
  e: false,
  u: false,
  x: false,
  f: false,
  n: false,
  v: false,
  a: false,
  pipefail: false,
}
