import { type GoValue, struct } from '@/domain/docker/cli/go-value'
import { cliVersion, engineVersion } from '@/domain/docker/cli/versions'
import type { World } from '@/domain/docker/world/world'

/** A build's time as people read it: Go's time.ANSIC. */
function ansic(built: string): string {
  const [day = '', time = ''] = built.split('T')
  const [, weekday, date, month, year] =
    /^(\w+), (\d+) (\w+) (\d+)/.exec(new Date(`${day}T00:00:00Z`).toUTCString()) ?? []
  return `${weekday} ${month} ${String(Number(date)).padStart(2)} ${time.slice(0, 8)} ${year}`
}

const platform = () => struct('*system.platformInfo', { Name: cliVersion.platform })

/** docker version's Client (docker/cli system/version.go newClientVersion); `api` only where it was asked for. */
export function clientFacts(withApi: boolean) {
  return {
    Platform: platform(),
    Version: cliVersion.version,
    ...(withApi ? { ApiVersion: cliVersion.api } : {}),
    DefaultAPIVersion: cliVersion.api,
    GitCommit: cliVersion.commit,
    GoVersion: cliVersion.go,
    Os: 'linux',
    Arch: 'amd64',
    BuildTime: ansic(cliVersion.built),
    Context: 'default',
  }
}

const component = (Name: string, Version: string, Details: Record<string, string>) =>
  struct('system.ComponentVersion', { Name, Version, Details })

function components({ host }: World) {
  const { version, api, go } = cliVersion
  return [
    component('Engine', version, {
      ApiVersion: api,
      Arch: 'amd64',
      BuildTime: ansic(engineVersion.built),
      Experimental: 'false',
      GitCommit: engineVersion.commit,
      GoVersion: go,
      KernelVersion: host.kernel,
      MinAPIVersion: engineVersion.minimumApi,
      Module: 'github.com/moby/moby/v2',
      ModuleVersion: 'v2.0.0+unknown',
      Os: 'linux',
    }),
    component('containerd', engineVersion.containerd, { GitCommit: engineVersion.containerdCommit }),
    component('runc', engineVersion.runc, { GitCommit: engineVersion.runcCommit }),
    component('docker-init', engineVersion.init, { GitCommit: engineVersion.initCommit }),
  ]
}

/** docker version's Server (docker/cli system/version.go newServerVersion, moby daemon/info.go SystemVersion). */
export function serverFacts(world: World) {
  const { version, api, go } = cliVersion
  const fields = {
    Platform: platform(),
    Version: version,
    ApiVersion: api,
    MinAPIVersion: engineVersion.minimumApi,
    Os: 'linux',
    Arch: 'amd64',
    Components: components(world),
    GitCommit: engineVersion.commit,
    GoVersion: go,
    KernelVersion: world.host.kernel,
    BuildTime: engineVersion.built,
  }
  return struct('*system.serverVersion', fields, { APIVersion: api, Experimental: false })
}

/** All of docker version. */
export function versionFacts(world: World): { readonly [name: string]: GoValue } {
  const Client = struct('system.clientVersion', clientFacts(true), { APIVersion: cliVersion.api })
  return struct('system.versionInfo', { Client, Server: serverFacts(world) })
}
