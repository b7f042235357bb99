/** The key that presses the control it stands in. Hidden where there is no keyboard, and when shortcuts are off. */
export function KeyHint({ children }: { children: string }) {
  return (
    <kbd
      aria-hidden="true"
      className="key-hint inline-flex h-6 min-w-6 shrink-0 items-center justify-center rounded-key border border-current/45 px-1.5 font-mono text-[0.8125rem] leading-none font-normal no-underline [@media(hover:none)]:hidden"
    >
      {children}
    </kbd>
  )
}
