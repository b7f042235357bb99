import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import { replacePattern, trimPattern } from './word-pattern'
import { WordScanner } from './word-scanner'

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
  private readonly scan: WordScanner
  readonly matched = new Set<string>()
  readonly unmatched = new Set<string>()
  private rawEscapes: boolean

  constructor(
    text: string,
    private readonly variables: Variables,
    private readonly options: LexOptions,
  ) {
    this.scan = new WordScanner(text)
    this.rawEscapes = options.rawEscapes === true
  }

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
    for (let c = this.scan.peek(); c !== undefined; c = this.scan.peek()) {
      if (c === stop) {
        this.scan.next()
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
      this.scan.next()
      if (c === this.options.escape) {
        if (this.rawEscapes) {
          raw(c)
          result += c
        }
        const escaped = this.scan.next()
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
    if (c === '<') return done(this.scan.heredoc())
    if (this.options.skipQuotes) return null
    if (c === "'") return this.singleQuote()
    return c === '"' ? this.doubleQuote() : null
  }

  private singleQuote(): Outcome<string> {
    const quote = this.options.rawQuotes ? "'" : ''
    this.scan.next()
    let result = quote
    for (let c = this.scan.next(); c !== "'"; c = this.scan.next()) {
      if (c === undefined)
        return refuse('invalid', 'unexpected end of statement while looking for matching single-quote')
      result += c
    }
    return done(result + quote)
  }

  private doubleQuote(): Outcome<string> {
    const quote = this.options.rawQuotes ? '"' : ''
    this.scan.next()
    let result = quote
    for (;;) {
      const c = this.scan.peek()
      if (c === undefined)
        return refuse('invalid', 'unexpected end of statement while looking for matching double-quote')
      if (c === '$') {
        const value = this.dollar()
        if (!value.ok) return value
        result += value.value
        continue
      }
      this.scan.next()
      if (c === '"') return done(result + quote)
      if (c !== this.options.escape) {
        result += c
        continue
      }
      if (this.rawEscapes) result += c
      const escaped = this.scan.peek()
      if (escaped === undefined) continue
      if (escaped === '"' || escaped === '$' || escaped === this.options.escape) {
        this.scan.next()
        result += escaped
      } else result += c
    }
  }

  private lookUp(name: string): string | undefined {
    const value = Object.hasOwn(this.variables, name) ? this.variables[name] : undefined
    if (value === undefined) this.unmatched.add(name)
    else this.matched.add(name)
    return value
  }

  private dollar(): Outcome<string> {
    this.scan.next()
    if (this.scan.peek() === '{') return this.braced()
    const name = this.scan.name()
    if (name === '') return done('$')
    return done(this.lookUp(name) ?? (this.options.skipUnset ? `$${name}` : ''))
  }

  private braced(): Outcome<string> {
    this.scan.next()
    const first = this.scan.peek()
    if (first === undefined) return refuse('invalid', missingBrace)
    if (first === '{' || first === '}' || first === ':') return refuse('invalid', 'syntax error: bad substitution')
    const name = this.scan.name()
    let c = this.scan.next()
    if (c === '}') return done(this.lookUp(name) ?? (this.options.skipUnset ? `\${${name}}` : ''))
    if (c === '/') return this.replaced(name)
    let modifier = c ?? '\uFFFD'
    const nullIsUnset = c === ':'
    if (nullIsUnset) {
      c = this.scan.next()
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
    const all = this.scan.peek() === '/'
    if (all) this.scan.next()
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
    return this.scan.peek() === undefined ? refuse('invalid', atEnd) : read
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
