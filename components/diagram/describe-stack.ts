import type { DrawnContainer } from './container-layout'

/** What a drawing says to those who hear it, with every label in full. */
export function describeStack(image: { name: string; layers: string[] } | undefined, containers: DrawnContainer[]) {
  const names = containers.map((c) => c.name).join(', ')
  const kind = containers.length === 1 ? 'container' : 'containers'
  const title = image ? `Image ${image.name}${names && `, and on it the ${kind} ${names}`}` : `The ${kind} ${names}`
  const layers = image ? [`Read-only layers from the bottom: ${image.layers.join('; ')}.`] : []
  const states = containers.map(({ name, state, writes }) => {
    const wrote = writes?.length ? `; its writable layer holds ${writes.join(', ')}` : ''
    return `Container ${name} is ${state}${wrote}.`
  })
  return { title, description: [...layers, ...states].join(' ') }
}
