import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { GradeButtons, gradeButtons } from './grade-buttons'

const outcome = (short: string) => ({ short, spoken: `${short} spoken` })
const outcomes = { 1: outcome('1 min'), 2: outcome('6 min'), 3: outcome('10 min'), 4: outcome('8 days') }

describe('grade buttons', () => {
  it('are Again and Good when there are two', () => {
    expect(gradeButtons(2).map(({ grade }) => grade)).toEqual([1, 3])
    expect(gradeButtons(4).map(({ grade }) => grade)).toEqual([1, 2, 3, 4])
  })

  it('say when the card would come back, and show their key only while shortcuts are on', () => {
    const render = (shortcuts: boolean) =>
      renderToStaticMarkup(
        <GradeButtons buttons={gradeButtons(2)} outcomes={outcomes} shortcuts={shortcuts} onGrade={() => undefined} />,
      )
    expect(render(true)).toContain('comes back in 10 min spoken')
    expect(render(true)).toContain('<kbd')
    expect(render(false)).not.toContain('<kbd')
  })
})
