import { describe, expect, it } from 'vitest'
import { unpackTree } from '@/domain/docker/files/archive'
import { file } from '@/domain/docker/files/node'
import { terminal } from '@/domain/docker/transcripts/terminal'
import { layerTarSize, tarSize } from './archive-layout'
import { makeLayer } from './digests'
import { saveImages } from './save'

function layout(store: 'containerd' | 'overlay2', ...names: string[]) {
  const t = terminal(store)
  t.given('docker pull -q alpine', 'docker tag alpine me/app:1')
  const saved = saveImages(t.world(), names, [])
  const nodes = saved.ok ? unpackTree(saved.value) : saved
  if (!nodes.ok) throw new Error(nodes.message)
  const json = (path: string) => {
    const node = nodes.value[path]
    return node?.kind === 'file' ? JSON.parse(node.content) : null
  }
  return { paths: Object.keys(nodes.value), json }
}

describe('an archive of images', () => {
  it('is an OCI layout', () => {
    const { paths, json } = layout('containerd', 'alpine')
    expect(paths.filter((path) => !/^blobs\/sha256\/[0-9a-f]{64}$/.test(path))).toEqual([
      'blobs',
      'blobs/sha256',
      'index.json',
      'manifest.json',
      'oci-layout',
    ])
    expect(json('index.json').manifests[0].annotations).toEqual({
      'io.containerd.image.name': 'docker.io/library/alpine:latest',
      'org.opencontainers.image.ref.name': 'latest',
    })
  })

  it('has a manifest for older Dockers, and of overlay2 the names apart', () => {
    const { paths, json } = layout('overlay2', 'alpine', 'me/app:1')
    const [image, ...others] = json('manifest.json')
    expect(others).toEqual([])
    expect(image.RepoTags).toEqual(['alpine:latest', 'me/app:1'])
    for (const path of [image.Config, ...image.Layers]) expect(paths).toContain(path)
    expect(Object.keys(json('repositories'))).toEqual(['alpine', 'me/app'])
  })
})

describe('tarSize', () => {
  it('counts blocks', () => {
    expect(tarSize([])).toBe(1024)
    expect(tarSize([1])).toBe(2048)
    expect(tarSize([0, 512])).toBe(2560)
    expect(layerTarSize(makeLayer({ '/a': file('abc') }).blob)).toBe(2048)
  })
})
