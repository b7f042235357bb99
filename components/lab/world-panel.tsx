import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { WorldPicture } from '@/domain/docker/scene/picture'
import { EmptyHost } from './empty-host'
import { RegistryShelf } from './registry-shelf'
import { VolumeRow } from './volume-row'
import { WorldScene } from './world-scene'

/** Width of a box in whole pixels, as it changes; 0 until it is known. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)))
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  return { box, width }
}

function Part({
  title,
  detail,
  children,
  className = '',
}: {
  title: string
  detail?: string
  children: ReactNode
  className?: string
}) {
  return (
    <div className={`grid gap-3 p-4 sm:px-5 ${className}`}>
      <h3 className="text-sm font-bold">
        {title} {detail && <span className="font-normal text-quiet">{detail}</span>}
      </h3>
      {children}
    </div>
  )
}

/** The world as a picture: the registry, the host's stacks and containers, its volumes. */
export function WorldPanel({
  picture,
  before,
  children,
  onPick,
}: {
  picture: WorldPicture
  /** As it was one step ago: what differs moves. */
  before: WorldPicture | null
  /** What stands at the head of the host: the choice of its store. */
  children?: ReactNode
  /** A press on something drawn, by its key. */
  onPick: (key: string) => void
}) {
  const { box, width } = useWidth()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const node = panel.current
    const pick = (event: MouseEvent) => {
      const key = (event.target as Element).closest<HTMLElement>('[data-pick]')?.dataset.pick
      if (key) onPick(key)
    }
    node?.addEventListener('click', pick)
    return () => node?.removeEventListener('click', pick)
  }, [onPick])
  return (
    <section ref={panel} aria-labelledby="lab-world" className="border border-line bg-raised">
      <h2 id="lab-world" className="sr-only">
        World
      </h2>
      <Part
        title="Registry"
        detail="images to pull, and what is pushed"
        className="border-b border-dashed border-control bg-sunk"
      >
        <RegistryShelf repositories={picture.registry} />
      </Part>
      <Part title="Host" detail="its images, and containers on them">
        {children}
        {/* The box is as high as what stands in it; a stack too wide for it scrolls inside. */}
        <div ref={box} className="lab-host grid min-h-72 items-end overflow-x-auto overflow-y-hidden py-1">
          {picture.stacks.length === 0 ? (
            <EmptyHost />
          ) : (
            width > 0 && <WorldScene id="lab-scene" picture={picture} before={before} width={width} />
          )}
        </div>
      </Part>
      {picture.volumes.length > 0 && (
        <Part title="Volumes" detail="files outside of every layer" className="border-t border-line">
          <VolumeRow volumes={picture.volumes} />
        </Part>
      )}
    </section>
  )
}
