import type { Healthcheck } from '@/domain/docker/images/blobs'
import type { Heredoc } from './heredoc'
import type { Range } from './source-lines'

export type Pair = { key: string; value: string /** Written with a space instead of `=`. */; legacy: boolean }
export type Argument = { key: string; value: string | null }

/** A command line: of a shell where it was not written as JSON. */
export type CommandLine = { line: string[]; shell: boolean; files: Heredoc[] }

/** What COPY and ADD share (buildkit instructions/commands.go SourcesAndDest). */
export type Copying = {
  sources: string[]
  /** Files whose content stands in the Dockerfile. */
  inline: { path: string; data: string; expand: boolean }[]
  destination: string
  chown: string
  chmod: string
  link: boolean
  parents: boolean
  exclude: string[]
  checksum: string
  /** Whether archives are unpacked; null for the instruction's habit. */
  unpack: boolean | null
}

export type Action =
  | { kind: 'env'; pairs: Pair[] }
  | { kind: 'maintainer'; maintainer: string }
  | { kind: 'label'; pairs: Pair[] }
  | ({ kind: 'add' } & Copying)
  | ({ kind: 'copy'; from: string } & Copying)
  | { kind: 'onbuild'; expression: string }
  | { kind: 'workdir'; path: string }
  | { kind: 'run'; command: CommandLine; mounts: string[]; network: string }
  | { kind: 'cmd'; command: CommandLine }
  | { kind: 'entrypoint'; command: CommandLine }
  | { kind: 'healthcheck'; health: Healthcheck }
  | { kind: 'expose'; ports: string[] }
  | { kind: 'user'; user: string }
  | { kind: 'volume'; volumes: string[] }
  | { kind: 'stopsignal'; signal: string }
  | { kind: 'arg'; args: Argument[] }
  | { kind: 'shell'; shell: string[] }

/** Where an instruction stands, and how it is written. */
export type Written = { name: string; code: string; at: Range; comments: string[] }

export type Instruction = Action & Written

/** FROM, and what follows it (commands.go Stage). */
export type Stage = Written & {
  /** Empty where it has none. */
  stage: string
  base: string
  platform: string
  instructions: Instruction[]
}
