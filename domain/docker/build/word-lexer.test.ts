// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of a Dockerfile's variables
import { describe, expect, it } from 'vitest'
import { type LexOptions, lexWord } from './word-lexer'

const variables = { PWD: '/home', SHELL: 'bash', EMPTY: '', P: 'foo/bar/baz.tar.gz' }
const lex = (text: string, more: Partial<LexOptions> = {}) => {
  const lexed = lexWord(text, variables, { escape: '\\', ...more })
  return lexed.ok ? lexed.value.result : lexed.message
}

// Cases of buildkit frontend/dockerfile/shell/envVarTest and lex_test.go.
describe('words', () => {
  it.each([
    ['hello', 'hello'],
    ["he'll'o", 'hello'],
    ["'hello there'", 'hello there'],
    ['"hel\\"lo"', 'hel"lo'],
    ["'hel$PWD'", 'hel$PWD'],
    ['"hel$PWD"', 'hel/home'],
    ['he\\$PWD', 'he$PWD'],
    ['he\\llo', 'hello'],
    ['$', '$'],
    ['he$PWD.', 'he/home.'],
    ['he${PWD}x', 'he/homex'],
    ['he$UNKNOWNx', 'he'],
    ['${UNKNOWN}', ''],
    ['${SHELL:-x}', 'bash'],
    ['${NULL:-x${PWD:-y}}', 'x/home'],
    ['${EMPTY:-x}', 'x'],
    ['${EMPTY-x}', ''],
    ['${NULL-x}', 'x'],
    ['${SHELL:+set}', 'set'],
    ['${EMPTY:+set}', ''],
    ['${EMPTY+set}', 'set'],
    ['${P#*/}', 'bar/baz.tar.gz'],
    ['${P##*/}', 'baz.tar.gz'],
    ['${P%.*}', 'foo/bar/baz.tar'],
    ['${P%%.*}', 'foo/bar/baz'],
    ['${P/ba/BA}', 'foo/BAr/baz.tar.gz'],
    ['${P//ba/BA}', 'foo/BAr/BAz.tar.gz'],
    ['<<EOF', '<<EOF'],
  ])('%s is %s', (text, result) => expect(lex(text)).toBe(result))

  it.each([
    ["'hello", 'unexpected end of statement while looking for matching single-quote'],
    ['"hello', 'unexpected end of statement while looking for matching double-quote'],
    ['${', "syntax error: missing '}'"],
    ['${}', 'syntax error: bad substitution'],
    ['${PWD', 'unsupported modifier (\uFFFD) in substitution'],
    ['${NO:?gone}', 'NO: gone'],
    ['${NO:?}', 'NO: is not allowed to be unset'],
    ['${EMPTY:?}', 'EMPTY: is not allowed to be empty'],
    ['${PWD:#x}', 'unsupported modifier (:#) in substitution'],
  ])('%s is refused', (text, why) => expect(lex(text)).toBe(`failed to process ${JSON.stringify(text)}: ${why}`))

  it('keeps what it is told to keep', () => {
    expect(lex('"a" $NO ${NO}', { rawQuotes: true, skipUnset: true })).toBe('"a" $NO ${NO}')
    expect(lex('it\'s "$PWD"', { skipQuotes: true })).toBe('it\'s "/home"')
    expect(lex('a`$PWD', { escape: '`' })).toBe('a$PWD')
  })

  it('tells which variables were there', () => {
    const lexed = lexWord('$PWD $NO', variables, { escape: '\\' })
    expect(lexed.ok && [lexed.value.matched, lexed.value.unmatched]).toEqual([['PWD'], ['NO']])
  })

  it('splits what a variable holds', () => {
    const lexed = lexWord('a $L "b c"', { L: 'x y' }, { escape: '\\' })
    expect(lexed.ok && lexed.value.words).toEqual(['a', 'x', 'y', 'b c'])
  })
})
