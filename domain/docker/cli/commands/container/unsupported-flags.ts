import type { Flags } from '@/domain/docker/cli/spec'

const windowsOnly = ['cpu-count', 'cpu-percent', 'io-maxbandwidth', 'io-maxiops']

/** Flags of another system's daemon (docker/cli cmd/docker/docker.go, areFlagsSupported); null where there are none. */
export function unsupportedFlags(flags: Flags): string | null {
  const given = windowsOnly.filter((name) => flags.given(name))
  if (!given.length) return null
  return given
    .map(
      (name) =>
        `"--${name}" is only supported on a Docker daemon running on windows, but the Docker daemon is running on linux`,
    )
    .join('\n')
}
