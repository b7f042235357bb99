import { type Refusal, refuse } from '@/domain/docker/outcome'

const prefix =
  'failed to create task for container: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: '

/** What runc says when it cannot execute a program. `code` is that of shell/processes.ts spawn. */
export function cannotExecute(program: string, code: string): string {
  const quoted = `exec: ${JSON.stringify(program)}: `
  if (code === 'EISDIR') return `${quoted}is a directory`
  if (code === 'EACCES') return `${quoted}permission denied`
  if (program.includes('/')) return `${quoted}stat ${program}: no such file or directory`
  return `${quoted}executable file not found in $PATH`
}

const notDirectory =
  ': Are you trying to mount a directory onto a file (or vice-versa)? Check if the specified host path exists and is the expected type'

/**
 * The error of a start that the runtime refused, with the exit code that the daemon then records
 * (moby daemon/errors.go, setExitCodeFromError).
 */
export function startError(message: string): { refusal: Refusal; exitCode: number } {
  const lower = message.toLowerCase()
  const full = `${prefix}${message}`
  if (lower.includes('permission denied')) return { refusal: refuse('invalid', full), exitCode: 126 }
  if (lower.includes('is a directory')) {
    return { refusal: refuse('invalid', `${full}: permission denied`), exitCode: 126 }
  }
  if (lower.includes('not a directory')) return { refusal: refuse('invalid', full + notDirectory), exitCode: 127 }
  if (lower.includes('executable file not found') || lower.includes('no such file or directory'))
    return { refusal: refuse('invalid', full), exitCode: 127 }
  return { refusal: refuse('unknown', full), exitCode: 128 }
}
