import { goQuote } from '@/domain/docker/cli/go-quote'
export type TokenKind =
  | 'text'
  | 'left'
  | 'right'
  | 'error'
  | 'eof'
  | 'space'
  | 'field'
  | 'identifier'
  | 'keyword'
  | 'dot'
  | 'nil'
  | 'variable'
  | 'bool'
  | 'number'
  | 'char-constant'
  | 'string'
  | 'raw'
  | 'pipe'
  | 'declare'
  | 'assign'
  | 'open'
  | 'close'
  | 'char'
export type Token = { kind: TokenKind; text: string; at: number }

const keywords = new Set(['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'range', 'template', 'with'])
const blank = /^[ \t\r\n]/

/** A character as Go's `%#U` prints it. */
const codePoint = (char: string): string => {
  const code = (char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return char >= ' ' ? `U+${code} '${char}'` : `U+${code}`
}

/** Splits a template into tokens (text/template parse/lex.go); the last is `eof` or `error`. */
export function lex(input: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < input.length) {
    const open = input.indexOf('{{', at)
    if (open < 0) break
    const trims = /^{{-[ \t\r\n]/.test(input.slice(open, open + 4))
    const text = input.slice(at, open)
    const kept = trims ? text.replace(/[ \t\r\n]+$/, '') : text
    if (kept) tokens.push({ kind: 'text', text: kept, at })
    const begin = open + (trims ? 4 : 2)
    const comment = lexComment(input, begin)
    if (comment?.kind === 'error') return [...tokens, comment]
    if (!comment) tokens.push({ kind: 'left', text: '{{', at: open })
    const end = comment ? comment.at : lexAction(input, trims ? begin - 1 : begin, tokens)
    if (end === null) return tokens
    at = skipRight(input, end)
  }
  if (at < input.length) tokens.push({ kind: 'text', text: input.slice(at), at })
  return [...tokens, { kind: 'eof', text: '', at: input.length }]
}

/** Past a right delimiter, and past the blanks after it where it trims. */
function skipRight(input: string, end: number): number {
  if (!/^[ \t\r\n]-/.test(input.slice(end, end + 2))) return end + 2
  const blanks = /^[ \t\r\n]*/.exec(input.slice(end + 4))?.[0].length ?? 0
  return end + 4 + blanks
}

const atRight = (input: string, at: number) => /^([ \t\r\n]-)?}}/.test(input.slice(at, at + 4))

/** A comment's end as a token at its right delimiter; null where there is none. */
function lexComment(input: string, begin: number): Token | null {
  if (!input.startsWith('/*', begin)) return null
  const close = input.indexOf('*/', begin + 2)
  if (close < 0) return { kind: 'error', text: 'unclosed comment', at: begin }
  if (!atRight(input, close + 2)) return { kind: 'error', text: 'comment ends before closing delimiter', at: begin }
  return { kind: 'eof', text: '', at: close + 2 }
}

const patterns: [TokenKind, RegExp][] = [
  ['space', /^[ \t\r\n]+/],
  ['declare', /^:=/],
  ['assign', /^=/],
  ['pipe', /^\|/],
  ['string', /^"(\\[^\n]|[^"\\\n])*"/],
  ['raw', /^`[^`]*`/],
  ['char-constant', /^'(\\[^\n]|[^'\\\n])*'/],
  ['variable', /^\$[\p{L}\p{Nd}_]*/u],
  ['field', /^\.[\p{L}_][\p{L}\p{Nd}_]*/u],
  ['dot', /^\.(?![0-9])/],
  ['number', /^[+-]?(0[xX][\da-fA-F_]*|[\d_]*\.?[\d_]*([eE][+-]?\d+)?)/],
  ['identifier', /^[\p{L}\p{Nd}_]+/u],
  ['open', /^\(/],
  ['close', /^\)/],
]
const needsEnd: TokenKind[] = ['variable', 'field', 'dot', 'identifier']
const unterminated: Record<string, string> = {
  '"': 'unterminated quoted string',
  '`': 'unterminated raw quoted string',
  "'": 'unterminated character constant',
  ':': 'expected :=',
}

/** The tokens of one action, pushed; returns where its right delimiter stands, or null after an error. */
function lexAction(input: string, begin: number, tokens: Token[]): number | null {
  let at = begin
  let depth = 0
  const fail = (text: string) => {
    tokens.push({ kind: 'error', text, at })
    return null
  }
  for (;;) {
    if (atRight(input, at)) {
      if (depth) return fail('unclosed left paren')
      tokens.push({ kind: 'right', text: '}}', at })
      return at
    }
    const token = nextToken(input, at)
    if (token.kind === 'error') return fail(token.text)
    if (token.kind === 'open') depth++
    if (token.kind === 'close' && --depth < 0) return fail('unexpected right paren')
    tokens.push(token)
    at += token.text.length
  }
}

function nextToken(input: string, at: number): Token {
  const rest = input.slice(at)
  const [first = ''] = rest
  const fail = (text: string): Token => ({ kind: 'error', text, at })
  if (!first) return fail('unclosed action')
  const [kind, text] = match(rest)
  if (kind === 'space') return { kind, text: spaceBefore(text, rest), at }
  if (kind === 'number') {
    const after = rest.slice(text.length)
    if (/^[\p{L}\p{Nd}_]/u.test(after)) return fail(`bad number syntax: ${goQuote(text + (after[0] ?? ''))}`)
    return { kind, text, at }
  }
  if (kind && needsEnd.includes(kind)) {
    const end = rest.slice(text.length)
    if (end && !blank.test(end) && !/^[.,|:)(]/.test(end) && !atRight(end, 0))
      return fail(`bad character ${codePoint([...end][0] ?? '')}`)
    return { kind: kind === 'identifier' ? kindOfWord(text) : kind, text, at }
  }
  if (kind) return { kind, text, at }
  if (unterminated[first]) return fail(unterminated[first])
  if (first > ' ' && first <= '~') return { kind: 'char', text: first, at }
  return fail(`unrecognized character in action: ${codePoint([...rest][0] ?? '')}`)
}

/** Blanks, without the last one where it belongs to a right delimiter that trims. */
const spaceBefore = (text: string, rest: string): string =>
  rest.startsWith('-}}', text.length) && text.length > 1 ? text.slice(0, -1) : text

function match(rest: string): [TokenKind | null, string] {
  for (const [kind, pattern] of patterns) {
    const found = pattern.exec(rest)?.[0]
    if (found) return [kind, found]
  }
  return [null, '']
}

function kindOfWord(word: string): TokenKind {
  if (word === 'nil') return 'nil'
  if (word === 'true' || word === 'false') return 'bool'
  return keywords.has(word) ? 'keyword' : 'identifier'
}
