import { Mark } from './mark'

export function Wordmark({ className = '' }: { className?: string }) {
  return (
    <span className={`inline-flex items-center gap-2.5 text-lg leading-none font-bold tracking-tight ${className}`}>
      <Mark />
      {/* Between a phone and a desk the ways beside it need the room. */}
      <span className="md:max-lg:sr-only">Deckhand</span>
    </span>
  )
}
