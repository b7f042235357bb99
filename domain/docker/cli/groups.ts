import type { Group } from './spec'

/** Groups that lists leave out: of swarms where none is active, and of an experimental daemon. */
export const hiddenGroups = ['checkpoint', 'config', 'node', 'secret', 'service', 'stack']

/** Groups of commands (docker/cli, the cmd.go of each folder in cli/command). */
export const groups: readonly Group[] = [
  { path: 'builder', short: 'Manage builds' },
  { path: 'checkpoint', short: 'Manage checkpoints' },
  { path: 'config', short: 'Manage Swarm configs' },
  { path: 'container', short: 'Manage containers' },
  { path: 'context', short: 'Manage contexts' },
  { path: 'image', short: 'Manage images' },
  { path: 'manifest', short: 'Manage Docker image manifests and manifest lists' },
  { path: 'network', short: 'Manage networks' },
  { path: 'node', short: 'Manage Swarm nodes' },
  { path: 'plugin', short: 'Manage plugins' },
  { path: 'secret', short: 'Manage Swarm secrets' },
  { path: 'service', short: 'Manage Swarm services' },
  { path: 'stack', short: 'Manage Swarm stacks' },
  { path: 'swarm', short: 'Manage Swarm' },
  { path: 'system', short: 'Manage Docker' },
  { path: 'volume', short: 'Manage volumes' },
]

/** Plugins that Docker installs beside its command; lists mark them with a star. */
export const plugins: readonly Group[] = [
  { path: 'buildx', short: 'Docker Buildx' },
  { path: 'compose', short: 'Docker Compose' },
]

/** Commands that the root's help lists first, in this order (annotation category-top). */
export const commonCommands = [
  ...['run', 'exec', 'ps', 'build', 'bake', 'pull', 'push', 'images', 'login', 'logout', 'search', 'version', 'info'],
]

/** What messages show as a group's usage; cobra's Use of most is their name alone. */
export const groupUsage = (path: string): string =>
  `docker ${path}${{ manifest: ' COMMAND', volume: ' COMMAND', stack: ' [OPTIONS]' }[path] ?? ''}`
