import { goQuote } from '@/domain/docker/cli/go-quote'
import { functionNames } from './functions'
import { lex, type Token, type TokenKind } from './lex'
import { numberOf, unquote } from './literals'
import type { CommandNode, Expression, Pipe, TemplateNode } from './nodes'
import { TemplateError } from './template-error'

const operands: TokenKind[] = [
  ...(['bool', 'char-constant', 'dot', 'field', 'identifier', 'number', 'nil'] as const),
  ...(['raw', 'string', 'variable', 'open'] as const),
]
const maxDepth = 200

/** Reads a template (text/template parse/parse.go). @throws TemplateError with the message of Go */
export function parse(text: string, name: string): TemplateNode[] {
  const tokens = lex(text)
  let next = 0
  let depth = 0
  let loops = 0
  let variables = ['$']

  const peek = (): Token => tokens[Math.min(next, tokens.length - 1)] ?? { kind: 'eof', text: '', at: 0 }
  const take = (): Token => {
    const token = peek()
    next++
    return token
  }
  const skipSpace = () => {
    while (peek().kind === 'space') next++
  }
  const takeNonSpace = () => {
    skipSpace()
    return take()
  }
  const fail = (message: string): never => {
    const line = text.slice(0, tokens[Math.min(next - 1, tokens.length - 1)]?.at ?? 0).split('\n').length
    throw new TemplateError(`template: ${name}:${line}: ${message}`)
  }
  const unexpected = (token: Token, context: string): never =>
    fail(token.kind === 'error' ? token.text : `unexpected ${shown(token)} in ${context}`)

  /** Nodes up to `{{end}}` or `{{else}}`, which is named. */
  function list(top: boolean): { nodes: TemplateNode[]; end: 'end' | 'else' | 'else if' | 'else with' | 'eof' } {
    const nodes: TemplateNode[] = []
    for (;;) {
      const token = take()
      if (token.kind === 'text') nodes.push({ kind: 'text', text: token.text })
      else if (token.kind === 'eof') return top ? { nodes, end: 'eof' } : fail('unexpected EOF')
      else if (token.kind === 'left') {
        const node = action()
        if (typeof node === 'string') {
          if (top) fail(`unexpected {{${node.split(' ')[0]}}}`)
          return { nodes, end: node }
        }
        nodes.push(node)
      } else unexpected(token, 'input')
    }
  }

  function action(): TemplateNode | 'end' | 'else' | 'else if' | 'else with' {
    skipSpace()
    const word = peek()
    if (word.kind !== 'keyword') return { kind: 'action', at: word.at, pipe: pipeline('command', 'right') }
    next++
    if (word.text === 'end') {
      expectRight('end')
      return 'end'
    }
    if (word.text === 'else') {
      skipSpace()
      if (peek().kind === 'keyword' && (peek().text === 'if' || peek().text === 'with'))
        return take().text === 'if' ? 'else if' : 'else with'
      expectRight('else')
      return 'else'
    }
    if (word.text === 'break' || word.text === 'continue') {
      if (!loops) fail(`{{${word.text}}} outside {{range}}`)
      expectRight(`{{${word.text}}}`)
      return { kind: 'leave', word: word.text }
    }
    if (word.text === 'if' || word.text === 'with' || word.text === 'range') return control(word.text, word.at)
    return fail(`{{${word.text}}} is not known in this lab`)
  }

  function expectRight(context: string): void {
    const token = takeNonSpace()
    if (token.kind !== 'right') unexpected(token, context)
  }

  function control(kind: 'if' | 'with' | 'range', at: number): TemplateNode {
    if (++depth > maxDepth) fail('max expression depth exceeded')
    const before = variables
    const pipe = pipeline(kind, 'right')
    if (kind === 'range') loops++
    const body = list(false)
    if (kind === 'range') loops--
    let otherwise: TemplateNode[] | null = null
    if (body.end === 'else if' || body.end === 'else with') {
      const follower = body.end === 'else if' ? 'if' : 'with'
      if (follower !== kind) fail(`unexpected <${follower}> in else`)
      otherwise = [control(follower, peek().at)]
    } else if (body.end === 'else') {
      const rest = list(false)
      if (rest.end !== 'end') fail('expected end; found {{else}}')
      otherwise = rest.nodes
    }
    variables = before
    depth--
    return { kind, at, pipe, body: body.nodes, otherwise }
  }

  function pipeline(context: string, end: 'right' | 'close'): Pipe {
    if (++depth > maxDepth) fail('max expression depth exceeded')
    skipSpace()
    const pipe: Pipe = { kind: 'pipe', at: peek().at, declares: [], assigns: false, commands: [] }
    declarations(pipe, context)
    for (;;) {
      const token = takeNonSpace()
      if (token.kind === end) break
      if (!operands.includes(token.kind)) unexpected(token, context)
      next--
      pipe.commands.push(command())
    }
    if (!pipe.commands.length) fail(`missing value for ${context}`)
    pipe.commands.slice(1).forEach(({ args: [first] }, index) => {
      if (first && ['bool', 'dot', 'nil', 'number', 'string'].includes(first.kind))
        fail(`non executable command in pipeline stage ${index + 2}`)
    })
    depth--
    return pipe
  }

  function declarations(pipe: Pipe, context: string): void {
    for (;;) {
      skipSpace()
      const variable = peek()
      if (variable.kind !== 'variable') return
      const start = next
      next++
      skipSpace()
      const follower = peek()
      if (follower.kind === 'declare' || follower.kind === 'assign') {
        next++
        pipe.assigns = follower.kind === 'assign'
        pipe.declares.push(variable.text)
        variables = [...variables, variable.text]
        return
      }
      if (follower.kind !== 'char' || follower.text !== ',') {
        next = start
        return
      }
      next++
      pipe.declares.push(variable.text)
      variables = [...variables, variable.text]
      if (context !== 'range' || pipe.declares.length > 1) fail(`too many declarations in ${context}`)
      skipSpace()
      if (!['variable', 'right', 'close'].includes(peek().kind)) fail('range can only initialize variables')
    }
  }

  function command(): CommandNode {
    skipSpace()
    const made: CommandNode = { at: peek().at, args: [] }
    for (;;) {
      skipSpace()
      const argument = operand()
      if (argument) made.args.push(argument)
      const token = take()
      if (token.kind === 'space') continue
      if (token.kind === 'right' || token.kind === 'close') next--
      else if (token.kind !== 'pipe') unexpected(token, 'operand')
      break
    }
    if (!made.args.length) fail('empty command')
    return made
  }

  function operand(): Expression | null {
    const node = term()
    if (!node || peek().kind !== 'field') return node
    const at = peek().at
    const names: string[] = []
    while (peek().kind === 'field') names.push(take().text.slice(1))
    if (node.kind === 'field') return { ...node, at, names: [...node.names, ...names] }
    if (node.kind === 'variable') return { ...node, at, names }
    if (['bool', 'string', 'number', 'nil', 'dot'].includes(node.kind))
      fail(`unexpected . after term ${goQuote('text' in node ? node.text : node.kind === 'dot' ? '.' : 'nil')}`)
    return { kind: 'chain', at, of: node, names }
  }

  function term(): Expression | null {
    const token = takeNonSpace()
    const { at } = token
    switch (token.kind) {
      case 'error':
        return fail(token.text)
      case 'identifier':
        if (!functionNames.has(token.text)) fail(`function ${goQuote(token.text)} not defined`)
        return { kind: 'function', at, name: token.text }
      case 'dot':
      case 'nil':
        return { kind: token.kind, at }
      case 'variable':
        if (!variables.includes(token.text)) fail(`undefined variable ${goQuote(token.text)}`)
        return { kind: 'variable', at, name: token.text, names: [] }
      case 'field':
        return { kind: 'field', at, names: [token.text.slice(1)] }
      case 'bool':
        return { kind: 'bool', at, value: token.text === 'true' }
      case 'number':
      case 'char-constant': {
        const value = numberOf(token.text)
        if (value === null) return fail(`illegal number syntax: ${goQuote(token.text)}`)
        return { kind: 'number', at, text: token.text, value }
      }
      case 'string':
      case 'raw': {
        const value = unquote(token.text)
        if (value === null) return fail('invalid syntax')
        return { kind: 'string', at, text: token.text, value }
      }
      case 'open':
        return pipeline('parenthesized pipeline', 'close')
      default:
        next--
        return null
    }
  }

  return list(true).nodes
}

/** A token as messages show it (text/template item.String). */
function shown(token: Token): string {
  if (token.kind === 'eof') return 'EOF'
  if (token.kind === 'keyword' || token.kind === 'nil' || token.kind === 'dot') return `<${token.text}>`
  const short = [...token.text].slice(0, 10).join('')
  return short === token.text ? goQuote(token.text) : `${goQuote(short)}...`
}
