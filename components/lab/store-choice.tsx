import type { Store } from '@/domain/docker/world/store'

const stores: { store: Store; says: string }[] = [
  {
    store: 'containerd',
    says: 'Keeps images as Docker does since version 29: an image’s ID is the digest of its index or manifest.',
  },
  { store: 'overlay2', says: 'Keeps images the older way: an image’s ID is the digest of its configuration.' },
]

/** Where the host keeps its images. Choosing runs the same commands again in the other one. */
export function StoreChoice({
  store,
  busy,
  onStore,
}: {
  store: Store
  busy: boolean
  onStore: (store: Store) => void
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that say which is pressed, not fields of a form
    <div role="group" aria-label="Image store" className="grid gap-x-4 gap-y-1.5 sm:flex sm:items-center">
      <span className="flex shrink-0">
        {stores.map((one) => (
          <button
            key={one.store}
            type="button"
            aria-pressed={one.store === store}
            aria-disabled={busy}
            onClick={() => {
              if (!busy && one.store !== store) onStore(one.store)
            }}
            className="-ml-px min-h-11 border border-control bg-raised px-3 font-mono text-[0.8125rem] first:ml-0 first:rounded-l-press last:rounded-r-press hover:border-ink aria-pressed:z-10 aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent sm:min-h-9"
          >
            {one.store}
          </button>
        ))}
      </span>
      <p className="text-sm text-quiet">{stores.find((one) => one.store === store)?.says}</p>
    </div>
  )
}
