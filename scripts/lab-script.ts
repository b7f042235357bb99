import { run } from '@/domain/docker/run'
import { isComplete } from '@/domain/docker/shell/host-line'
import type { World } from '@/domain/docker/world/world'

type Result = { command: string; stdout: string; stderr: string; exitCode: number }

/** A script's commands: its lines, those that belong together joined by newlines. */
function* commandsOf(script: string): Generator<string> {
  const lines = script.split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  let command: string | null = null
  for (const line of lines) {
    command = command === null ? line : `${command}\n${line}`
    if (!isComplete(command)) continue
    yield command
    command = null
  }
  if (command !== null) yield command
}

const isNothing = (command: string) => /^[ \t]*(#.*)?$/.test(command)

/**
 * Runs a script, command by command: lines that belong together (a here-document, an open quote, a loop) are one.
 * Blank lines and comments are commands that do nothing.
 */
export function* resultsOf(start: World, script: string): Generator<Result> {
  let world = start
  for (const command of commandsOf(script)) {
    if (isNothing(command)) {
      yield { command, stdout: '', stderr: '', exitCode: 0 }
      continue
    }
    const ran = run(world, command)
    world = ran.world
    yield { command, stdout: ran.stdout, stderr: ran.stderr, exitCode: ran.exitCode }
  }
}

/** Prints one JSON line per command. @returns 0, whatever the commands' own exit codes */
export function runJson(world: World, script: string): number {
  for (const result of resultsOf(world, script)) process.stdout.write(`${JSON.stringify(result)}\n`)
  return 0
}

/** Prints what the commands print, as a shell would. @returns the last one's exit code */
export function runPlain(world: World, script: string): number {
  let last = 0
  for (const { command, stdout, stderr, exitCode } of resultsOf(world, script)) {
    process.stdout.write(stdout)
    process.stderr.write(stderr)
    if (!isNothing(command)) last = exitCode
  }
  return last
}
