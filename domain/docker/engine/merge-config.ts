import type { Healthcheck, RunConfig } from '@/domain/docker/images/blobs'
import type { ContainerConfig } from '@/domain/docker/world/container'

const nameOf = (assignment: string) => assignment.split('=', 1)[0]

/** The client's variables first, then those of the image that it did not set. */
function mergeEnv(own: string[] = [], image: string[] = []): string[] {
  const names = new Set(own.map(nameOf))
  return [...own, ...image.filter((assignment) => !names.has(nameOf(assignment)))]
}

function mergeHealth(own: Healthcheck | undefined, image: Healthcheck | undefined): Healthcheck | undefined {
  if (!own || !image) return own ?? image
  const given = Object.entries(own).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value))
  return { ...image, ...Object.fromEntries(given) }
}

/** --entrypoint puts aside the image's command, too; `[""]` means: none at all. */
function mergeCommand(own: RunConfig, image: RunConfig): Pick<RunConfig, 'Entrypoint' | 'Cmd'> {
  if (own.Entrypoint?.length) {
    const none = own.Entrypoint.length === 1 && own.Entrypoint[0] === ''
    return { Entrypoint: none ? undefined : own.Entrypoint, Cmd: own.Cmd }
  }
  return { Entrypoint: own.Entrypoint ?? image.Entrypoint, Cmd: own.Cmd?.length ? own.Cmd : image.Cmd }
}

type Set = Record<string, Record<string, never>>
const joined = (image: Set | undefined, own: Set | undefined): Set | undefined => {
  const all = { ...own, ...image }
  return Object.keys(all).length ? all : undefined
}

/** Leaves out what is undefined, so that a world can be compared as it is written. */
function present<T extends object>(config: T): T {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined)) as T
}

/** What a container is told: the client's own, and the image's defaults for the rest (moby daemon/commit.go, merge). */
export function mergeConfig(own: ContainerConfig, image: RunConfig): ContainerConfig {
  return present({
    ...own,
    User: own.User || image.User,
    ExposedPorts: joined(image.ExposedPorts, own.ExposedPorts),
    Env: mergeEnv(own.Env, image.Env),
    Labels: { ...image.Labels, ...own.Labels },
    ...mergeCommand(own, image),
    Healthcheck: mergeHealth(own.Healthcheck, image.Healthcheck),
    WorkingDir: own.WorkingDir || image.WorkingDir,
    Volumes: joined(image.Volumes, own.Volumes),
    StopSignal: own.StopSignal || image.StopSignal,
  })
}
