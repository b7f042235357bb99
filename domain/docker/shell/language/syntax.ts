/** The shells that sample images have: Alpine's and BusyBox's ash, Debian's dash, and bash. */
export type Dialect = 'ash' | 'dash' | 'bash'

/** A piece of a word. Quoted pieces are neither split nor matched against files. */
export type Part =
  | { p: 'text'; text: string }
  | { p: 'quoted'; text: string }
  /** `op` as written: `:-`, `#`, `%%`, or nothing; `length` for `${#x}`. */
  | { p: 'variable'; name: string; op: string; arg: Word; quoted: boolean }
  /** `process`: bash's `<(…)`, which stands for a file with the output. */
  | { p: 'command'; body: Node[]; quoted: boolean; process?: true }
  | { p: 'arithmetic'; body: Word; quoted: boolean }
export type Word = Part[]

/** A redirection; for `<<`, the target is the document. */
export type Redirection = {
  fd: number
  op: '<' | '>' | '>>' | '<>' | '<&' | '>&' | '&>' | '&>>' | '<<' | '<<<'
  target: Word
}

export type Assignment = { name: string; value: Word; append: boolean }
export type SimpleCommand = {
  n: 'simple'
  line: number
  assignments: Assignment[]
  words: Word[]
  redirections: Redirection[]
}
export type CaseBranch = { patterns: Word[]; body: Node[]; next: ';;' | ';&' | ';;&' }

/** A command. Plain data: a process keeps it between two looks at the clock. */
export type Node =
  | SimpleCommand
  | { n: 'and' | 'or'; left: Node; right: Node }
  | { n: 'not'; body: Node }
  | { n: 'pipe'; stages: Node[] }
  | { n: 'background'; body: Node; text: string }
  | { n: 'subshell'; body: Node[] }
  | { n: 'group'; body: Node[] }
  | { n: 'if'; branches: { test: Node[]; body: Node[] }[]; otherwise: Node[] | null }
  | { n: 'while'; until: boolean; test: Node[]; body: Node[] }
  | { n: 'for'; name: string; words: Word[] | null; body: Node[] }
  | { n: 'case'; word: Word; branches: CaseBranch[] }
  | { n: 'function'; name: string; body: Node }
  /** `[[ … ]]`: words, and operators as text. */
  | { n: 'test'; line: number; tokens: (Word | string)[] }
  /** `(( … ))` */
  | { n: 'let'; body: Word }
  | { n: 'redirected'; body: Node; redirections: Redirection[] }
  /** What could not be read: says so when its turn comes, as shells read line by line. */
  | { n: 'error'; problem: Problem }

export type Problem = {
  /** `open`: the text ended inside something. */
  kind: 'open' | 'unexpected'
  line: number
  /** The token that does not fit; `newline`; or the quote or word that is missing. */
  token: string
  /** For `open`: whether a quote is open, or a construct. */
  quote: boolean
  /** The line that the token stands in. */
  text: string
}
