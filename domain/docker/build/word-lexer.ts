import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { replacePattern, trimPattern } from './word-pattern'

/** What a word's variables are looked up in. */
export type Variables = Readonly<Record<string, string>>

export type LexOptions = {
  escape: string
  /** Keep quotes in the result. */
  rawQuotes?: boolean
  rawEscapes?: boolean
  /** Treat quotes as ordinary characters. */
  skipQuotes?: boolean
  /** Leave `$name` as it is where nothing is set. */
  skipUnset?: boolean
}

export type Lexed = { result: string; words: string[]; matched: string[]; unmatched: string[] }

const isSpace = (c: string) => /\s/.test(c)
const missingBrace = "syntax error: missing '}'"

/** Expands a Dockerfile's words as buildkit does (frontend/dockerfile/shell/lex.go). */
class WordLexer {
  private at = 0
  private readonly chars: string[]
  readonly matched = new Set<string>()
  readonly unmatched = new Set<string>()
  private rawEscapes: boolean

  constructor(
    text: string,
    private readonly variables: Variables,
    private readonly options: LexOptions,
  ) {
    this.chars = [...text]
    this.rawEscapes = options.rawEscapes === true
  }

  private peek = (): string | undefined => this.chars[this.at]
  private next = (): string | undefined => this.chars[this.at++]

  /** Up to a stop character, or to the end where there is none. */
  read(stop: string | null, rawEscapes: boolean): Outcome<{ result: string; words: string[] }> {
    let result = ''
    const words: string[] = []
    let word = ''
    let inWord = false
    const raw = (text: string) => {
      word += text
      inWord = true
    }
    const add = (c: string) => {
      if (!isSpace(c)) return raw(c)
      if (inWord && word !== '') {
        words.push(word)
        word = ''
        inWord = false
      }
    }
    const before = this.rawEscapes
    this.rawEscapes = rawEscapes
    const finish = <T>(value: T): T => {
      this.rawEscapes = before
      return value
    }
    for (let c = this.peek(); c !== undefined; c = this.peek()) {
      if (c === stop) {
        this.next()
        if (word) words.push(word)
        return finish(done({ result, words }))
      }
      const special = this.special(c)
      if (special) {
        if (!special.ok) return finish(special)
        result += special.value
        if (c === '$') for (const char of special.value) add(char)
        else raw(special.value)
        continue
      }
      this.next()
      if (c === this.options.escape) {
        if (this.rawEscapes) {
          raw(c)
          result += c
        }
        const escaped = this.next()
        if (escaped === undefined) break
        raw(escaped)
        result += escaped
        continue
      }
      add(c)
      result += c
    }
    if (stop !== null)
      return finish(refuse('invalid', `unexpected end of statement while looking for matching ${stop}`))
    if (word) words.push(word)
    return finish(done({ result, words }))
  }

  private special(c: string): Outcome<string> | null {
    if (c === '$') return this.dollar()
    if (c === '<') return done(this.heredoc())
    if (this.options.skipQuotes) return null
    if (c === "'") return this.singleQuote()
    return c === '"' ? this.doubleQuote() : null
  }

  private heredoc(): string {
    this.next()
    if (this.peek() !== '<') return '<'
    this.next()
    let space = ''
    for (let c = this.peek(); c === '\t' || c === '\r' || c === ' '; c = this.peek()) {
      space += c
      this.next()
    }
    return `<<${space}`
  }

  private singleQuote(): Outcome<string> {
    const quote = this.options.rawQuotes ? "'" : ''
    this.next()
    let result = quote
    for (let c = this.next(); c !== "'"; c = this.next()) {
      if (c === undefined)
        return refuse('invalid', 'unexpected end of statement while looking for matching single-quote')
      result += c
    }
    return done(result + quote)
  }

  private doubleQuote(): Outcome<string> {
    const quote = this.options.rawQuotes ? '"' : ''
    this.next()
    let result = quote
    for (;;) {
      const c = this.peek()
      if (c === undefined)
        return refuse('invalid', 'unexpected end of statement while looking for matching double-quote')
      if (c === '$') {
        const value = this.dollar()
        if (!value.ok) return value
        result += value.value
        continue
      }
      this.next()
      if (c === '"') return done(result + quote)
      if (c !== this.options.escape) {
        result += c
        continue
      }
      if (this.rawEscapes) result += c
      const escaped = this.peek()
      if (escaped === undefined) continue
      if (escaped === '"' || escaped === '$' || escaped === this.options.escape) {
        this.next()
        result += escaped
      } else result += c
    }
  }

