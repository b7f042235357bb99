import { freshWorld } from '@/domain/docker/asked/play'
import { type Ran, run } from '@/domain/docker/run'
import type { Store } from '@/domain/docker/world/store'
import type { World } from '@/domain/docker/world/world'

/** A terminal of a test: a world that goes on from line to line. */
export type Terminal = {
  store: Store
  world: () => World
  /** Runs a line; what went before stays. */
  sh: (line: string) => Ran
  /** Runs lines that must succeed, and forgets what they print. @throws naming the line that fails */
  given: (...lines: string[]) => void
  /** What a line prints to stdout, trimmed; it must succeed. @throws when it does not */
  out: (line: string) => string
}

export function terminal(store: Store): Terminal {
  let world = freshWorld(store)
  const sh = (line: string) => {
    const ran = run(world, line)
    world = ran.world
    return ran
  }
  const good = (line: string) => {
    const ran = sh(line)
    if (ran.exitCode !== 0) throw new Error(`"${line}" ended with ${ran.exitCode}: ${ran.stderr}`)
    return ran
  }
  return {
    store,
    world: () => world,
    sh,
    given: (...lines) => lines.forEach(good),
    out: (line) => good(line).stdout.trim(),
  }
}
