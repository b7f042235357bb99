import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { ShownExercise } from '@/domain/docker/asked/shown-exercise'
import { ExerciseDone } from './exercise-done'
import { ExerciseGoals, goalNews } from './exercise-goals'
import { ExerciseHints } from './exercise-hints'
import { ExerciseList } from './exercise-list'
import { ExercisePanel } from './exercise-panel'
import { ExerciseSaving } from './exercise-saving'
import { ExerciseSolution } from './exercise-solution'
import { PreparedLines } from './prepared-lines'

const exercise: ShownExercise = {
  id: 'first-container',
  theme: 'First containers',
  title: 'Your first container',
  number: 1,
  total: 2,
  task: '<p>Run a container named <code>hello</code>.</p>',
  store: 'containerd',
  setup: [],
  goal: [
    { say: 'The container hello exists.', ask: { state: 'hello' }, is: 'exited' },
    { say: 'It printed ahoy.', ask: { logs: 'hello' }, includes: 'ahoy' },
  ],
  hints: ['What does it need?', '<code>docker run</code> makes one.'],
  explain: '<p>The container ended with its command.</p>',
  trains: [{ id: 'image-vs-container', title: 'Image and container' }],
  next: { id: 'second', title: 'The second' },
  solved: false,
}
const met = (...are: boolean[]) => exercise.goal.map(({ say }, place) => ({ say, met: are[place] ?? false }))
const text = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('the goals', () => {
  it('say in words which are reached', () => {
    const html = renderToStaticMarkup(<ExerciseGoals goals={met(true)} news="" />)
    expect(text(html)).toBe('Goal 1 of 2 done The container hello exists. done It printed ahoy. not yet')
    expect(html).toMatch(/role="status"/)
  })
  it('tell aloud what has changed, and nothing else', () => {
    expect(goalNews(met(), met(true))).toBe('Done: The container hello exists. 1 of 2 done.')
    expect(goalNews(met(true), met(false, true))).toBe(
      'Done: It printed ahoy. No longer so: The container hello exists. 1 of 2 done.',
    )
    expect(goalNews(met(true), met(true))).toBeNull()
  })
})

describe('the panel', () => {
  const html = renderToStaticMarkup(
    <ExercisePanel exercise={exercise} met={[true]} hints={1} solution={<i>solution</i>} />,
  )
  it('shows the task, the goal and the hints asked for, and no more', () => {
    expect(text(html)).toContain('Run a container named hello .')
    expect(text(html)).toContain('What does it need?')
    expect(text(html)).toContain('Next hint (2 of 2)')
    expect(html).not.toContain('makes one')
    expect(html).not.toContain('ended with its command')
  })
  it('has no inline style, which the policy would refuse, and no id twice', () => {
    expect(html).not.toMatch(/ style=/)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

it('hints come to an end, and the button keeps its place', () => {
  const html = renderToStaticMarkup(<ExerciseHints hints={exercise.hints} shown={2} />)
  expect(text(html)).toContain('No more hints')
  expect(html).toContain('aria-disabled="true"')
  expect(html).not.toContain(' disabled=')
})

describe('the solution', () => {
  it('says before what looking at it costs', () => {
    const html = renderToStaticMarkup(<ExerciseSolution state={{ is: 'closed' }} costs />)
    expect(text(html)).toMatch(/^Show the solution If you look before you are done/)
    expect(text(renderToStaticMarkup(<ExerciseSolution state={{ is: 'closed' }} costs={false} />))).toBe(
      'Show the solution',
    )
  })
  it('is shown line by line, and says when it did not come', () => {
    const open = renderToStaticMarkup(<ExerciseSolution state={{ is: 'open', lines: ['docker ps <x>'] }} costs />)
    expect(open).toContain('docker ps &lt;x&gt;')
    expect(open).not.toContain('If you look')
    expect(renderToStaticMarkup(<ExerciseSolution state={{ is: 'failed' }} costs />)).toMatch(/role="alert"/)
  })
})

it.each([
  [{ is: 'saving' }, 'Saving.'],
  [{ is: 'saved', helped: false }, 'Saved. It counts for what you understand.'],
  [{ is: 'saved', helped: true }, 'Saved, as solved with help. Come back another day and solve it on your own.'],
  [
    { is: 'failed', message: 'The server cannot be reached.' },
    'Not saved yet. The server cannot be reached. Try again',
  ],
  [
    { is: 'nobody' },
    'Nobody is signed in, so this is not kept yet. A guest account keeps it; your world stays as it is. start',
  ],
] as const)('saving says where it stands: %j', (state, words) => {
  const html = renderToStaticMarkup(
    <ExerciseSaving state={state} start={<button type="button">start</button>} onRetry={() => undefined} />,
  )
  expect(text(html)).toBe(words)
})

it('when done, it says what it showed and where to go', () => {
  const html = renderToStaticMarkup(<ExerciseDone exercise={exercise}>kept</ExerciseDone>)
  expect(text(html)).toBe(
    'Done The container ended with its command. kept Read on: Image and container Next: The second',
  )
  expect(html).toContain('href="/learn/image-vs-container"')
  expect(html).toContain('href="/lab?exercise=second"')
  const last = renderToStaticMarkup(
    <ExerciseDone exercise={{ ...exercise, next: null, trains: [] }}>kept</ExerciseDone>,
  )
  expect(last).toContain('href="/lab/exercises"')
  expect(text(last)).not.toContain('Read on')
})

it('the list marks in words what is solved', () => {
  const listed = [
    { id: 'a', title: 'First', number: 1, solved: true },
    { id: 'b', title: 'Second', number: 2, solved: false },
  ]
  const html = renderToStaticMarkup(<ExerciseList themes={[{ theme: 'Begin', exercises: listed }]} />)
  expect(text(html)).toBe('Begin 1 First solved 2 Second')
})

it('prepared lines are shown as they were run', () => {
  expect(text(renderToStaticMarkup(<PreparedLines steps={[{ line: 'mkdir app' }]} />))).toBe(
    'Prepared for you: mkdir app',
  )
})
