import type { Refusal } from '@/domain/docker/outcome'
import type { Cli } from './spec'

/** Says why a command failed, in its own words. @returns the exit status */
export function sayError(cli: Cli, message: string, status = 1): number {
  cli.err(`${message}\n`)
  return status
}

/** Says what the daemon refused (moby client/request.go). @returns the exit status */
export const sayRefusal = (cli: Cli, { message }: Pick<Refusal, 'message'>): number =>
  sayError(cli, `Error response from daemon: ${message}`)
