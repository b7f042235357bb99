/** Characters of a text, one after the other. */
export class WordScanner {
  private at = 0
  private readonly chars: string[]

  constructor(text: string) {
    this.chars = [...text]
  }

  readonly peek = (): string | undefined => this.chars[this.at]
  readonly next = (): string | undefined => this.chars[this.at++]

  /** As many as a pattern takes. */
  private run(pattern: RegExp): string {
    let name = ''
    for (let c = this.peek(); c !== undefined && pattern.test(c); c = this.peek()) {
      name += c
      this.next()
    }
    return name
  }

  /** A variable's name after its `$`: letters and digits, a number, or one special character. */
  name(): string {
    const first = this.peek()
    if (first !== undefined && /\p{Nd}/u.test(first)) return this.run(/\p{Nd}/u)
    if (first !== undefined && '@*#?-$!'.includes(first)) return this.next() ?? ''
    return this.run(/[\p{L}\p{Nd}_]/u)
  }

  /** `<`, or `<<` with the blanks after it. */
  heredoc(): string {
    this.next()
    if (this.peek() !== '<') return '<'
    this.next()
    return `<<${this.run(/[\t\r ]/)}`
  }
}
