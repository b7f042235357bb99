/** Text of the bank, rendered and sanitised on the server. `inline` texts stand inside labels and sentences. */
export function Html({ html, inline = false, className = '' }: { html: string; inline?: boolean; className?: string }) {
  // server/markdown.ts sanitises every text of the bank.
  const inner = { dangerouslySetInnerHTML: { __html: html } }
  return inline ? <span className={className} {...inner} /> : <div className={`prose ${className}`} {...inner} />
}

/** The text of our own inline HTML, for labels that take no markup. */
export const plain = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
