import { expect, it } from 'vitest'
import { facesOf } from './card-faces'

const rest = { id: 'a', concept: 'b', sources: [] }

it('shows a cloze with its gap, and then filled', () => {
  expect(facesOf({ ...rest, kind: 'cloze', text: 'A ship {{floats}} on water.' })).toEqual({
    front: 'A ship […] on water.',
    back: 'A ship **floats** on water.',
  })
})

it('shows what a typed card accepts, a command as code', () => {
  const { back, typed } = facesOf({
    ...rest,
    kind: 'typed',
    front: 'Stop?',
    answer: 'command',
    accept: ['docker stop a', 'docker container stop a'],
    note: 'It waits.',
  })
  expect(back).toBe('`` docker stop a ``\n\nAlso: `` docker container stop a ``\n\nIt waits.')
  expect(typed?.accept).toHaveLength(2)
  expect(facesOf({ ...rest, kind: 'typed', front: 'How many?', answer: 'number', accept: ['3'] }).back).toBe('**3**')
})

it('keeps the picture beside the front', () => {
  const diagram = {
    title: 'A',
    description: 'B',
    steps: [
      { name: 'a', material: 'neutral' as const },
      { name: 'b', material: 'image' as const },
    ],
  }
  expect(facesOf({ ...rest, kind: 'picture', front: 'F', back: 'B', diagram })).toEqual({
    front: 'F',
    back: 'B',
    diagram,
  })
})
