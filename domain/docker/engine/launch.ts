import { diskOf } from '@/domain/docker/files/machine-disk'
import { resolvePath } from '@/domain/docker/files/path'
import { suits } from '@/domain/docker/images/platform'
import { type Refusal, refuse } from '@/domain/docker/outcome'
import { addedGroups, spawn } from '@/domain/docker/shell/processes'
import { findUser } from '@/domain/docker/shell/users'
import { containerOf, type Sim, setContainer } from '@/domain/docker/sim'
import { emptyMachine } from '@/domain/docker/world/process'
import { missingDevice } from './devices'
import { environmentOf } from './environment'
import { stoppedLink } from './links'
import { wrongLogValues } from './logging'
import { mountAll } from './mount-points'
import { enterNetwork, publishPorts } from './network-join'
import { cannotExecute, startError } from './runtime-error'
import { wrongNamespaces } from './shared-namespaces'

/** What a started process can read: `open` while more may come. */
export type StartInput = { text: string; open: boolean }

const noLogging = 'failed to create task for container: failed to initialize logging driver: '

const failedWith = (refusal: Refusal, exitCode = 128) => ({ refusal, exitCode })

/**
 * The runtime found the file, the kernel will not run it: of another platform, or a script without its interpreter.
 * The container has then started, and ends with one line.
 */
function lateError(sim: Sim, id: string, code: string): string | null {
  const { path, config, platform } = containerOf(sim, id)
  const isForeign = suits(sim.world.platform, platform) < 0
  if (code === '' && !isForeign) return null
  const disk = diskOf(sim, { container: id })
  const places = path.includes('/')
    ? [resolvePath(config.WorkingDir || '/', path)]
    : (environmentOf({ config }, { tty: false }).PATH ?? '').split(':').map((folder) => resolvePath(folder, path))
  const file = places.find((place) => disk.stat(place)?.kind === 'file')
  if (code === 'ENOEXEC' || (code === '' && isForeign)) return `exec ${file ?? path}: exec format error\n`
  return code === 'ENOENT' && file ? `exec ${file}: no such file or directory\n` : null
}

function endAtOnce(sim: Sim, id: string, text: string): void {
  const { logs } = containerOf(sim, id)
  setContainer(sim, id, {
    logs: [...logs, { at: sim.world.now, stream: 'stderr', text }],
    machine: { ...emptyMachine, nextPid: 2, ended: { 1: 255 } },
  })
}

/**
 * Mounts, users, devices, the process, ports: all of a start that can fail. What it gave out the caller takes back.
 * @returns the daemon's message, and the exit code that it records; or null
 */
export function launch(sim: Sim, id: string, stdin: StartInput): { refusal: Refusal; exitCode: number } | null {
  const shared = enterNetwork(sim, id)
  if (shared) return failedWith(shared)
  const namespaces = wrongNamespaces(sim.world, containerOf(sim, id).host)
  if (namespaces) return failedWith(namespaces)
  setContainer(sim, id, { machine: emptyMachine })
  const mounted = mountAll(sim, id)
  if (!mounted.ok) return mounted.code === 'ENOTDIR' ? startError(mounted.message) : failedWith(mounted)
  const { config, host, path, args } = containerOf(sim, id)
  const link = stoppedLink(sim.world, containerOf(sim, id))
  if (link) return failedWith(refuse('system', link))
  const user = findUser(diskOf(sim, { container: id }), config.User ?? '', addedGroups(sim, { container: id }))
  if (!user.ok) return failedWith(user)
  const device = missingDevice(sim, host)
  if (device) return failedWith(device)
  const logging = wrongLogValues(host)
  if (logging) return failedWith(refuse('unknown', `${noLogging}${logging}`))
  const began = spawn(
    sim,
    { container: id },
    {
      argv: [...(host.init ? ['/sbin/docker-init', '--'] : []), path, ...args],
      env: environmentOf({ config }, { tty: config.Tty }),
      cwd: config.WorkingDir || '/',
      user: config.User ?? '',
      tty: config.Tty,
      stdin,
      stdout: { to: 'log' },
      stderr: { to: 'log' },
    },
  )
  const late = lateError(sim, id, began.ok ? '' : began.code)
  if (!began.ok && !late) return startError(cannotExecute(path, began.code))
  const joined = publishPorts(sim, id)
  if (!joined.ok) return failedWith(joined)
  if (late) endAtOnce(sim, id, late)
  return null
}
