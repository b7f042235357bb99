import type { ReactNode } from 'react'

/** Words for those who listen. Also what is unseen until it has focus, when `focusable`. */
export function VisuallyHidden({ children, focusable = false }: { children: ReactNode; focusable?: boolean }) {
  return <span className={focusable ? 'sr-only focus-within:not-sr-only' : 'sr-only'}>{children}</span>
}
