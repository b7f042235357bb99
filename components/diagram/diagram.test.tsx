import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Diagram } from './diagram'

describe('Diagram', () => {
  const html = renderToStaticMarkup(
    <Diagram
      id="d"
      diagram={{
        title: 'One image, two containers',
        description: 'Both stand on the same layers.',
        images: [{ name: 'nginx:1.29', layers: ['debian base', 'nginx'] }],
        containers: [
          { name: 'web1', image: 'nginx:1.29', state: 'running', writes: ['/tmp/a'] },
          { name: 'web2', image: 'nginx:1.29', state: 'exited' },
        ],
      }}
    />,
  )

  it('speaks: a caption, and a title and description for the picture', () => {
    expect(html).toContain('<figcaption')
    expect(html).toMatch(/role="img"/)
    expect(html).toContain('<desc')
  })

  it('names every layer, container and state in words', () => {
    for (const word of ['debian base', 'web1', 'web2', 'running', 'exited', '/tmp/a']) expect(html).toContain(word)
  })

  it('has no inline style, which the policy would refuse', () => {
    expect(html).not.toMatch(/ style=/)
  })

  it('has no id twice', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
  })
})
