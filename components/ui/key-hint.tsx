/**
 * The key that presses the control it stands in. Hidden where there is no keyboard, and when shortcuts are off
 * (`data-keys="off"` on an ancestor). Silent: the control says its key through `aria-keyshortcuts`.
 */
export function KeyHint({ children }: { children: string }) {
  return (
    <span className="key-hint inline-flex shrink-0 [@media(hover:none)_and_(pointer:coarse)]:hidden" aria-hidden="true">
      <kbd className="inline-flex h-6 min-w-6 items-center justify-center rounded-key border border-current/45 px-1.5 font-mono text-[0.8125rem] leading-none font-normal">
        {children}
      </kbd>
    </span>
  )
}
