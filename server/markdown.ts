import 'server-only'
import type { Root } from 'hast'
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

// remark-rehype drops raw HTML; sanitising what is left keeps links to http, https and mailto.
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, defaultSchema)
  .use(reachable)
  .use(rehypeStringify)

/** What scrolls sideways must be reachable by keyboard (WCAG 2.1.1). */
function reachable() {
  return (tree: Root) => {
    for (const node of tree.children)
      if (node.type === 'element' && (node.tagName === 'pre' || node.tagName === 'table')) node.properties.tabIndex = 0
  }
}

// The bank's texts are few and immutable: each is rendered once in a process.
const rendered = new Map<string, string>()

/** Markdown of the bank as safe HTML. */
export function html(markdown: string): string {
  const known = rendered.get(markdown)
  if (known !== undefined) return known
  const result = String(processor.processSync(markdown))
  rendered.set(markdown, result)
  return result
}

/** One paragraph without its <p>, for labels and table cells. */
export function inlineHtml(markdown: string): string {
  return html(markdown).replace(/^<p>([\s\S]*)<\/p>$/, (whole, inner: string) =>
    inner.includes('<p>') ? whole : inner,
  )
}

/** Lines of a script as a console shows them, in Markdown; the fence is longer than any in them. */
export const consoleOf = (lines: string[]): string =>
  ['``````console', ...lines.map((line) => `$ ${line}`), '``````'].join('\n')
