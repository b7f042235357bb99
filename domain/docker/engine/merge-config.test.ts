import { describe, expect, it } from 'vitest'
import type { RunConfig } from '@/domain/docker/images/blobs'
import type { ContainerConfig } from '@/domain/docker/world/container'
import { mergeConfig } from './merge-config'

const merge = (own: Partial<ContainerConfig>, image: RunConfig) => mergeConfig(own as ContainerConfig, image)
const image: RunConfig = {
  Entrypoint: ['/entry'],
  Cmd: ['serve'],
  Env: ['PATH=/bin', 'A=1'],
  User: 'app',
  WorkingDir: '/app',
}

describe("an image's defaults", () => {
  it.each([
    ['nothing', {}, ['/entry'], ['serve']],
    ['a command', { Cmd: ['ls'] }, ['/entry'], ['ls']],
    ['an entrypoint', { Entrypoint: ['sh'] }, ['sh'], undefined],
    ['both', { Entrypoint: ['sh'], Cmd: ['-c'] }, ['sh'], ['-c']],
    ['no entrypoint', { Entrypoint: [''] }, undefined, undefined],
    ['no entrypoint, a command', { Entrypoint: [''], Cmd: ['ls'] }, undefined, ['ls']],
  ])('entrypoint and command, told %s', (_, own, Entrypoint, Cmd) => {
    const { Entrypoint: entry, Cmd: command } = merge(own, image)
    expect([entry, command]).toEqual([Entrypoint, Cmd])
  })

  it('come after the own variables, and only where those are not set', () => {
    expect(merge({ Env: ['B=2', 'A=9'] }, image).Env).toEqual(['B=2', 'A=9', 'PATH=/bin'])
  })

  it('fill in user, directory, labels, ports and volumes', () => {
    const merged = merge(
      { Labels: { a: 'own' }, ExposedPorts: { '1/tcp': {} } },
      { ...image, Labels: { a: 'image', b: 'image' }, ExposedPorts: { '2/tcp': {} }, Volumes: { '/data': {} } },
    )
    expect(merged).toMatchObject({ User: 'app', WorkingDir: '/app', Labels: { a: 'own', b: 'image' } })
    expect([Object.keys(merged.ExposedPorts ?? {}), Object.keys(merged.Volumes ?? {})]).toEqual([
      ['1/tcp', '2/tcp'],
      ['/data'],
    ])
  })

  it('fill in what a health check leaves open', () => {
    const health = { Test: ['CMD', 'x'], Interval: 5e9, Retries: 2 }
    expect(merge({ Healthcheck: { Test: [], Retries: 7 } }, { Healthcheck: health }).Healthcheck).toEqual({
      ...health,
      Retries: 7,
    })
  })
})
