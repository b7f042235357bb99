import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { describePicture } from './describe-picture'
import { Inventory, inventoryOf } from './inventory'
import { samplePicture } from './sample-picture'
import { sceneLayout } from './scene-layout'
import { TerminalEntry } from './terminal-entry'
import { WorldPanel } from './world-panel'
import { WorldScene } from './world-scene'

const scene = (width: number, before = samplePicture) =>
  renderToStaticMarkup(<WorldScene id="s" picture={samplePicture} before={before} width={width} />)

describe('the layout of a scene', () => {
  it.each([320, 480, 640, 900])('keeps everything inside of itself at %i pixels', (width) => {
    const { width: wide, height, layers, containers } = sceneLayout(samplePicture.stacks, width)
    for (const one of [...layers, ...containers]) {
      expect(one.x).toBeGreaterThanOrEqual(0)
      expect(one.y).toBeGreaterThanOrEqual(20)
      expect(one.x + one.width + 18).toBeLessThanOrEqual(wide)
      expect(one.y + one.height).toBeLessThanOrEqual(height)
    }
  })

  it('draws a shared layer once, as wide as all that stands on it', () => {
    const { layers } = sceneLayout(samplePicture.stacks, 900)
    const base = layers.filter(({ key }) => key === 'a')
    expect(base).toHaveLength(1)
    const above = layers.filter(({ key }) => ['b', 'f'].includes(key))
    for (const one of above) {
      expect(one.x).toBeGreaterThanOrEqual(base[0]?.x ?? Number.NaN)
      expect(one.x + one.width).toBeLessThanOrEqual((base[0]?.x ?? 0) + (base[0]?.width ?? 0))
      expect(one.y + one.height).toBeLessThan(base[0]?.y ?? 0)
    }
  })

  it('puts no two slabs of one height on the same place', () => {
    const { layers, containers } = sceneLayout(samplePicture.stacks, 640)
    const all = [...layers, ...containers]
    for (const a of all)
      for (const b of all) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
        expect(a === b || apart).toBe(true)
      }
  })
})

describe('the picture', () => {
  it('has a title and a description that name what it draws', () => {
    const { title, description } = describePicture(samplePicture)
    expect(title).toBe('The host: 4 images, 5 layers, 3 containers')
    expect(description).toContain('Image nginx:1.29, web:1: 3 layers.')
    expect(description).toContain('Container web, from nginx:1.29, is running; its writable layer holds 2 changes.')
    expect(scene(640)).toContain(title)
  })

  it('shows names, states, written files as docker diff lists them, and mounts', () => {
    const html = scene(640)
    for (const word of [
      'nginx:1.29',
      'web:1',
      'C …',
      'nginx.conf',
      'A /note',
      'data → /data',
      'paused',
      '(0)',
      '8080→80',
    ])
      expect(html).toContain(word)
  })

  it('moves only what is new, and lets what went fade', () => {
    expect(scene(640)).not.toMatch(/lab-land|lab-hover|lab-leave/)
    const none = { ...samplePicture, stacks: [] }
    expect(scene(640, none).match(/lab-land/g)).toHaveLength(5)
    const gone = renderToStaticMarkup(<WorldScene id="s" picture={none} before={samplePicture} width={640} />)
    expect(gone.match(/class="lab-leave/g)).toHaveLength(8)
  })

  it('has no inline style, which the policy would refuse, and no id twice', () => {
    const html = `${scene(640)}${renderToStaticMarkup(<WorldPanel picture={samplePicture} before={null} onPick={() => {}} />)}`
    expect(html).not.toMatch(/ style=/)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the list beside the picture', () => {
  it('has a button for everything drawn', () => {
    const items = inventoryOf(samplePicture)
    const html = renderToStaticMarkup(<Inventory items={items} open={null} onOpen={() => {}} inside={() => null} />)
    expect(html.match(/<summary/g)).toHaveLength(9)
    for (const name of ['Images', 'Containers', 'Volumes', 'keen_darwin', 'dangling', 'not in use'])
      expect(html).toContain(name)
  })
})

describe('an entry of the terminal', () => {
  it('tells command, output, exit code and changes apart', () => {
    const entry = {
      prompt: '$',
      line: 'docker rm x',
      stdout: '',
      stderr: 'Error\r\n',
      exitCode: 1,
      said: ['Nothing of it is left.'],
    }
    const html = renderToStaticMarkup(<TerminalEntry entry={entry} />)
    expect(html).toContain('Command: ')
    expect(html).toContain('>Error</pre>')
    expect(html).toContain('exit code 1')
    expect(html).toContain('<li>Nothing of it is left.</li>')
  })
})
