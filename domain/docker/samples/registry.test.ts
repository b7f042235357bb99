import { describe, expect, it } from 'vitest'
import type { Digest } from '@/domain/docker/digest'
import { sizeOfChanges } from '@/domain/docker/files/layers'
import { chainOf } from '@/domain/docker/files/path'
import { blobDigest, blobSize } from '@/domain/docker/images/digests'
import { sampleBlob, sampleRepository, sampleRepositoryWith, samples } from './registry'

const hub = (name: string) => sampleRepository(`docker.io/library/${name}`)

/** Manifest of a tag for a processor. */
function manifest(name: string, tag: string, architecture = 'amd64') {
  const index = sampleBlob(hub(name)?.tags[tag] as Digest)
  const found =
    index?.kind === 'index' ? index.manifests.find((one) => one.platform?.architecture === architecture) : undefined
  const blob = found && sampleBlob(found.digest)
  if (blob?.kind !== 'manifest') throw new Error(`${name}:${tag} has no manifest`)
  return blob
}
const layersOf = (name: string, tag: string, architecture = 'amd64') =>
  manifest(name, tag, architecture).layers.map(({ digest }) => digest)
function configOf(name: string, tag: string) {
  const blob = sampleBlob(manifest(name, tag).config.digest)
  if (blob?.kind !== 'config') throw new Error(`${name}:${tag} has no config`)
  return blob
}

describe('sample registry', () => {
  it('knows no other blobs', () => {
    expect(sampleBlob('sha256:none')).toBeUndefined()
  })

  it('holds every blob under its own digest, and everything that a blob points at', () => {
    for (const { name } of samples) {
      const { content = {}, tags = {} } = sampleRepository(name) ?? {}
      for (const digest of Object.values(tags)) expect(content[digest]).toBe(true)
      for (const digest of Object.keys(content) as Digest[]) {
        const blob = sampleBlob(digest)
        if (!blob) throw new Error(`${digest} is absent`)
        expect(blobDigest(blob)).toBe(digest)
        if (blob.kind === 'manifest') {
          const config = sampleBlob(blob.config.digest)
          const diffs = blob.layers.map((layer) => sampleBlob(layer.digest))
          expect(config?.kind === 'config' && config.rootfs.diff_ids).toEqual(
            diffs.map((layer) => layer?.kind === 'layer' && layer.diffId),
          )
          for (const one of [blob.config, ...blob.layers])
            expect(one.size).toBe(blobSize(sampleBlob(one.digest) ?? blob))
        }
        if (blob.kind === 'index') for (const one of blob.manifests) expect(content[one.digest]).toBe(true)
        if (blob.kind === 'layer') expect(blob.size).toBe(sizeOfChanges(blob.changes))
      }
    }
  })

  it('has every index and manifest in one repository', () => {
    expect(sampleRepositoryWith('sha256:none')).toBeUndefined()
    for (const { name } of samples)
      for (const digest of Object.keys(sampleRepository(name)?.content ?? {}) as Digest[]) {
        const kind = sampleBlob(digest)?.kind
        if (kind === 'index' || kind === 'manifest') expect(sampleRepositoryWith(digest)).toBe(name)
      }
  })

  it('tells one history entry per layer, and marks the others empty', () => {
    for (const { name } of samples)
      for (const digest of Object.keys(sampleRepository(name)?.content ?? {}) as Digest[]) {
        const blob = sampleBlob(digest)
        if (blob?.kind === 'config' && blob.os === 'linux')
          expect(blob.history.filter((entry) => !entry.empty_layer)).toHaveLength(blob.rootfs.diff_ids.length)
      }
  })

  it('has a directory above every file of a whole image', () => {
    for (const [name, tag] of [
      ['alpine', 'latest'],
      ['busybox', 'latest'],
      ['debian', 'latest'],
      ['ubuntu', 'latest'],
      ['nginx', 'latest'],
    ] as const) {
      const paths = new Map<string, string>()
      for (const digest of layersOf(name, tag)) {
        const blob = sampleBlob(digest)
        if (blob?.kind === 'layer')
          for (const [path, node] of Object.entries(blob.changes)) paths.set(path, node?.kind ?? '')
      }
      for (const path of paths.keys())
        for (const above of chainOf(path).slice(0, -1)) expect(`${above} ${paths.get(above)}`).toBe(`${above} dir`)
    }
  })

  it.each([
    ['nginx', 'latest', 'debian', 'trixie-slim', 1],
    ['nginx', '1.28', 'debian', 'bookworm-slim', 1],
    ['nginx', 'alpine', 'alpine', '3.22', 1],
    ['node', '24', 'debian', 'bookworm', 1],
    ['node', '22', 'node', '24', 5],
    ['node', '22-alpine', 'alpine', 'latest', 1],
    ['python', '3.14', 'debian', 'trixie', 1],
    ['tomcat', '11', 'ubuntu', '24.04', 1],
    ['mariadb', '11', 'ubuntu', '24.04', 1],
    ['memcached', 'alpine', 'alpine', '3.22', 1],
    ['golang', '1.25-alpine', 'alpine', '3.22', 1],
    ['golang', '1.25', 'debian', 'trixie', 1],
    ['postgres', '16-alpine', 'alpine', '3.22', 1],
    ['nginx', 'alpine', 'nginx', 'alpine-slim', 7],
  ])('lets %s:%s share its base with %s:%s', (name, tag, base, baseTag, count) => {
    const [own, below] = [layersOf(name, tag), layersOf(base, baseTag)]
    expect(own.findIndex((digest, i) => below[i] !== digest)).toBe(count)
    expect(layersOf(name, tag, 'arm64')[0]).not.toBe(own[0])
  })

  it('sets up its images as the official ones are', () => {
    expect(configOf('nginx', 'latest').config).toMatchObject({
      StopSignal: 'SIGQUIT',
      Cmd: ['nginx', '-g', 'daemon off;'],
    })
    expect(configOf('httpd', 'latest').config).toMatchObject({ StopSignal: 'SIGWINCH', Cmd: ['httpd-foreground'] })
    expect(configOf('postgres', '17').config.Volumes).toEqual({ '/var/lib/postgresql/data': {} })
    expect(configOf('postgres', '18').config.Volumes).toEqual({ '/var/lib/postgresql': {} })
    expect(configOf('redis', '8').config).toMatchObject({ Volumes: { '/data': {} }, WorkingDir: '/data' })
    expect(configOf('mysql', '8.4').config.ExposedPorts).toEqual({ '3306/tcp': {}, '33060/tcp': {} })
    expect(configOf('memcached', '1').config).toMatchObject({ User: 'memcache', Cmd: ['memcached'] })
    expect(configOf('golang', '1.25-alpine').config).toMatchObject({ WorkingDir: '/go', Cmd: ['/bin/sh'] })
    expect(manifest('nginx', 'latest').layers).toHaveLength(7)
    expect(manifest('alpine', 'latest').layers).toMatchObject([{ size: 3_802_452 }])
  })
})
