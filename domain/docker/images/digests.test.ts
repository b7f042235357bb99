import { describe, expect, it } from 'vitest'
import { file } from '@/domain/docker/files/node'
import type { ConfigBlob } from './blobs'
import { blobDigest, blobSize, makeConfig, makeIndex, makeLayer, makeManifest } from './digests'

const layer = makeLayer({ '/a': file('one') })
const configOf = (over: Partial<ConfigBlob> = {}): ConfigBlob => ({
  kind: 'config',
  created: 1,
  architecture: 'amd64',
  os: 'linux',
  config: { Cmd: ['sh'] },
  rootfs: { type: 'layers', diff_ids: [layer.blob.diffId] },
  history: [{ created: 1, created_by: 'COPY a / # buildkit' }],
  ...over,
})

describe('digests', () => {
  it('name a layer by its content, whenever it was written', () => {
    expect(makeLayer({ '/a': file('one', { mtime: 5 }) }).digest).toBe(layer.digest)
    expect(makeLayer({ '/a': file('two') }).digest).not.toBe(layer.digest)
    expect(layer.digest).not.toBe(layer.blob.diffId)
  })

  it('leave times of a config out, unless it is of its moment', () => {
    const later = { created: 2, history: [{ created: 2, created_by: 'COPY a / # buildkit' }] }
    expect(makeConfig(configOf(later)).digest).toBe(makeConfig(configOf()).digest)
    expect(makeConfig(configOf({ ...later, stamped: true })).digest).not.toBe(
      makeConfig(configOf({ stamped: true })).digest,
    )
    expect(makeConfig(configOf({ config: {} })).digest).not.toBe(makeConfig(configOf()).digest)
  })

  it('point at what lies below with its size and kind', () => {
    const config = makeConfig(configOf())
    const manifest = makeManifest(config, [layer])
    expect(manifest.blob.config).toEqual({
      mediaType: 'application/vnd.oci.image.config.v1+json',
      digest: config.digest,
      size: blobSize(config.blob),
    })
    expect(manifest.blob.layers).toEqual([
      { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: layer.digest, size: layer.blob.compressed },
    ])
    const platform = { os: 'linux', architecture: 'amd64' }
    const index = makeIndex([{ manifest, platform }])
    expect(index.blob.manifests).toEqual([
      {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: manifest.digest,
        size: blobSize(manifest.blob),
        platform,
      },
    ])
    for (const made of [config, manifest, index, layer]) expect(blobDigest(made.blob)).toBe(made.digest)
  })

  it('survive being written as JSON', () => {
    const config = makeConfig(configOf())
    expect(blobDigest(JSON.parse(JSON.stringify(config.blob)))).toBe(config.digest)
  })

  it('count a layer’s bytes', () => {
    expect(makeLayer({ '/a': file('', { size: 1000 }) }).blob).toMatchObject({ size: 1000, compressed: 432 })
    expect(makeLayer({}).blob).toMatchObject({ size: 0, compressed: 32 })
  })
})
