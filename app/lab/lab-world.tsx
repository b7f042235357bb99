import { useCallback, useMemo, useState } from 'react'
import { InsideView } from '@/components/lab/inside-view'
import { Inventory, type InventoryItem, inventoryOf } from '@/components/lab/inventory'
import { StoreChoice } from '@/components/lab/store-choice'
import { WorldPanel } from '@/components/lab/world-panel'
import { insideContainer, insideImage, insideVolume } from '@/domain/docker/scene/inside'
import { pictureOf } from '@/domain/docker/scene/picture'
import type { Store } from '@/domain/docker/world/store'
import type { World } from '@/domain/docker/world/world'

function insideOf(world: World, { kind, key }: InventoryItem) {
  const name = key.slice(kind.length + 1)
  if (kind === 'image') return insideImage(world, name)
  return kind === 'container' ? insideContainer(world, name) : insideVolume(world, name)
}

/** The world as a picture (its store is chosen where `onStore` says how), and below it everything that is in it as a list that opens. */
export function LabWorld({ world, busy, onStore }: { world: World; busy: boolean; onStore?: (store: Store) => void }) {
  const [open, setOpen] = useState<string | null>(null)
  // What was last in sight: so a step back, too, shows what goes.
  const [seen, setSeen] = useState<{ world: World; before: World | null }>({ world, before: null })
  if (seen.world !== world) setSeen({ world, before: seen.world })
  const picture = useMemo(() => pictureOf(world), [world])
  const before = useMemo(() => seen.before && pictureOf(seen.before), [seen.before])
  const items = useMemo(() => inventoryOf(picture), [picture])
  const pick = useCallback((key: string) => {
    setOpen(key)
    document.querySelector(`[data-item="${CSS.escape(key)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <>
      <WorldPanel picture={picture} before={before} onPick={pick}>
        {onStore && <StoreChoice store={world.store} busy={busy} onStore={onStore} />}
      </WorldPanel>
      {items.length > 0 && (
        <section aria-labelledby="lab-inside" className="grid gap-4">
          <h2 id="lab-inside" className="text-lg font-bold">
            Look inside
          </h2>
          <Inventory
            items={items}
            open={open}
            onOpen={setOpen}
            inside={(item) => {
              const inside = insideOf(world, item)
              return inside && <InsideView id="lab-files" inside={inside} kind={item.kind} />
            }}
          />
        </section>
      )}
    </>
  )
}
