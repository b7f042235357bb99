import type { Inside } from '@/domain/docker/scene/inside'
import { FileBrowser } from './file-browser'

/** The layers of an image or a container, the topmost first, as they lie on one another. */
function LayerList({ layers, writable }: { layers: Inside['layers']; writable: boolean }) {
  return (
    <ol className="grid" reversed>
      {layers.toReversed().map(({ title, detail, size }, i) => {
        const own = writable && i === 0
        return (
          <li
            key={title}
            className={`-mt-px grid gap-x-4 border px-3 py-2 text-sm sm:flex sm:items-baseline ${own ? 'border-container-edge bg-container-fill text-container-text' : 'border-image-edge bg-image-fill text-image-text'}`}
          >
            <span className="shrink-0 font-semibold">{title.replace(/ of .*/, '')}</span>
            <span className="line-clamp-3 min-w-0 flex-1 font-mono text-[0.8125rem] wrap-anywhere">{detail}</span>
            <span className="shrink-0 tabular-nums">{size}</span>
          </li>
        )
      })}
    </ol>
  )
}

/** All that is known of one image, container or volume, and its files. */
export function InsideView({
  id,
  inside,
  kind,
}: {
  id: string
  inside: Inside
  kind: 'image' | 'container' | 'volume'
}) {
  return (
    <div className="grid gap-5 border-t border-line px-4 py-4">
      <dl className="grid gap-x-5 gap-y-1 text-sm sm:grid-cols-[max-content_minmax(0,1fr)]">
        {inside.facts.map(([name, value]) => (
          <div key={name} className="sm:contents">
            <dt className="text-quiet">{name}</dt>
            <dd
              className={`wrap-anywhere ${/^(sha256:|[0-9a-f]{64})/.test(value) ? 'font-mono text-[0.8125rem]' : ''}`}
            >
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {kind !== 'volume' && inside.layers.length > 0 && (
        <LayerList layers={inside.layers} writable={kind === 'container'} />
      )}
      <FileBrowser id={id} layers={inside.layers} />
    </div>
  )
}
