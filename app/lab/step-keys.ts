import { useEffect } from 'react'

/** Alt with Up and Down goes back and forward through the steps, also while one types: the arrows alone recall lines. */
export function useStepKeys(at: number, first: number, steps: number, busy: boolean, move: (at: number) => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || busy) return
      const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      const to = at + step
      if (step === 0) return
      event.preventDefault()
      if (to >= first && to <= steps) move(to)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [at, first, steps, busy, move])
}
