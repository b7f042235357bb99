import { expandText, expandWords } from '@/domain/docker/shell/language/expand'
import type { SimpleCommand } from '@/domain/docker/shell/language/syntax'
import type { Descriptor } from '@/domain/docker/world/process'
import { specialBuiltins } from './builtins/all'
import { expanding } from './expanding'
import { conclude, leaveShell } from './leave'
import { complain } from './messages'
import { dropUnused, openTargets, targetsOf } from './redirect'
import { runCommand } from './run-command'
import { err, pop, type Shell } from './shell'
import type { Frame } from './state'
import { setVariable } from './variables'

/** Expands a simple command, opens its files, and runs it. */
export function stepSimple(shell: Shell, frame: Extract<Frame, { f: 'simple' }>): void {
  const { node, captured } = frame
  shell.state.line = node.line
  const found = expanding(shell, captured, (setting) => ({
    argv: expandWords(aliased(shell, node), setting, shell.state.options.f),
    targets: targetsOf(node.redirections, setting),
    sources: setting.sources,
    assignments: node.assignments.map(({ name, value, append }): [string, string] => {
      const text = `${append ? (setting.get(name) ?? '') : ''}${expandText(value, setting)}`
      setting.lend(name, text)
      return [name, text]
    }),
  }))
  if (!found) return
  const { argv, targets, assignments, sources } = found.value
  if (shell.state.options.x) trace(shell, assignments, argv)
  const opened = targets.length || sources.length ? openTargets(shell, targets, sources) : null
  if (opened && !opened.ok) {
    failOpen(shell, opened.message, argv)
    return
  }
  pop(shell)
  const text = argv.join(' ')
  if (!argv.length) {
    assignOnly(shell, assignments, frame.status, opened?.value ?? null)
    return
  }
  runCommand(shell, { argv, assignments, fds: opened?.value ?? null, text }, frame.plain === true)
}

function aliased(shell: Shell, node: SimpleCommand): SimpleCommand['words'] {
  const [first, ...rest] = node.words
  const part = first?.length === 1 ? first[0] : undefined
  const alias = part?.p === 'text' && shell.state.interactive ? shell.state.aliases[part.text] : undefined
  if (!alias) return node.words
  return [
    ...alias
      .split(/\s+/)
      .filter(Boolean)
      .map((text) => [{ p: 'text' as const, text }]),
    ...rest,
  ]
}

function failOpen(shell: Shell, message: string, argv: string[]): void {
  pop(shell)
  complain(shell, message)
  const code = shell.state.dialect === 'dash' ? 2 : 1
  if (shell.state.dialect !== 'bash' && specialBuiltins.has(argv[0] ?? '')) {
    leaveShell(shell, code)
    return
  }
  conclude(shell, code)
}

function assignOnly(
  shell: Shell,
  assignments: [string, string][],
  status: number | null,
  fds: Record<string, Descriptor> | null,
): void {
  if (fds) dropUnused(shell, fds)
  for (const [name, value] of assignments)
    if (!setVariable(shell, name, value)) {
      leaveShell(shell, shell.state.dialect === 'bash' ? 1 : 2)
      return
    }
  conclude(shell, status ?? 0)
}

const quoteForTrace = (shell: Shell, text: string): string => {
  const plain = shell.state.dialect === 'bash' ? /^[\w@%+=:,./?~^[\]-]+$/ : /^(?:[\w@%+:,./?^-]+|\])$/
  if (shell.state.dialect === 'dash' || (plain.test(text) && !/[[?].*\]|\?|\*/.test(text))) return text
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function trace(shell: Shell, assignments: [string, string][], argv: string[]): void {
  const quoted = (text: string) => quoteForTrace(shell, text)
  if (!argv.length) {
    for (const [name, value] of assignments) err(shell, `+ ${name}=${value === '' ? '' : quoted(value)}\n`)
    return
  }
  const words = [
    ...assignments.map(([name, value]) => `${name}=${value === '' ? '' : quoted(value)}`),
    ...argv.map(quoted),
  ]
  err(shell, `+ ${words.join(' ')}\n`)
}
