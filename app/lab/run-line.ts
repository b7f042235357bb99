import { type Ran, run } from '@/domain/docker/run'
import { changesBetween } from '@/domain/docker/scene/changes'
import { sayChanges } from '@/domain/docker/scene/changes-words'
import type { World } from '@/domain/docker/world/world'
import type { Step } from './timeline'

/** What follows the last newline of an output: where a container's shell waits, its prompt. */
const lastLine = (text: string) => text.slice(text.lastIndexOf('\n') + 1)

/** What stands before a command: the host's prompt, or what the container that holds the terminal wrote last. */
export function promptOf({ session, host }: World, output = ''): string {
  if (session) return lastLine(output.replace(/\r/g, '')).trim() || '>'
  return `${host.hostname}:${host.cwd.replace(/^\/root(?=\/|$)/, '~')}$`
}

function ran(world: World, line: string): Ran {
  try {
    return run(world, line, 'open')
  } catch {
    // The model answers every line. Should it fail at one, the world stays as it was, and the learner keeps it.
    const stderr = 'The lab cannot run this line. The world is as it was before.\n'
    return { world, stdout: '', stderr, exitCode: 1 }
  }
}

/** A line as people see it. */
export const shownLine = (line: string) => line.replace('\u0003', '^C').replace('\u0004', '^D')

/** Runs a line on a world, whose last output was `output`, and says what it changed. */
export function runLine(world: World, line: string, output = ''): Step {
  const result = ran(world, line)
  // A prompt that now waits stands before the next line, not after this one.
  const waits = result.world.session !== null
  const stdout = waits ? result.stdout.slice(0, result.stdout.length - lastLine(result.stdout).length) : result.stdout
  return {
    ...result,
    stdout,
    waits: waits ? lastLine(result.stdout) : '',
    line,
    shown: shownLine(line),
    prompt: promptOf(world, output),
    said: sayChanges(changesBetween(world, result.world)),
  }
}
