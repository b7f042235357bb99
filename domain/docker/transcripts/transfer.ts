import { expect } from 'vitest'
import type { Row } from './row'

/** Rows 112 to 118: push, save, load, import. */
export const transfer: Row[] = [
  {
    id: '112',
    says: 'push names the repository, its layers and the digest',
    check({ given, sh }) {
      given('docker pull -q alpine', 'docker login -u me -p secret', 'docker tag alpine me/app')
      const { stdout, exitCode } = sh('docker push me/app')
      const lines = stdout.trimEnd().split('\n')
      expect(exitCode).toBe(0)
      expect(lines.slice(0, 2)).toEqual([
        'Using default tag: latest',
        'The push refers to repository [docker.io/me/app]',
      ])
      expect(stdout).toMatch(/^[0-9a-f]{12}: (Pushed|Mounted from library\/alpine)$/m)
      expect(stdout).toMatch(/^latest: digest: sha256:[0-9a-f]{64} size: \d+$/m)
      expect(sh('docker push me/app').stdout).toMatch(/^[0-9a-f]{12}: Layer already exists$/m)
    },
  },
  {
    id: '113',
    says: 'push of a tag that is not there',
    check({ store, given, sh }) {
      const { stdout, stderr, exitCode } = sh('docker push me/nosuch')
      expect(stdout).toContain('The push refers to repository [docker.io/me/nosuch]\n')
      expect(stderr).toContain(
        store === 'containerd'
          ? 'tag does not exist: me/nosuch:latest'
          : 'An image does not exist locally with the tag: me/nosuch',
      )
      expect(exitCode).toBe(1)
      given('docker pull -q alpine', 'docker tag alpine me/nosuch:1')
      expect(sh('docker push me/nosuch').stderr).toContain('tag does not exist: me/nosuch')
    },
  },
  {
    id: '114',
    says: 'push of an index of which one platform is here',
    stores: ['containerd'],
    check({ given, sh }) {
      given('docker pull -q alpine', 'docker tag alpine reg.example.com/app')
      const { stdout, stderr } = sh('docker push reg.example.com/app')
      expect(stdout + stderr).toContain(
        'Not all multiplatform-content is present and only the available single-platform image was pushed',
      )
      expect(stdout + stderr).toMatch(/sha256:[0-9a-f]{64} -> sha256:[0-9a-f]{64}/)
    },
  },
  {
    id: '115',
    says: 'save needs a file or a pipe; by id no name is saved',
    check({ given, sh, out }) {
      given('docker pull -q alpine')
      expect(sh('docker save alpine')).toMatchObject({
        stdout: '',
        stderr: 'cowardly refusing to save to a terminal. Use the -o flag or redirect\n',
        exitCode: 1,
      })
      expect(sh('docker save alpine -o f.tar')).toMatchObject({ stdout: '', stderr: '', exitCode: 0 })
      given(`docker save -o id.tar ${out('docker images -q')}`, 'docker rmi alpine')
      expect(sh('docker load -i id.tar').stdout).toMatch(/^Loaded image ID: sha256:[0-9a-f]{64}\n$/m)
    },
  },
  {
    id: '116',
    says: 'load tells what it loaded, and the id is the same',
    check({ given, sh, out }) {
      given('docker pull -q alpine', 'docker save alpine -o f.tar')
      const id = out('docker images -q --no-trunc')
      given('docker rmi alpine')
      expect(sh('docker load -i f.tar').stdout).toMatch(/(^|\n)Loaded image: alpine:latest\n$/)
      expect(out('docker images -q --no-trunc')).toBe(id)
    },
  },
  {
    id: '117',
    says: 'load on a terminal without -i',
    check({ sh }) {
      expect(sh('docker load')).toMatchObject({
        stdout: '',
        stderr: 'requested load from stdin, but stdin is empty\n',
        exitCode: 1,
      })
    },
  },
  {
    id: '118',
    says: 'import: one layer, no command, "Imported from -"',
    check({ given, sh, out }) {
      given('docker create --name web nginx', 'docker export web -o rootfs.tar')
      expect(sh('docker import rootfs.tar me/flat:1').stdout).toMatch(/^sha256:[0-9a-f]{64}\n$/)
      const [image] = JSON.parse(out('docker image inspect me/flat:1'))
      expect(image.RootFS.Layers).toHaveLength(1)
      expect(image.Comment).toBe('Imported from -')
      expect([image.Config?.Cmd ?? null, image.Config?.Entrypoint ?? null]).toEqual([null, null])
    },
  },
]
