import { ExpansionProblem } from '@/domain/docker/shell/language/expand'
import { ParameterProblem } from '@/domain/docker/shell/language/parameter'
import { capture } from './children'
import { leaveShell } from './leave'
import { complain } from './messages'
import { Needed, settingOf } from './setting'
import type { Shell } from './shell'

/**
 * Expands words by `work`. @returns null where that has to wait for a command
 * substitution, which has now begun, or where it failed, which has ended the shell
 */
export function expanding<T>(
  shell: Shell,
  captured: readonly string[],
  work: (setting: ReturnType<typeof settingOf>) => T,
): { value: T } | null {
  const setting = settingOf(shell, captured)
  try {
    const value = work(setting)
    return setting.keep() ? { value } : failed(shell, 1)
  } catch (error) {
    if (error instanceof Needed) {
      capture(shell, error.body)
      return null
    }
    if (!(error instanceof ExpansionProblem || error instanceof ParameterProblem)) throw error
    complain(shell, error.message)
    return failed(shell, codeOf(shell, error))
  }
}

function codeOf(shell: Shell, error: Error): number {
  if (shell.state.dialect !== 'bash') return 2
  return error instanceof ParameterProblem && shell.state.source === 'command' ? 127 : 1
}

function failed(shell: Shell, code: number): null {
  leaveShell(shell, code)
  return null
}
