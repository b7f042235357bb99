import type { Diagram as DiagramData } from '@/domain/bank/diagram'
import { SlabStack } from './slab-stack'
import { StepChain } from './step-chain'

/** A diagram of a note, drawn from its data. `id` must be unique on the page. */
export function Diagram({ id, diagram }: { id: string; diagram: DiagramData }) {
  const { title, description, images = [], containers = [], steps } = diagram
  const names = new Set(images.map((image) => image.name))
  const alone = containers.filter((c) => !c.image || !names.has(c.image))
  const single = images.length + alone.length === 1 && !steps
  return (
    <figure
      className={`my-8 grid max-w-[65ch] gap-x-8 gap-y-5 border-y border-line py-6 ${single ? 'items-end sm:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]' : ''}`}
      aria-labelledby={`${id}-caption`}
    >
      {(images.length > 0 || alone.length > 0) && (
        <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,16rem),1fr))] items-end gap-x-8 gap-y-10">
          {images.map((image, i) => (
            <SlabStack
              key={image.name}
              id={`${id}-image-${i}`}
              image={image}
              containers={containers.filter((c) => c.image === image.name)}
            />
          ))}
          {alone.map((container, i) => (
            <SlabStack key={container.name} id={`${id}-alone-${i}`} containers={[container]} />
          ))}
        </div>
      )}
      {steps && <StepChain steps={steps} />}
      <figcaption id={`${id}-caption`} className="min-w-0">
        <span className="block font-bold">{title}</span>
        <span className="mt-0.5 block text-sm text-quiet">{description}</span>
      </figcaption>
    </figure>
  )
}
