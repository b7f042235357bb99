import { diskOf } from '@/domain/docker/files/machine-disk'
import { type Outcome, refuse } from '@/domain/docker/outcome'
import { spawn } from '@/domain/docker/shell/processes'
import { findUser } from '@/domain/docker/shell/users'
import { containerOf, draw, type Sim } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import type { World } from '@/domain/docker/world/world'
import { environmentOf } from './environment'
import { findContainer } from './find'
import { stoppedLink } from './links'
import { cannotExecute } from './runtime-error'
import { isRunning } from './status'

export type ExecRequest = {
  argv: string[]
  /** Assignments, laid over those of the container. */
  env: readonly string[]
  /** Empty for the container's. */
  user: string
  cwd: string
  tty: boolean
  stdin: { text: string; open: boolean }
}

/** A process begun in a container: its pid there, and under which name its output is kept. */
export type Execution = { container: string; pid: number; client: string }

/** A container that can take a process more (moby daemon/exec.go, getActiveContainer). */
export function activeContainer(world: World, text: string): Outcome<Container> {
  const found = findContainer(world, text)
  if (!found.ok) return found
  const { id, state } = found.value
  if (!isRunning(found.value)) return refuse('conflict', `container ${id} is not running`)
  if (state.status === 'paused')
    return refuse('conflict', `Container ${text} is paused, unpause the container before exec`)
  if (state.status === 'restarting')
    return refuse('conflict', `Container ${id} is restarting, wait until the container is running`)
  return found
}

/** Checks what `docker exec` asks for before anything begins (moby daemon/exec.go, ContainerExecCreate). */
export function prepareExec(sim: Sim, text: string, user: string): Outcome<Container> {
  const found = activeContainer(sim.world, text)
  if (!found.ok) return found
  const known = user === '' ? null : findUser(diskOf(sim, { container: found.value.id }), user)
  if (known && !known.ok) return refuse('invalid', known.message)
  const link = stoppedLink(sim.world, found.value)
  return link ? refuse('system', link) : found
}

const failure = 'OCI runtime exec failed: exec failed: unable to start container process: '

/** The daemon's words for what runc said, and the exit code that it records (moby daemon/errors.go, setExitCodeFromError). */
function execFailure(words: string): { message: string; exitCode: number } {
  const message = failure + words
  if (words.includes('permission denied')) return { message, exitCode: 126 }
  if (words.includes('is a directory')) return { message: `${message}: permission denied`, exitCode: 126 }
  if (words.includes('not found') || words.includes('no such file or directory')) return { message, exitCode: 127 }
  return { message, exitCode: 128 }
}

/** Begins a process in a running container; refused with the daemon's message and the exit code that it leaves. */
export function startExec(
  sim: Sim,
  id: string,
  request: ExecRequest,
): { ok: true; value: Execution } | { ok: false; message: string; exitCode: number } {
  const { config } = containerOf(sim, id)
  const cwd = request.cwd || config.WorkingDir || '/'
  const refused = refuseDirectory(sim, id, cwd)
  if (refused) return { ok: false, ...execFailure(refused) }
  const client = `exec-${draw(sim).slice(0, 12)}`
  const [program = ''] = request.argv
  const began = spawn(
    sim,
    { container: id },
    {
      argv: request.argv,
      env: environmentOf({ config }, { tty: request.tty, extra: request.env }),
      cwd,
      user: request.user || config.User || '',
      tty: request.tty,
      stdin: request.stdin,
      stdout: { to: 'client', client },
      stderr: { to: 'client', client },
    },
  )
  if (began.ok) return { ok: true, value: { container: id, pid: began.value, client } }
  if (began.code === 'NOUSER') return { ok: false, message: began.message, exitCode: 126 }
  if (began.code === 'ENOEXEC') return { ok: false, ...execFailure(`exec ${program}: exec format error`) }
  return { ok: false, ...execFailure(cannotExecute(program, began.code)) }
}

/** What runc says of a working directory that it cannot enter; null where it can. */
function refuseDirectory(sim: Sim, id: string, cwd: string): string | null {
  if (!cwd.startsWith('/')) return 'Cwd must be an absolute path'
  const node = diskOf(sim, { container: id }).stat(cwd)
  if (node?.kind === 'dir') return null
  return `chdir to cwd (${JSON.stringify(cwd)}) set in config.json failed: ${node ? 'not a directory' : 'no such file or directory'}`
}
