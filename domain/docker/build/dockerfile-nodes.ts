import { continued, type Directives, noDirectives, readDirective } from './escape-token'
import { type Heredoc, heredocsOf } from './heredoc'
import { argsOf, flagsOf } from './node-args'
import { type BuildError, buildError, located, type Range } from './source-lines'

/** One instruction as it stands in the file. */
export type Node = {
  /** As written. */
  name: string
  flags: string[]
  args: string[]
  json: boolean
  heredocs: Heredoc[]
  /** The logical line. */
  original: string
  at: Range
  /** Lines of the comment right above it. */
  comments: string[]
}

export type Parsed = { nodes: Node[]; directives: Directives; emptyContinuations: { line: number; text: string }[] }

const isComment = (line: string) => line.trimStart().startsWith('#')
const trimNewline = (line: string) => line.replace(/[\r\n]+$/, '')

/** The instruction on one logical line. */
export function nodeOf(line: string, token: string, at: Range, comments: string[]): Node | BuildError {
  const match = /^([^\t\v\f\r ]+)[\t\v\f\r ]+([\s\S]*)$/.exec(line.trim())
  const name = match?.[1] ?? line.trim()
  const { flags, rest } = match ? flagsOf(match[2] ?? '', token) : { flags: [], rest: '' }
  const args = argsOf(name, rest.trim(), token)
  if ('ok' in args) return located(args, at)
  return { name, flags, ...args, heredocs: [], original: line, at, comments }
}

/** The instruction that heredocs would belong to: of ONBUILD, what it triggers. */
function mayHaveHeredocs(node: Node): boolean {
  const inner = node.name.toLowerCase() === 'onbuild' ? (/^\S+/.exec(node.args[0] ?? '')?.[0] ?? '') : node.name
  return ['add', 'copy', 'run'].includes(inner.toLowerCase()) && !node.json && node.original.includes('<<')
}

/** Splits a Dockerfile into instructions (buildkit parser/parser.go Parse). */
export function parseNodes(text: string): Parsed | BuildError {
  const lines = (text.startsWith('\uFEFF') ? text.slice(1) : text).match(/[^\n]*\n|[^\n]+$/g) ?? []
  const directives = noDirectives()
  const nodes: Node[] = []
  const emptyContinuations: Parsed['emptyContinuations'] = []
  let comments: string[] = []
  let at = 0

  function heredocs(node: Node, start: number): BuildError | null {
    const docs = heredocsOf(node.original)
    if ('ok' in docs) return located(docs, { start, end: at })
    for (const doc of docs) {
      let content = ''
      let ended = false
      while (at < lines.length && !ended) {
        const line = lines[at++] ?? ''
        const plain = trimNewline(line)
        ended = (doc.chomp ? plain.replace(/^\t+/, '') : plain) === doc.name
        if (!ended) content += line
      }
      if (!ended) return buildError('unterminated heredoc', { start, end: at })
      node.heredocs.push({ ...doc, content })
    }
    return null
  }

  while (at < lines.length) {
    const first = trimNewline(lines[at] ?? '').trimStart()
    if (isComment(first)) {
      const comment = first.slice(1).trim()
      comments = comment === '' ? [] : [...comments, comment]
    }
    const directive = readDirective(directives, first)
    if (typeof directive !== 'boolean') return located(directive, { start: at, end: at })
    if (directive) comments = comments.slice(0, -1)
    const start = ++at
    let { line, ends } = continued(isComment(first) ? '' : first, directives.escape)
    if (ends && line === '') continue
    let empty = false
    while (!ends && at < lines.length) {
      const next = trimNewline(lines[at++] ?? '')
      if (isComment(next)) continue
      if (next.trim() === '') {
        empty = true
        continue
      }
      const more = continued(next, directives.escape)
      line += more.line
      ends = more.ends
    }
    if (empty) emptyContinuations.push({ line: at, text: line })
    const node = nodeOf(line, directives.escape, { start, end: at }, comments)
    if ('ok' in node) return node
    const failed = mayHaveHeredocs(node) ? heredocs(node, start) : null
    if (failed) return failed
    node.at = { start, end: at }
    nodes.push(node)
    comments = []
  }
  if (!nodes.length) return buildError('file with no instructions', { start: at, end: at })
  return { nodes, directives, emptyContinuations }
}
