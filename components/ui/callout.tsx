import type { ReactNode } from 'react'
import { Glyph, type GlyphShape } from './glyph'

const looks = {
  notice: 'border-notice-edge bg-notice-fill text-notice-text',
  right: 'border-right-edge bg-right-fill text-right-text',
  wrong: 'border-wrong-edge bg-wrong-fill text-wrong-text',
  waiting: 'border-control bg-sunk text-ink',
} as const satisfies Partial<Record<GlyphShape, string>>

/** A message that stays. Announce it by the caller's choice of `role` ("status" or "alert"). */
export function Callout({
  kind = 'notice',
  title,
  role,
  children,
}: {
  kind?: keyof typeof looks
  title: string
  role?: 'status' | 'alert'
  children?: ReactNode
}) {
  return (
    <div role={role} className={`border px-4 py-3.5 ${looks[kind]}`}>
      <p className="flex gap-2.5 font-bold">
        <Glyph shape={kind} className="mt-1 size-5" />
        {title}
      </p>
      {children && <div className="prose mt-1.5 pl-7.5 text-ink">{children}</div>}
    </div>
  )
}
