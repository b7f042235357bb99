import type { Container } from '@/domain/docker/world/container'

export const defaultPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Assignments laid over others: equal names take the place, `NAME` alone removes (moby daemon/container/env.go). */
export function withAssignments(
  defaults: Readonly<Record<string, string>>,
  assignments: readonly string[],
): Record<string, string> {
  const variables = new Map(Object.entries(defaults))
  for (const assignment of assignments) {
    const equals = assignment.indexOf('=')
    if (equals < 0) variables.delete(assignment)
    else variables.set(assignment.slice(0, equals), assignment.slice(equals + 1))
  }
  return Object.fromEntries(variables)
}

/**
 * What a process of a container finds in its environment (moby daemon/container/container.go,
 * CreateDaemonEnvironment). HOME is set by whoever begins the process, from /etc/passwd, where it is not given.
 */
export function environmentOf(
  { config }: Pick<Container, 'config'>,
  { tty, extra = [] }: { tty: boolean; extra?: readonly string[] },
): Record<string, string> {
  const defaults = { PATH: defaultPath, HOSTNAME: config.Hostname, ...(tty ? { TERM: 'xterm' } : {}) }
  return withAssignments(defaults, [...(config.Env ?? []), ...extra])
}
