import { calculate } from '@/domain/docker/shell/language/arithmetic'
import { ExpansionProblem, expandPattern, expandText, expandWords } from '@/domain/docker/shell/language/expand'
import { matches } from '@/domain/docker/shell/language/pattern'
import type { Node } from '@/domain/docker/shell/language/syntax'
import { condition } from './condition'
import { expanding } from './expanding'
import { conclude } from './leave'
import { complain } from './messages'
import { openTargets, targetsOf } from './redirect'
import { pop, push, type Shell, setDescriptors } from './shell'
import { startNode } from './start-node'
import type { Frame } from './state'

/** A compound command whose words are to be expanded before it begins. */
export function stepWords(shell: Shell, { node, captured }: Extract<Frame, { f: 'words' }>): void {
  if (node.n === 'for') {
    startFor(shell, node, captured)
    return
  }
  if (node.n === 'case') {
    startCase(shell, node, captured)
    return
  }
  if (node.n === 'redirected') {
    startRedirected(shell, node, captured)
    return
  }
  if (node.n === 'test') {
    startTest(shell, node, captured)
    return
  }
  if (node.n === 'let') {
    startLet(shell, node, captured)
    return
  }
  pop(shell)
}

type Of<Kind extends Node['n']> = Extract<Node, { n: Kind }>

function startFor(shell: Shell, { name, words, body }: Of<'for'>, captured: string[]): void {
  const found = words
    ? expanding(shell, captured, (setting) => expandWords(words, setting, shell.state.options.f))
    : { value: shell.state.args }
  if (!found) return
  pop(shell)
  push(shell, { f: 'for', name, items: found.value, at: 0, body })
}

function startCase(shell: Shell, { word, branches }: Of<'case'>, captured: string[]): void {
  const found = expanding(shell, captured, (setting) => {
    const text = expandText(word, setting)
    return branches.findIndex(({ patterns }) =>
      patterns.some((pattern) => matches(expandPattern(pattern, setting), text)),
    )
  })
  if (!found) return
  pop(shell)
  shell.state.status = 0
  if (found.value < 0) return
  const nodes: Node[] = []
  for (const branch of branches.slice(found.value)) {
    nodes.push(...branch.body)
    if (branch.next !== ';&') break
  }
  push(shell, { f: 'list', nodes, at: 0 })
}

function startRedirected(shell: Shell, { body, redirections }: Of<'redirected'>, captured: string[]): void {
  const targets = expanding(shell, captured, (setting) => ({
    opened: targetsOf(redirections, setting),
    sources: setting.sources,
  }))
  if (!targets) return
  const opened = openTargets(shell, targets.value.opened, targets.value.sources)
  pop(shell)
  if (!opened.ok) {
    complain(shell, opened.message)
    conclude(shell, shell.state.dialect === 'dash' ? 2 : 1)
    return
  }
  push(shell, { f: 'restore', fds: { ...shell.fds }, former: {} })
  setDescriptors(shell, opened.value)
  startNode(shell, body)
}

function startTest(shell: Shell, { tokens, line }: Of<'test'>, captured: string[]): void {
  shell.state.line = line
  const found = expanding(shell, captured, (setting) => condition(shell, tokens, setting))
  if (!found) return
  pop(shell)
  conclude(shell, found.value ? 0 : 1)
}

function startLet(shell: Shell, { body }: Of<'let'>, captured: string[]): void {
  const found = expanding(shell, captured, (setting) => {
    try {
      return calculate(expandText(body, setting), setting)
    } catch (error) {
      throw new ExpansionProblem(`((: ${error instanceof Error ? error.message : ''}`)
    }
  })
  if (!found) return
  pop(shell)
  conclude(shell, found.value === 0n ? 1 : 0)
}
