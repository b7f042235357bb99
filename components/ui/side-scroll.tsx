import type { ReactNode } from 'react'

/** What may be wider than the page scrolls sideways in a box of its own, by keyboard, too (WCAG 2.1.1). */
export const SideScroll = ({
  label,
  className = '',
  children,
}: {
  /** What the box holds, for those who hear that they reach it. */
  label: string
  className?: string
  children: ReactNode
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
  <section aria-label={label} tabIndex={0} className={`overflow-x-auto ${className}`}>
    {children}
  </section>
)
