import { useEffect } from 'react'

/**
 * Single-key shortcuts of a page. They are silent while somebody types, with a
 * modifier held, or when `on` is false (WCAG 2.1.4).
 */
export function useKeys(on: boolean, press: (key: string) => boolean) {
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.repeat) return
      const target = event.target as HTMLElement
      if (target.matches('input:not([type=radio]):not([type=checkbox]), textarea, select')) return
      // A focused button or link answers Enter and Space itself.
      if ((event.key === 'Enter' || event.key === ' ') && target.closest('button, a, input, summary')) return
      if (press(event.key)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  })
}
