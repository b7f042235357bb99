import type { ReactNode } from 'react'
import { type Material, MaterialSwatch } from './material-swatch'

const looks: Record<Material, string> = {
  image: 'border-image-edge bg-image-fill text-image-text',
  container: 'border-container-edge bg-container-fill text-container-text',
  neutral: 'border-line bg-sunk text-ink',
  notice: 'border-notice-edge bg-notice-fill text-notice-text',
}

/** A word with its material: corners, because it cannot be pressed. */
export function Tag({ material = 'neutral', children }: { material?: Material; children: ReactNode }) {
  return (
    <span
      className={`inline-flex min-h-7 items-center gap-2 border px-2 text-sm leading-tight font-medium ${looks[material]}`}
    >
      {material !== 'neutral' && <MaterialSwatch material={material} />}
      {children}
    </span>
  )
}
