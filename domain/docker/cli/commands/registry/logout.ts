import { eraseCredentials, hostnameOf, indexServer } from '@/domain/docker/cli/credentials'
import type { Cli, Command, Flags } from '@/domain/docker/cli/spec'

/** Also forgets what was kept under older spellings of the server. */
function run(cli: Cli, _flags: Flags, [server = '']: string[]): number {
  const host = server === '' ? indexServer : hostnameOf(server)
  cli.out(`Removing login credentials for ${host}\n`)
  eraseCredentials(cli, server === '' ? [indexServer] : [server, host, `http://${host}`, `https://${host}`])
  return 0
}

/** docker/cli cli/command/registry/logout.go */
export const logout: Command = {
  path: 'logout',
  aliases: [],
  usage: '[SERVER]',
  short: 'Log out from a registry',
  long: 'Log out from a registry.\nIf no server is specified, the default is defined by the daemon.',
  arity: { max: 1 },
  flags: [],
  run,
}
