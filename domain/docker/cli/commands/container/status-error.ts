import type { Cli } from '@/domain/docker/cli/spec'

/** Says why run or create failed, and where help is (docker/cli container/run.go, withHelp). @returns the exit status */
export function sayWithHelp(cli: Cli, message: string, command: 'run' | 'create', status = 125): number {
  cli.err(`docker: ${message}\n\nRun 'docker ${command} --help' for more information\n`)
  return status
}

const notFound = /executable file not found|no such file or directory|system cannot find the file specified/
const notAllowed = /permission denied|is a directory/

/** 127 for what is not there, 126 for what may not be run, else 125 (docker/cli container/run.go, toStatusError). */
export function sayRunError(cli: Cli, message: string): number {
  const status = notFound.test(message) ? 127 : notAllowed.test(message) ? 126 : 125
  return sayWithHelp(cli, message, 'run', status)
}

export const fromDaemon = (message: string): string => `Error response from daemon: ${message}`
