/** First in the body: `to` is the id of the page's <main>. */
export function SkipLink({ to = 'main' }: { to?: string }) {
  return (
    <a href={`#${to}`} className="skip-link">
      Skip to the content
    </a>
  )
}
