import { FloatBlur } from '@/components/diagram/float-shadow'
import { HatchPattern } from '@/components/diagram/hatch-pattern'
import type { WorldPicture } from '@/domain/docker/scene/picture'
import { describePicture } from './describe-picture'
import { DeckMarks, FloatingContainer } from './floating-container'
import { LayerSlab } from './layer-slab'
import { type PlacedContainer, type PlacedLayer, type Scene, sceneLayout } from './scene-layout'

/** What tells whether a container is drawn otherwise than before. */
const face = ({ drawn }: PlacedContainer) => JSON.stringify(drawn)

/** Marks what the last step brought, what it changed, and what it took, by comparing with the scene before it. */
function compare(scene: Scene, before: Scene | null) {
  const old = before ?? scene
  const layers = new Map(old.layers.map((one) => [one.key, one]))
  const containers = new Map(old.containers.map((one) => [one.key, one]))
  const now = new Set([...scene.layers, ...scene.containers].map(({ key }) => key))
  return {
    fresh: ({ key }: { key: string }) => !layers.has(key) && !containers.has(key),
    touched: (one: PlacedContainer) => {
      const was = containers.get(one.key)
      return was !== undefined && face(was) !== face(one)
    },
    left: {
      layers: old.layers.filter(({ key }) => !now.has(key)),
      containers: old.containers.filter(({ key }) => !now.has(key)),
    },
  }
}

/** `data-pick` names what a press on the drawing opens in the list beside it, which has a button for each. */
const imageKey = ({ layer }: PlacedLayer) => layer.images[0] && `image ${layer.images[0].id}`

const at = ({ x, y }: { x: number; y: number }) => `translate(${x} ${y})`

/**
 * The image stacks of a host and the containers above them. Layers that images share are drawn once, under all of them.
 * `before` is the picture of the step before: what differs moves. `id` must be unique on the page.
 */
export function WorldScene({
  id,
  picture,
  before = null,
  width,
}: {
  id: string
  picture: WorldPicture
  before?: WorldPicture | null
  /** Of the box that it is drawn in, in pixels. */
  width: number
}) {
  const scene = sceneLayout(picture.stacks, width)
  const { fresh, touched, left } = compare(scene, before && sceneLayout(before.stacks, width))
  const words = describePicture(picture)
  const landing = scene.layers.filter(fresh).map(({ key }) => key)
  // One after another, from the bottom up, as they are unpacked.
  const land = (key: string) => `lab-land lab-after-${Math.min(landing.indexOf(key), 7)}`
  return (
    <svg
      viewBox={`0 0 ${scene.width} ${scene.height}`}
      width={scene.width}
      height={scene.height}
      className="lab-scene block max-w-none overflow-visible font-sans"
      role="img"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
    >
      <title id={`${id}-title`}>{words.title}</title>
      <desc id={`${id}-desc`}>{words.description}</desc>
      <defs>
        <HatchPattern id={`${id}-hatch`} />
        <FloatBlur id={`${id}-blur`} />
      </defs>
      {scene.layers.map((one) => (
        <g key={one.key} transform={at(one)} className="lab-place" data-pick={imageKey(one)}>
          <g className={fresh(one) ? land(one.key) : undefined}>
            <LayerSlab placed={one} hatchId={`${id}-hatch`} />
          </g>
        </g>
      ))}
      {left.layers.map((one) => (
        <g key={`gone ${one.key}`} transform={at(one)} className="lab-leave pointer-events-none opacity-0">
          <LayerSlab placed={one} hatchId={`${id}-hatch`} />
        </g>
      ))}
      {scene.containers.map((one) => (
        <g key={one.key} className={fresh(one) ? 'lab-show' : undefined}>
          <DeckMarks placed={one} blurId={`${id}-blur`} />
        </g>
      ))}
      {scene.containers.map((one) => (
        <g key={one.key} transform={at(one)} className="lab-place" data-pick={`container ${one.key}`}>
          <g
            key={touched(one) ? face(one) : 'still'}
            className={fresh(one) ? 'lab-hover' : touched(one) ? 'lab-touch' : undefined}
          >
            <FloatingContainer placed={one} />
          </g>
        </g>
      ))}
      {left.containers.map((one) => (
        <g key={`gone ${one.key}`} transform={at(one)} className="lab-leave lab-leave-up pointer-events-none opacity-0">
          <FloatingContainer placed={one} />
        </g>
      ))}
    </svg>
  )
}
