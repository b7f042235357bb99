import type { ReactNode } from 'react'

/** Nothing here yet: an empty deck, what would be here, and what to do next (children: one button). */
export function EmptyState({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-4 border border-dashed border-control px-5 py-7 sm:grid-cols-[auto_1fr] sm:gap-x-7 sm:px-8">
      <svg viewBox="0 0 72 52" className="h-13 w-18 fill-none stroke-control" strokeWidth="1.5" aria-hidden="true">
        <path d="M2 44 14 34h56L58 44zM2 44v6h56v-6M58 50l12-10v-6" />
        <path d="M2 28 14 18h56L58 28z" strokeDasharray="4 4" />
        <path d="M2 12 14 2h56L58 12z" strokeDasharray="2 6" />
      </svg>
      <div className="grid justify-items-start gap-2">
        <h2 className="text-lg">{title}</h2>
        <div className="max-w-[55ch] text-quiet">{children}</div>
        {action && <div className="mt-2">{action}</div>}
      </div>
    </div>
  )
}
