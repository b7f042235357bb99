import { goQuote } from '@/domain/docker/cli/go-quote'
import { type GoValue, isObject, mapTypeOf, shapeOf } from '@/domain/docker/cli/go-value'
import { isTrue } from './compare'
import type { Parameter, TemplateFunction } from './functions'
import { emptyMap, itemsOf } from './items'
import { type CommandNode, commandSource, type Expression, type Pipe, sourceOf, type TemplateNode } from './nodes'
import { printedTop, typeOf } from './print'
import { TemplateError } from './template-error'

export type How = { name: string; text: string; raw: boolean; functions: Readonly<Record<string, TemplateFunction>> }

const maxSteps = 100_000
const maxOutput = 1 << 20

class Leave extends Error {
  constructor(readonly word: 'break' | 'continue') {
    super(word)
  }
}

/**
 * Runs a template on a value (text/template exec.go), giving its text to `write`, piece by piece.
 * @throws TemplateError with the message of Go
 */
export function evaluate(nodes: TemplateNode[], data: GoValue, how: How, write: (text: string) => void): void {
  const variables: { name: string; value: GoValue }[] = [{ name: '$', value: data }]
  let steps = 0
  let written = 0

  function fail(at: number, source: string, message: string): never {
    const before = how.text.slice(0, at)
    const line = before.split('\n').length
    const column = new TextEncoder().encode(before.slice(before.lastIndexOf('\n') + 1)).length
    throw new TemplateError(
      `template: ${how.name}:${line}:${column}: executing ${goQuote(how.name)} at <${source}>: ${message}`,
    )
  }
  const failAt = (node: Expression, message: string): never => fail(node.at, sourceOf(node), message)

  function put(text: string): void {
    written += text.length
    if (written > maxOutput) throw new TemplateError('template: : the output is too long for this lab')
    write(text)
  }

  function walk(list: TemplateNode[], dot: GoValue): void {
    for (const node of list) {
      if (++steps > maxSteps) throw new TemplateError('template: : this template takes too long for this lab')
      if (node.kind === 'text') put(node.text)
      else if (node.kind === 'leave') throw new Leave(node.word)
      else if (node.kind === 'action') {
        const value = pipeline(node.pipe, dot)
        if (node.pipe.declares.length) continue
        if (typeof value === 'function') fail(node.at, sourceOf(node.pipe), `can't print ${sourceOf(node.pipe)}`)
        put(printedTop(value, how.raw))
      } else if (node.kind === 'range') walkRange(node, dot)
      else {
        const mark = variables.length
        const value = pipeline(node.pipe, dot)
        if (isTrue(value) && !emptyMap(value)) walk(node.body, node.kind === 'with' ? value : dot)
        else if (node.otherwise) walk(node.otherwise, dot)
        variables.length = mark
      }
    }
  }

  function walkRange(node: Extract<TemplateNode, { kind: 'if' | 'with' | 'range' }>, dot: GoValue): void {
    const mark = variables.length
    const value = pipeline(node.pipe, dot)
    const items = itemsOf(value, () =>
      fail(node.at, sourceOf(node.pipe), `range can't iterate over ${printedTop(value, false)}`),
    )
    const inside = variables.length
    for (const [key, item] of items) {
      if (++steps > maxSteps) throw new TemplateError('template: : this template takes too long for this lab')
      const [first, second] = node.pipe.declares
      const last = variables[inside - 1]
      const previous = variables[inside - 2]
      if (last && first) last.value = item
      if (previous && second) previous.value = key
      const left = attempt(() => walk(node.body, item))
      variables.length = inside
      if (left === 'break') break
    }
    variables.length = mark
    if (!items.length && node.otherwise) walk(node.otherwise, dot)
  }

  function pipeline(pipe: Pipe, dot: GoValue): GoValue {
    let value: GoValue
    pipe.commands.forEach((command, index) => {
      value = runCommand(command, dot, index ? { value } : null)
    })
    for (const name of pipe.declares) {
      const known = pipe.assigns ? variables.findLast((variable) => variable.name === name) : undefined
      if (known) known.value = value
      else variables.push({ name, value })
    }
    return value
  }

  function runCommand(command: CommandNode, dot: GoValue, final: { value: GoValue } | null): GoValue {
    const [first, ...rest] = command.args
    if (!first) return undefined
    if (first.kind === 'function') return call(first.name, first, commandSource(command), rest, dot, final)
    if (first.kind === 'field' || first.kind === 'chain' || (first.kind === 'variable' && first.names.length))
      return path(first, rest, dot, final)
    if (first.kind === 'nil') return failAt(first, 'nil is not a command')
    if (rest.length || final) return failAt(first, `can't give argument to non-function ${sourceOf(first)}`)
    return argument(first, dot)
  }

  /** A value in a place that takes anything. */
  function argument(node: Expression, dot: GoValue): GoValue {
    switch (node.kind) {
      case 'dot':
        return dot
      case 'nil':
        return null
      case 'pipe':
        return pipeline(node, dot)
      case 'function':
        return call(node.name, node, node.name, [], dot, null)
      case 'field':
      case 'chain':
        return path(node, [], dot, null)
      case 'variable':
        return path(node, [], dot, null)
      default:
        return node.value
    }
  }

  function path(
    node: Extract<Expression, { names: string[] }>,
    args: Expression[],
    dot: GoValue,
    final: { value: GoValue } | null,
  ): GoValue {
    let value: GoValue = dot
    if (node.kind === 'chain') value = argument(node.of, dot)
    if (node.kind === 'variable') value = variables.findLast(({ name }) => name === node.name)?.value
    node.names.forEach((name, index) => {
      const isLast = index === node.names.length - 1
      value = field(value, name, node, isLast ? args : [], dot, isLast ? final : null)
    })
    return value
  }

  function field(
    of: GoValue,
    name: string,
    node: Expression,
    args: Expression[],
    dot: GoValue,
    final: { value: GoValue } | null,
  ): GoValue {
    if (of === undefined) return how.raw ? failAt(node, `nil data; no entry for key ${goQuote(name)}`) : undefined
    if (of === null) return failAt(node, `nil pointer evaluating interface {}.${name}`)
    const count = args.length + (final ? 1 : 0)
    const cannot = () => failAt(node, `can't evaluate field ${name} in type ${how.raw ? 'interface {}' : typeOf(of)}`)
    if (!isObject(of) || mapTypeOf(of)) return cannot()
    const shape = shapeOf(of)
    const known = knownName(shape?.goNames ?? {}, name)
    const holder = shape && Object.hasOwn(shape.inTemplates, known) ? shape.inTemplates : of
    const found = Object.hasOwn(holder, known) ? holder[known] : undefined
    if (typeof found === 'function') {
      const wanted = Math.max(1, found.length)
      if (count !== wanted) failAt(node, `wrong number of args for ${name}: want ${wanted} got ${count}`)
      const values = args.map((arg) => checked(literal(arg, 'string') ?? argument(arg, dot), 'string', arg))
      return found(...values, ...(final ? [checked(final.value, 'string', node)] : []))
    }
    if (found === undefined && shape) return cannot()
    if (count && shape?.type.startsWith('*formatter'))
      failAt(node, `wrong number of args for ${name}: want 0 got ${count}`)
    if (count)
      failAt(
        node,
        `${name} ${shape ? 'has arguments but cannot be invoked as function' : 'is not a method but has arguments'}`,
      )
    if (found === undefined && how.raw) failAt(node, `map has no entry for key ${goQuote(name)}`)
    return found
  }

  function call(
    name: string,
    node: Expression,
    source: string,
    args: Expression[],
    dot: GoValue,
    final: { value: GoValue } | null,
  ): GoValue {
    const {
      parameters,
      variadic,
      call: body,
    } = how.functions[name] ?? fail(node.at, name, `"${name}" is not a defined function`)
    const count = args.length + (final ? 1 : 0)
    const fixed = parameters.length - (variadic ? 1 : 0)
    if (variadic && count < fixed)
      failAt(node, `wrong number of args for ${name}: want at least ${fixed} got ${args.length}`)
    if (!variadic && count !== fixed) failAt(node, `wrong number of args for ${name}: want ${fixed} got ${count}`)
    const parameter = (index: number): Parameter => parameters[Math.min(index, parameters.length - 1)] ?? 'any'
    const values: GoValue[] = []
    for (const [index, arg] of args.entries()) {
      values.push(checked(literal(arg, parameter(index)) ?? argument(arg, dot), parameter(index), arg))
      if ((name === 'and' && !isTrue(values[index])) || (name === 'or' && isTrue(values[index]))) return values[index]
    }
    if (final) values.push(checked(final.value, parameter(args.length), node))
    try {
      return body(values)
    } catch (error) {
      if (!(error instanceof TemplateError) || error.message.startsWith('template:')) throw error
      return fail(node.at, source, `error calling ${name}: ${error.message}`)
    }
  }

  /** Refuses a literal in a place that takes another type. */
  function literal(node: Expression, type: Parameter): undefined {
    if (type === 'any' || !['bool', 'number', 'string'].includes(node.kind)) return
    const wanted = type === 'int' ? 'number' : 'string'
    if (node.kind !== wanted) failAt(node, `expected ${type === 'int' ? 'integer' : 'string'}; found ${sourceOf(node)}`)
  }

  function checked(value: GoValue, type: Parameter, node: Expression): GoValue {
    if (type === 'any' || typeof value === (type === 'int' ? 'number' : 'string')) return value
    if (value === undefined || value === null) return failAt(node, `invalid value; expected ${type}`)
    return failAt(node, `wrong type for value; expected ${type}; got ${typeOf(value)}`)
  }

  walk(nodes, data)
}

/** The name in JSON of what a template names; those that only JSON knows name nothing. */
function knownName(goNames: Readonly<Record<string, string>>, name: string): string {
  if (Object.hasOwn(goNames, name)) return ''
  return Object.keys(goNames).find((json) => goNames[json] === name) ?? name
}

/** What break and continue leave; anything else goes on upwards. */
function attempt(body: () => void): 'break' | 'continue' | null {
  try {
    body()
    return null
  } catch (error) {
    if (error instanceof Leave) return error.word
    throw error
  }
}
