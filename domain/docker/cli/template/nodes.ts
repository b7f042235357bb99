/** An expression; `at` is its offset in the text, as messages count it. */
export type Expression =
  | { kind: 'field'; at: number; names: string[] }
  | { kind: 'chain'; at: number; of: Expression; names: string[] }
  | { kind: 'function'; at: number; name: string }
  | { kind: 'variable'; at: number; name: string; names: string[] }
  | { kind: 'dot'; at: number }
  | { kind: 'nil'; at: number }
  | { kind: 'bool'; at: number; value: boolean }
  | { kind: 'number'; at: number; text: string; value: number }
  | { kind: 'string'; at: number; text: string; value: string }
  | Pipe

export type CommandNode = { at: number; args: Expression[] }
export type Pipe = {
  kind: 'pipe'
  at: number
  declares: string[]
  assigns: boolean
  commands: CommandNode[]
}

export type TemplateNode =
  | { kind: 'text'; text: string }
  | { kind: 'action'; at: number; pipe: Pipe }
  | { kind: 'if' | 'with' | 'range'; at: number; pipe: Pipe; body: TemplateNode[]; otherwise: TemplateNode[] | null }
  | { kind: 'leave'; word: 'break' | 'continue' }

/** An expression as messages quote it (text/template parse/node.go). */
export function sourceOf(node: Expression): string {
  switch (node.kind) {
    case 'field':
      return `.${node.names.join('.')}`
    case 'variable':
      return [node.name, ...node.names].join('.')
    case 'chain':
      return `${node.of.kind === 'pipe' ? `(${sourceOf(node.of)})` : sourceOf(node.of)}.${node.names.join('.')}`
    case 'function':
      return node.name
    case 'dot':
      return '.'
    case 'nil':
      return 'nil'
    case 'bool':
      return String(node.value)
    case 'number':
    case 'string':
      return node.text
    case 'pipe':
      return `${node.declares.length ? `${node.declares.join(', ')} ${node.assigns ? '=' : ':='} ` : ''}${node.commands.map(commandSource).join(' | ')}`
  }
}

export const commandSource = ({ args }: CommandNode): string =>
  args.map((arg) => (arg.kind === 'pipe' ? `(${sourceOf(arg)})` : sourceOf(arg))).join(' ')
