import { complain } from '@/domain/docker/shell/interpreter/messages'
import type { Shell } from '@/domain/docker/shell/interpreter/shell'

/**
 * A command that the shell does itself. Returns its status; `done` where it has put
 * something on the stack, or left, and the status is not its to give; `waits` where it
 * is to be called again.
 */
export type Builtin = (shell: Shell, argv: string[]) => number | 'done' | 'waits'

/** Writes a message of a builtin; gives its status. */
export function say(shell: Shell, builtin: string, text: string, status = 1): number {
  complain(shell, text, builtin)
  return status
}

export const isName = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text)
