import { expandPattern, expandText, type Setting } from '@/domain/docker/shell/language/expand'
import { matches } from '@/domain/docker/shell/language/pattern'
import type { Word } from '@/domain/docker/shell/language/syntax'
import { binaryTest, unaryTest } from '@/domain/docker/shell/programs/test-operators'
import type { Shell } from './shell'
import { setVariable } from './variables'

type Token = Word | string
type Reader = { tokens: readonly Token[]; at: number; shell: Shell; setting: Setting }

const isWord = (token: Token | undefined): token is Word => Array.isArray(token)

/** The truth of `[[ … ]]`. */
export function condition(shell: Shell, tokens: readonly Token[], setting: Setting): boolean {
  return either({ tokens, at: 0, shell, setting })
}

function either(reader: Reader): boolean {
  let value = both(reader)
  while (reader.tokens[reader.at] === '||') {
    reader.at++
    const right = both(reader)
    value = value || right
  }
  return value
}

function both(reader: Reader): boolean {
  let value = one(reader)
  while (reader.tokens[reader.at] === '&&') {
    reader.at++
    const right = one(reader)
    value = value && right
  }
  return value
}

function one(reader: Reader): boolean {
  const token = reader.tokens[reader.at++]
  if (token === '!') return !one(reader)
  if (token === '(') {
    const value = either(reader)
    reader.at++
    return value
  }
  const next = reader.tokens[reader.at]
  if (typeof token === 'string' && token.startsWith('-') && isWord(next)) {
    reader.at++
    return unaryTest(token, expandText(next, reader.setting), sight(reader)) ?? false
  }
  const left = isWord(token) ? expandText(token, reader.setting) : (token ?? '')
  const op = operator(reader)
  if (!op) return left !== ''
  const right = reader.tokens[reader.at++]
  return compare(reader, left, op, isWord(right) ? right : [{ p: 'text', text: right ?? '' }])
}

function operator(reader: Reader): string | null {
  const token = reader.tokens[reader.at]
  if (typeof token !== 'string' || token === '&&' || token === '||' || token === ')') return null
  reader.at++
  return token
}

const sight = ({ shell }: Reader) => ({
  disk: shell.run.disk,
  cwd: shell.cwd,
  isTerminal: (fd: number) => shell.run.isTerminal(fd as 0 | 1 | 2),
  isSet: (name: string) => shell.state.variables[name] !== undefined,
  uid: shell.run.process.uid,
  gid: shell.run.process.gid,
})

function compare(reader: Reader, left: string, op: string, right: Word): boolean {
  const { setting } = reader
  if (op === '==' || op === '=') return matches(expandPattern(right, setting), left)
  if (op === '!=') return !matches(expandPattern(right, setting), left)
  if (op === '=~') return matchesExpression(reader, left, expandText(right, setting))
  return binaryTest(left, op, expandText(right, setting), sight(reader)) ?? false
}

function matchesExpression(reader: Reader, left: string, expression: string): boolean {
  try {
    const found = new RegExp(expression, 'u').exec(left.slice(0, 2000))
    if (found) setVariable(reader.shell, 'BASH_REMATCH', found[0])
    return found !== null
  } catch {
    return false
  }
}
