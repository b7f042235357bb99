import { runDocker } from '@/domain/docker/cli/main'
import { byteLength } from '@/domain/docker/files/node'
import { runHostLine } from '@/domain/docker/shell/host-line'
import { firstHost } from './first-host'
import { typeInto } from './session'
import type { Sim } from './sim'
import type { Store } from './world/store'
import type { World } from './world/world'

export type Ran = { world: World; stdout: string; stderr: string; exitCode: number }

/**
 * A fresh world: an empty image store, the sample registry, an empty home directory.
 * @param how.now milliseconds since 1970 that its clock shows
 * @param how.seed what its random ids are drawn from
 */
export function createWorld({ store, now, seed }: { store: Store; now: number; seed: string }): World {
  return {
    format: 1,
    store,
    seed,
    drawn: 0,
    now,
    platform: { os: 'linux', architecture: 'amd64' },
    blobs: {},
    registry: {},
    containerd: { names: {}, content: {} },
    overlay2: { images: {}, names: {} },
    containers: {},
    volumes: {},
    cache: {},
    logins: {},
    host: firstHost(now),
    session: null,
  }
}

const longestLine = 64 * 1024
const longestOutput = 1024 * 1024

/**
 * Runs one line as a shell on the host would. Never throws; `world` is not changed.
 * The line's output goes to a terminal of unknown width unless it is redirected.
 * Where a container holds the terminal (`world.session`), the line is typed into it.
 * @param input `open` where a person may type into an interactive container; else its input ends at once
 */
export function run(world: World, line: string, input: 'open' | 'closed' = 'closed'): Ran {
  if (byteLength(line) > longestLine)
    return {
      world,
      stdout: '',
      stderr: 'deckhand: this line is longer than 64 KiB, which this lab does not run\n',
      exitCode: 1,
    }
  const sim: Sim = { world, docker: runDocker }
  try {
    const { stdout, stderr, exitCode } = world.session
      ? typeInto(sim, world.session, line)
      : runHostLine(sim, line, input)
    return { world: sim.world, stdout: bounded(stdout), stderr: bounded(stderr), exitCode }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { world, stdout: '', stderr: `deckhand: internal error: ${message}\n`, exitCode: 70 }
  }
}

const bounded = (text: string): string =>
  text.length <= longestOutput
    ? text
    : `${text.slice(0, longestOutput)}\n[deckhand: the rest of this output is not shown]\n`
