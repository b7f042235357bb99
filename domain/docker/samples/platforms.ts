import type { Platform } from '@/domain/docker/images/blobs'

export const amd64: Platform = { os: 'linux', architecture: 'amd64' }
export const arm64: Platform = { os: 'linux', architecture: 'arm64', variant: 'v8' }
export const armv7: Platform = { os: 'linux', architecture: 'arm', variant: 'v7' }

/** How GNU, musl and the kernel call a platform's processor. */
export const machineOf = (platform: Platform): string =>
  ({ amd64: 'x86_64', arm64: 'aarch64' })[platform.architecture] ?? 'armv7'

/** Debian's directory for a platform's libraries. */
export const multiarchOf = (platform: Platform): string =>
  platform.architecture === 'arm' ? 'arm-linux-gnueabihf' : `${machineOf(platform)}-linux-gnu`
