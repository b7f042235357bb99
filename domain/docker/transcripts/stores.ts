import { expect } from 'vitest'
import { run } from '@/domain/docker/run'
import { setStore } from '@/domain/docker/world/keep'
import type { Row } from './row'

/** Where the two image stores differ. */
export const stores: Row[] = [
  {
    id: 'S1',
    says: 'an image id is the digest of what was pulled, or of its config',
    check({ store, out, given }) {
      given('docker pull alpine')
      const id = out('docker images -q --no-trunc alpine')
      const digest = out("docker image inspect -f '{{index .RepoDigests 0}}' alpine").replace('alpine@', '')
      expect(id === digest).toBe(store === 'containerd')
    },
  },
  {
    id: 'S2',
    says: 'an index is kept as an index only by containerd',
    check({ store, world, given }) {
      given('docker pull alpine')
      const { containerd, overlay2 } = world()
      expect(Object.keys(containerd.names).length).toBe(store === 'containerd' ? 1 : 0)
      expect(Object.keys(overlay2.images).length).toBe(store === 'containerd' ? 0 : 1)
    },
  },
  {
    id: 'S3',
    says: 'a build’s attestation is kept by containerd only',
    check({ store, world, given, out }) {
      given("printf 'FROM alpine\\nRUN echo x > /x\\n' | docker build -q -t app -")
      const { blobs } = world()
      const indexes = Object.values(blobs).flatMap((blob) => (blob.kind === 'index' ? [blob] : []))
      const kept = indexes.some(({ manifests }) => manifests.some(({ platform }) => platform?.os === 'unknown'))
      expect(kept).toBe(store === 'containerd')
      expect(out("docker image inspect -f '{{.Id}}' app")).toMatch(/^sha256:/)
    },
  },
  {
    id: 'S4',
    says: 'containerd keeps compressed content beside the unpacked layers',
    check({ store, out, given }) {
      given('docker pull alpine')
      const [, row = ''] = out('docker images').split('\n')
      const [, , usage = '', content = ''] = row.split(/ {2,}/)
      expect(content === '0B').toBe(store === 'overlay2')
      expect(Number.parseFloat(usage)).toBeGreaterThan(Number.parseFloat(content))
    },
  },
  {
    id: 'S5',
    says: 'rmi by name of an image in use',
    check({ store, sh, given }) {
      given('docker create --name box alpine')
      const { stderr, exitCode } = sh('docker rmi alpine')
      const words =
        store === 'containerd'
          ? 'conflict: unable to delete alpine:latest (must be forced) - container '
          : 'conflict: unable to remove repository reference "alpine" (must force) - container '
      expect(stderr).toContain(`Error response from daemon: ${words}`)
      expect(exitCode).toBe(1)
    },
  },
  {
    id: 'S6',
    says: 'rmi -f by name under a stopped container: untagged, or deleted',
    check({ store, sh, out, given }) {
      given('docker create --name box alpine')
      const { stdout } = sh('docker rmi -f alpine')
      expect(stdout).toContain('Untagged: alpine:latest\n')
      expect(stdout.includes('Deleted: sha256:')).toBe(store === 'overlay2')
      expect(out('docker images -aq').split('\n').filter(Boolean)).toHaveLength(store === 'containerd' ? 1 : 0)
    },
  },
  {
    id: 'S7',
    says: 'one Deleted line, or one more for each layer freed',
    check({ store, out, given }) {
      given('docker pull nginx')
      const layers = Number(out("docker image inspect -f '{{len .RootFS.Layers}}' nginx"))
      const deleted = out('docker rmi nginx')
        .split('\n')
        .filter((line) => line.startsWith('Deleted: sha256:'))
      expect(deleted).toHaveLength(store === 'containerd' ? 1 : 1 + layers)
    },
  },
  {
    id: 'S8',
    says: 'dependent child images are a conflict on overlay2 only',
    check({ store, sh, out, given }) {
      given('docker run --name box alpine touch /new', 'docker commit box child', 'docker rm box')
      const id = out('docker images -q alpine')
      const { stderr, exitCode } = sh(`docker rmi ${id}`)
      if (store === 'containerd') expect(exitCode).toBe(0)
      else
        expect(stderr).toBe(
          `Error response from daemon: conflict: unable to delete ${id} (cannot be forced) - image has dependent child images\n`,
        )
    },
  },
  {
    id: 'S9',
    says: 'pull of a tag that is not there',
    check({ store, sh }) {
      const { stderr, exitCode } = sh('docker pull alpine:nope')
      expect(exitCode).toBe(1)
      expect(stderr).toContain(
        store === 'containerd'
          ? 'failed to resolve reference "docker.io/library/alpine:nope": docker.io/library/alpine:nope: not found'
          : 'manifest for alpine:nope not found: manifest unknown',
      )
    },
  },
  {
    id: 'S10',
    says: 'push of a tag that is not there',
    check({ store, sh }) {
      const { stderr, exitCode } = sh('docker push me/nosuch')
      expect(exitCode).toBe(1)
      expect(stderr).toContain(
        store === 'containerd'
          ? 'tag does not exist: me/nosuch:latest'
          : 'An image does not exist locally with the tag: me/nosuch',
      )
    },
  },
  {
    id: 'S11',
    says: 'docker info names the driver',
    check({ store, out }) {
      const info = out('docker info')
      expect(info).toContain(` Storage Driver: ${store === 'containerd' ? 'overlayfs' : 'overlay2'}\n`)
      expect(info.includes('  driver-type: io.containerd.snapshotter.v1\n')).toBe(store === 'containerd')
    },
  },
  {
    id: 'S12',
    says: 'what the other store holds is hidden, not lost',
    check({ store, world, given, out }) {
      given('docker create --name box alpine')
      const other = setStore(world(), store === 'containerd' ? 'overlay2' : 'containerd')
      expect(run(other, 'docker ps -aq').stdout).toBe('')
      expect(run(other, 'docker images -q').stdout).toBe('')
      const back = setStore(run(other, 'docker pull busybox').world, store)
      expect(run(back, "docker ps -a --format '{{.Names}} {{.Image}}'").stdout).toBe('box alpine\n')
      expect(run(back, 'docker images -q').stdout.trim()).toBe(out('docker images -q'))
    },
  },
]
