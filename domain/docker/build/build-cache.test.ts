import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findImage } from '@/domain/docker/images/store'
import type { World } from '@/domain/docker/world/world'
import { appWorld, runAll, withFiles } from './app-world'

const Dockerfile = 'FROM alpine\nRUN echo one > /one\nCOPY a /a\nARG V=1\nRUN echo $V > /v\nCOPY b /b\n'
const app = { Dockerfile, a: '1', b: '1' }
const idOf = (world: World, name = 'x') => {
  const found = findImage(world, name)
  return found.ok ? found.value.id : ''
}
/** Which of the steps with a layer of their own were taken from the cache: C for yes. */
function cachedSteps(stderr: string): string {
  const steps = [...stderr.matchAll(/^#(\d+) \[\d\/\d] (?!FROM)/gm)].map(([, number]) => number)
  return steps.map((number) => (stderr.includes(`#${number} CACHED\n`) ? 'C' : '-')).join('')
}
const build = 'docker build --progress plain -t x'

describe('the build cache', () => {
  const first = runAll(appWorld(app), `${build} .`)

  it.each([
    ['nothing', {}, '.', 'CCCC'],
    ['the last file', { b: '2' }, '.', 'CCC-'],
    ['an early file', { a: '2' }, '.', 'C---'],
    ['another file', { c: '2' }, '.', 'CCCC'],
    ['an argument', {}, '--build-arg V=2 .', 'CC--'],
    ['an argument that it has', {}, '--build-arg V=1 .', 'CCCC'],
    ['a command', { Dockerfile: Dockerfile.replace('one >', 'two >') }, '.', '----'],
    ['nothing, without the cache', {}, '--no-cache .', '----'],
  ])('notices a change of %s', (_what, files, rest, expected) => {
    expect(cachedSteps(first.stderr)).toBe('----')
    expect(cachedSteps(runAll(withFiles(first.world, files), `${build} ${rest}`).stderr)).toBe(expected)
  })

  it('outlives the image, and goes with a prune', () => {
    const removed = runAll(first.world, 'docker rmi x').world
    expect(cachedSteps(runAll(removed, `${build} .`).stderr)).toBe('CCCC')
    expect(cachedSteps(runAll(removed, 'docker builder prune -af', `${build} .`).stderr)).toBe('----')
    expect(cachedSteps(runAll(removed, 'docker system prune -f', `${build} .`).stderr)).toBe('----')
  })

  it('is not pruned as long as an image has the same layers, unless all is', () => {
    expect(cachedSteps(runAll(first.world, 'docker builder prune -f', `${build} .`).stderr)).toBe('CCCC')
    expect(cachedSteps(runAll(first.world, 'docker builder prune -af', `${build} .`).stderr)).toBe('----')
  })

  it('has a WORKDIR also without the cache, unless it stands on a step that passed the cache over', () => {
    const app = { Dockerfile: 'FROM alpine\nWORKDIR /a\nRUN date > /d\nWORKDIR /b\nWORKDIR /c\n' }
    const before = runAll(appWorld(app), `${build} .`).world
    expect(cachedSteps(runAll(before, `${build} .`).stderr)).toBe('CCCC')
    expect(cachedSteps(runAll(before, `${build} --no-cache .`).stderr)).toBe('C---')
  })

  it('takes a copied file again whose content is the same, though its stage was built anew', () => {
    const text = (word: string) =>
      `FROM alpine AS s\nRUN echo ${word}; echo same > /f\nFROM busybox\nCOPY --from=s /f /f\nRUN echo end\n`
    const before = runAll(appWorld({ Dockerfile: text('a') }), `${build} .`).world
    const { stderr } = runAll(withFiles(before, { Dockerfile: text('b') }), `${build} .`)
    expect(stderr).toMatch(/#\d+ \[s 2\/2] RUN echo b; echo same > \/f\n#\d+ 0\.120 b\n/)
    expect(stderr).toMatch(/\[stage-1 2\/3] COPY --from=s \/f \/f\n#\d+ CACHED\n/)
  })
})

const content = fc.stringMatching(/^[a-z0-9]{0,6}$/)

describe('images', () => {
  it('are the same for the same Dockerfile and files, whenever they are built and in whatever world', () => {
    fc.assert(
      fc.property(content, content, fc.constantFrom('containerd', 'overlay2'), (a, b, store) => {
        const files = { Dockerfile, a, b }
        const one = runAll(appWorld(files, store), `${build} .`).world
        const later = runAll(appWorld(files, store), 'sleep 5', 'docker pull -q alpine', `${build} .`).world
        const again = runAll(one, `${build} --no-cache .`).world
        expect([idOf(later), idOf(again)]).toEqual([idOf(one), idOf(one)])
      }),
      { numRuns: 8 },
    )
  })

  it('differ where a copied byte does, and the base image never changes', () => {
    fc.assert(
      fc.property(content, content, (a, b) => {
        const base = runAll(appWorld({ Dockerfile, a, b: '' }), 'docker pull -q alpine').world
        const one = runAll(base, `${build} .`).world
        const other = runAll(withFiles(one, { a: b }), `${build} .`).world
        expect(idOf(one) === idOf(other)).toBe(a === b)
        expect(idOf(other, 'alpine')).toBe(idOf(base, 'alpine'))
      }),
      { numRuns: 8 },
    )
  })
})
