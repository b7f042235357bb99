import { parse } from '@/domain/docker/shell/language/parse'
import { complainSyntax } from './messages'
import { push, type Shell, setDescriptors } from './shell'
import type { Frame } from './state'
import { putBack } from './variables'

/** Takes the innermost frame off and undoes what it had put in place. */
export function unwind(shell: Shell): Frame | undefined {
  const frame = shell.state.stack.pop()
  if (frame?.f === 'restore') {
    if (frame.fds) setDescriptors(shell, frame.fds)
    putBack(shell, frame.former)
  }
  if (frame?.f === 'call') {
    shell.state.args = frame.args
    putBack(shell, frame.former)
  }
  if (frame?.f === 'source' && frame.args) shell.state.args = frame.args
  if (frame?.f === 'trap') shell.state.status = frame.status
  return frame
}

/** Puts the commands of a text on the stack. A line that cannot be read says so in its turn. */
export function pushText(shell: Shell, text: string, line = 1): void {
  const { nodes, problem } = parse(text, shell.state.dialect, line)
  const all = problem ? [...nodes, { n: 'error' as const, problem }] : nodes
  if (problem && all.length === 1 && shell.state.interactive) {
    complainSyntaxOnly(shell, problem)
    return
  }
  push(shell, { f: 'list', nodes: all, at: 0 })
}

function complainSyntaxOnly(shell: Shell, problem: Parameters<typeof complainSyntax>[1]): void {
  complainSyntax(shell, problem)
  shell.state.status = 2
}

/** Leaves whatever an interactive shell is in the middle of, down to where it reads its next line. */
export function dropLine(shell: Shell): void {
  const { stack } = shell.state
  while (stack.length && stack.at(-1)?.f !== 'input' && stack.at(-1)?.f !== 'park') unwind(shell)
}

/** Ends the shell, after the commands of its EXIT trap. An interactive one only drops the line that went wrong. */
export function leaveShell(shell: Shell, code: number): void {
  if (shell.state.interactive) {
    dropLine(shell)
    shell.state.status = code
    return
  }
  exitShell(shell, code)
}

/** `exit`. */
export function exitShell(shell: Shell, code: number): void {
  while (shell.state.stack.length) unwind(shell)
  shell.state.status = code
  const action = shell.state.traps.EXIT
  if (!action || shell.state.exiting) {
    shell.verdict = { exit: code }
    return
  }
  shell.state.exiting = true
  push(shell, { f: 'exit', code })
  pushText(shell, action)
}

/** Whether a failing command is being tested, so that `set -e` does not end the shell. */
export const isTested = (shell: Shell): boolean =>
  shell.state.stack.some(
    (frame) => frame.f === 'and-or' || frame.f === 'not' || frame.f === 'if' || (frame.f === 'while' && frame.testing),
  )

/** A command is done: its status counts, and with `set -e` a failure ends the shell. */
export function conclude(shell: Shell, status: number): void {
  shell.state.status = status
  if (status !== 0 && shell.state.options.e && !isTested(shell)) leaveShell(shell, status)
}

/** `return`: leaves the innermost function or sourced file. False outside of them. */
export function leaveFunction(shell: Shell, status: number): boolean {
  if (!shell.state.stack.some((frame) => frame.f === 'call' || frame.f === 'source')) return false
  for (let frame = unwind(shell); frame && frame.f !== 'call' && frame.f !== 'source'; ) frame = unwind(shell)
  shell.state.status = status
  return true
}

const isLoop = (frame: Frame | undefined): boolean => frame?.f === 'while' || frame?.f === 'for'

/** `break` and `continue`, out of as many loops as there are, at most `levels`. False outside of any. */
export function leaveLoops(shell: Shell, levels: number, goOn: boolean): boolean {
  const { stack } = shell.state
  const boundary = stack.findLastIndex((frame) => frame.f === 'call' || frame.f === 'source')
  const loops = stack.slice(boundary + 1).filter(isLoop).length
  if (loops === 0) return false
  let left = Math.min(levels, loops)
  while (left > 0) {
    if (isLoop(stack.at(-1)) && --left === 0) break
    unwind(shell)
  }
  const loop = stack.at(-1)
  shell.state.status = 0
  if (!goOn) unwind(shell)
  else if (loop?.f === 'while') {
    loop.testing = true
    stack.push({ f: 'list', nodes: loop.node.test, at: 0 })
  }
  return true
}
