import { isComplete } from '@/domain/docker/shell/language/parse'
import { inputOf } from '@/domain/docker/shell/run'
import { exitShell, pushText } from './leave'
import { prompt } from './prompt'
import { err, type Shell } from './shell'
import type { Frame } from './state'

/** Reads one command from standard input, whole lines of it, and puts it on the stack. */
export function stepInput(shell: Shell, frame: Extract<Frame, { f: 'input' }>): void {
  const { run, state } = shell
  const input = inputOf(run.sim, run.ref, shell.fds[0])
  for (;;) {
    const text = input.text()
    const end = text.indexOf('\n')
    if (end < 0 && input.open()) {
      if (state.interactive && !frame.prompted) err(shell, frame.text ? '> ' : prompt(shell))
      frame.prompted = true
      shell.verdict = { wait: { for: 'input' }, data: null }
      return
    }
    if (end < 0 && !text) {
      endOfInput(shell, frame)
      return
    }
    frame.text += input.take(end < 0 ? text.length : end + 1)
    frame.prompted = false
    if (end >= 0 && !isComplete(frame.text)) continue
    runLines(shell, frame)
    return
  }
}

function runLines(shell: Shell, frame: Extract<Frame, { f: 'input' }>): void {
  const { text, line } = frame
  frame.text = ''
  frame.line = line + text.split('\n').length - 1
  pushText(shell, text, line)
}

function endOfInput(shell: Shell, frame: Extract<Frame, { f: 'input' }>): void {
  if (frame.text) {
    runLines(shell, frame)
    return
  }
  if (shell.state.interactive && shell.state.dialect === 'bash') err(shell, 'exit\n')
  exitShell(shell, shell.state.status)
}