  private name(): string {
    const first = this.peek()
    if (first !== undefined && /\p{Nd}/u.test(first)) return this.run(/\p{Nd}/u)
    if (first !== undefined && '@*#?-$!'.includes(first)) return this.next() ?? ''
    return this.run(/[\p{L}\p{Nd}_]/u)
  }

  private run(pattern: RegExp): string {
    let name = ''
    for (let c = this.peek(); c !== undefined && pattern.test(c); c = this.peek()) {
      name += c
      this.next()
    }
    return name
  }

  private lookUp(name: string): string | undefined {
    const value = Object.hasOwn(this.variables, name) ? this.variables[name] : undefined
    if (value === undefined) this.unmatched.add(name)
    else this.matched.add(name)
    return value
  }

  private dollar(): Outcome<string> {
    this.next()
    if (this.peek() === '{') return this.braced()
    const name = this.name()
    if (name === '') return done('$')
    return done(this.lookUp(name) ?? (this.options.skipUnset ? `$${name}` : ''))
  }

  private braced(): Outcome<string> {
    this.next()
    const first = this.peek()
    if (first === undefined) return refuse('invalid', missingBrace)
    if (first === '{' || first === '}' || first === ':') return refuse('invalid', 'syntax error: bad substitution')
    const name = this.name()
    let c = this.next()
    if (c === '}') return done(this.lookUp(name) ?? (this.options.skipUnset ? `\${${name}}` : ''))
    if (c === '/') return this.replaced(name)
    let modifier = c ?? '\uFFFD'
    const nullIsUnset = c === ':'
    if (nullIsUnset) {
      c = this.next()
      modifier += c ?? '\uFFFD'
    }
    const pattern = c === '#' || c === '%'
    if (c === undefined || !(nullIsUnset || '+-?#%'.includes(c)) || (nullIsUnset && pattern))
      return refuse('invalid', `unsupported modifier (${modifier}) in substitution`)
    const word = this.part('}', pattern, missingBrace)
    if (!word.ok) return word
    const value = this.lookUp(name)
    if (this.options.skipUnset && value === undefined) return done(`\${${name}${modifier}${word.value}}`)
    return this.modified(name, value, { c, modifier, nullIsUnset, word: word.value })
  }

  private modified(
    name: string,
    value: string | undefined,
    { c, modifier, nullIsUnset, word }: { c: string; modifier: string; nullIsUnset: boolean; word: string },
  ): Outcome<string> {
    const unset = value === undefined || (nullIsUnset && value === '')
    if (c === '-') return done(unset ? word : value)
    if (c === '+') return done(unset ? '' : word)
    if (c === '?') {
      const why = value === undefined ? 'is not allowed to be unset' : 'is not allowed to be empty'
      return unset ? refuse('invalid', `${name}: ${word || why}`) : done(value)
    }
    if (c === '#' || c === '%') return trimPattern(c, word, value ?? '')
    return refuse('invalid', `unsupported modifier (${modifier}) in substitution`)
  }

  private replaced(name: string): Outcome<string> {
    const all = this.peek() === '/'
    if (all) this.next()
    const pattern = this.part('/', true, `syntax error: missing '/' in \${}`)
    if (!pattern.ok) return pattern
    const replacement = this.part('}', true, missingBrace)
    if (!replacement.ok) return replacement
    const value = this.lookUp(name)
    if (this.options.skipUnset && value === undefined) return done(`\${${name}/${pattern.value}/${replacement.value}}`)
    return replacePattern(pattern.value, replacement.value, value ?? '', all)
  }

  private part(stop: string, rawEscapes: boolean, atEnd: string): Outcome<string> {
    const read = this.read(stop, rawEscapes)
    if (read.ok) return done(read.value.result)
    return this.peek() === undefined ? refuse('invalid', atEnd) : read
  }
}

/**
 * A text with its quotes, escapes and variables processed, whole and as words.
 * Refused with `failed to process "…": …` (lex.go process).
 */
export function lexWord(text: string, variables: Variables, options: LexOptions): Outcome<Lexed> {
  const lexer = new WordLexer(text, variables, options)
  const read = lexer.read(null, options.rawEscapes === true)
  if (!read.ok) return refuse('invalid', `failed to process ${JSON.stringify(text)}: ${read.message}`)
  return done({ ...read.value, matched: [...lexer.matched], unmatched: [...lexer.unmatched] })
}
