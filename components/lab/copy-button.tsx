import { useState } from 'react'

/** Copies a text; says so in its place for two seconds, or that the browser would not. */
export function CopyButton({ text, label, className = '' }: { text: () => string; label: string; className?: string }) {
  const [said, setSaid] = useState('')
  async function copy() {
    const done = await navigator.clipboard.writeText(text()).then(
      () => 'Copied',
      () => 'Not copied',
    )
    setSaid(done)
    setTimeout(() => setSaid(''), 2000)
  }
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={said ? `${said}: ${label}` : label}
      className={`lab-small ${className}`}
    >
      {said || 'Copy'}
    </button>
  )
}
