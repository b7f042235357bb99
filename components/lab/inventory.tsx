import type { ReactNode } from 'react'
import { type Material, MaterialSwatch } from '@/components/ui/material-swatch'
import { humanSize } from '@/domain/docker/cli/units'
import type { WorldPicture } from '@/domain/docker/scene/picture'
import { containersOf, flatten } from './describe-picture'
import { imageTitle } from './name-plates'

export type InventoryItem = {
  /** `image sha256:…`, `container …`, `volume …` */
  key: string
  kind: 'image' | 'container' | 'volume'
  title: string
  detail: string
}

/** Everything that the picture draws, as a list. */
export function inventoryOf(picture: WorldPicture): InventoryItem[] {
  const images = flatten(picture.stacks).flatMap((layer) => layer.images)
  return [
    ...images.map(
      (image): InventoryItem => ({
        key: `image ${image.id}`,
        kind: 'image',
        title: image.names.join(', ') || imageTitle(image),
        detail: `${image.layers} ${image.layers === 1 ? 'layer' : 'layers'} · ${humanSize(image.size)}${image.names.length ? '' : ' · dangling'}`,
      }),
    ),
    ...containersOf(picture).map(
      ({ id, name, image, status }): InventoryItem => ({
        key: `container ${id}`,
        kind: 'container',
        title: name,
        detail: `${status} · from ${image}`,
      }),
    ),
    ...picture.volumes.map(
      ({ name, usedBy }): InventoryItem => ({
        key: `volume ${name}`,
        kind: 'volume',
        title: name.length === 64 ? `${name.slice(0, 12)}…` : name,
        detail: usedBy.length ? `in ${usedBy.map(({ container }) => container).join(', ')}` : 'not in use',
      }),
    ),
  ]
}

const groups: { kind: InventoryItem['kind']; title: string; material: Material }[] = [
  { kind: 'image', title: 'Images', material: 'image' },
  { kind: 'container', title: 'Containers', material: 'container' },
  { kind: 'volume', title: 'Volumes', material: 'neutral' },
]

/** The list beside the picture: each thing opens to its facts, its layers and its files. One is open at a time. */
export function Inventory({
  items,
  open,
  onOpen,
  inside,
}: {
  items: readonly InventoryItem[]
  open: string | null
  onOpen: (key: string | null) => void
  /** What an open item shows. */
  inside: (item: InventoryItem) => ReactNode
}) {
  return (
    <div className="grid gap-6">
      {groups.map(({ kind, title, material }) => {
        const own = items.filter((item) => item.kind === kind)
        if (own.length === 0) return null
        return (
          <section key={kind} aria-labelledby={`lab-${kind}s`} className="grid gap-2">
            <h3 id={`lab-${kind}s`} className="text-base font-bold">
              {title}
            </h3>
            <ul className="grid gap-2">
              {own.map((item) => (
                <li key={item.key}>
                  <details
                    open={open === item.key}
                    data-item={item.key}
                    onToggle={(event) => {
                      if (event.currentTarget.open !== (open === item.key))
                        onOpen(event.currentTarget.open ? item.key : null)
                    }}
                    className="group border border-line bg-raised"
                  >
                    <summary className="flex min-h-12 list-none items-center gap-3 px-4 py-2 hover:bg-sunk [&::-webkit-details-marker]:hidden">
                      <MaterialSwatch material={material} />
                      <span className="min-w-0 flex-1 sm:flex sm:items-baseline sm:gap-3">
                        <span className="font-mono text-sm font-bold wrap-anywhere">{item.title}</span>{' '}
                        <span className="block text-sm text-quiet">{item.detail}</span>
                      </span>
                      <svg
                        viewBox="0 0 20 20"
                        className="size-5 shrink-0 fill-none stroke-current transition-transform group-open:rotate-90"
                        strokeWidth="1.75"
                        aria-hidden="true"
                      >
                        <path d="m7.5 4.5 5.5 5.5-5.5 5.5" />
                      </svg>
                    </summary>
                    {open === item.key && inside(item)}
                  </details>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}
