/** awk's programs, as far as they are understood, and how their text is cut into tokens. */
export type Expression =
  | { e: 'number'; value: number }
  | { e: 'text'; value: string }
  | { e: 'match'; source: string }
  | { e: 'field'; index: Expression }
  | { e: 'name'; name: string }
  | { e: 'item'; name: string; key: Expression[] }
  | { e: 'in'; name: string; key: Expression }
  | { e: 'one'; op: string; of: Expression }
  | { e: 'step'; op: string; of: Expression; after: boolean }
  | { e: 'two'; op: string; left: Expression; right: Expression }
  | { e: 'choice'; test: Expression; yes: Expression; no: Expression }
  | { e: 'assign'; op: string; to: Expression; value: Expression }
  | { e: 'call'; name: string; args: Expression[] }
  | { e: 'getline' }

export type Statement =
  | { s: 'do'; of: Expression }
  | { s: 'print'; format: boolean; args: Expression[]; to: Expression | null; append: boolean }
  | { s: 'if'; test: Expression; yes: Statement; no: Statement | null }
  | { s: 'while'; test: Expression; body: Statement; first: boolean }
  | { s: 'for'; start: Statement | null; test: Expression | null; next: Statement | null; body: Statement }
  | { s: 'each'; name: string; list: string; body: Statement }
  | { s: 'block'; body: Statement[] }
  | { s: 'next' | 'break' | 'continue' }
  | { s: 'exit'; code: Expression | null }
  | { s: 'delete'; name: string; key: Expression[] | null }

export type Rule = { when: 'BEGIN' | 'END' | Expression | null; until: Expression | null; body: Statement | null }

export type Token = { kind: 'number' | 'text' | 'name' | 'call' | 'match' | 'op' | 'line' | 'end'; text: string }

export class AwkProblem extends Error {}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\\': '\\', '"': '"', '/': '/' }
const words = /[A-Za-z_]\w*/y
const operators = /\*\*=|\+\+|--|\+=|-=|\*=|\/=|%=|\^=|==|<=|>=|!=|&&|\|\||>>|[-+*/%^!<>=~?:,;(){}[\]$|]/y

/** Cuts a program into tokens; a slash begins an expression where no value stands before it. */
export function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (sticky: RegExp): string => {
    sticky.lastIndex = at
    const found = sticky.exec(source)?.[0] ?? ''
    at += found.length
    return found
  }
  for (take(/(?:[ \t\r]|\\\n|#[^\n]*)+/y); at < source.length; take(/(?:[ \t\r]|\\\n|#[^\n]*)+/y)) {
    const before = tokens.at(-1)
    const value =
      before &&
      (before.kind === 'number' ||
        before.kind === 'text' ||
        before.kind === 'name' ||
        (before.kind === 'op' && /^[\])$]$|^\+\+$|^--$/.test(before.text)))
    const number = take(/(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y)
    if (number) tokens.push({ kind: 'number', text: number })
    else if (take(/\n/y)) tokens.push({ kind: 'line', text: '\n' })
    else if (source[at] === '"') {
      const text = take(/"(?:[^"\\]|\\[\s\S])*"/y)
      if (!text) throw new AwkProblem('unterminated string')
      tokens.push({
        kind: 'text',
        text: text.slice(1, -1).replace(/\\([\s\S])/g, (all, char: string) => escapes[char] ?? all),
      })
    } else if (source[at] === '/' && !value) {
      const text = take(/\/(?:[^/\\\n[]|\\.|\[[^\]\n]*\])*\//y)
      if (!text) throw new AwkProblem('unterminated regexp')
      tokens.push({ kind: 'match', text: text.slice(1, -1).replaceAll('\\/', '/') })
    } else {
      const word = take(words)
      if (word) tokens.push({ kind: source[at] === '(' ? 'call' : 'name', text: word })
      else {
        const op = take(operators)
        if (!op) throw new AwkProblem('syntax error')
        tokens.push({ kind: 'op', text: op })
      }
    }
  }
  return [...tokens, { kind: 'end', text: '' }]
}
