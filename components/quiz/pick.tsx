import type { ReactNode } from 'react'

/** A native radio or checkbox in a frame that can be pressed as a whole. */
export function Pick({
  kind,
  name,
  value,
  label,
  checked,
  className = '',
  onPick,
  children,
}: {
  kind: 'radio' | 'checkbox'
  name: string
  value: number | string
  /** Said instead of what is seen, where that is not enough. */
  label?: string
  checked: boolean
  className?: string
  onPick: () => void
  children: ReactNode
}) {
  return (
    <label
      className={`flex cursor-pointer rounded-press border border-control bg-raised hover:border-ink has-checked:border-image-edge has-checked:bg-image-fill has-checked:ring-1 has-checked:ring-image-edge has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus ${className}`}
    >
      <input
        type={kind}
        name={name}
        value={value}
        checked={checked}
        aria-label={label}
        onChange={onPick}
        className="mt-1.5 size-4 shrink-0 outline-none"
      />
      {children}
    </label>
  )
}
