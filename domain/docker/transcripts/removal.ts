import { expect } from 'vitest'
import type { Row } from './row'

const error = (message: string) => ({ stderr: `Error response from daemon: ${message}\n`, exitCode: 1 })
const hexOf = (text: string) => text.replace('sha256:', '').slice(0, 12)

/** Rows 88 to 98: rmi. */
export const removal: Row[] = [
  {
    id: '88',
    says: 'two tags: the name goes, the image stays, even in use',
    check({ given, sh }) {
      given('docker run --name made alpine sh -c "echo x > /x"', 'docker commit made app:1', 'docker tag app:1 app:2')
      given('docker create app:1 sh')
      expect(sh('docker rmi app:2')).toMatchObject({ stdout: 'Untagged: app:2\n', stderr: '', exitCode: 0 })
    },
  },
  {
    id: '89',
    says: 'one tag, unused: untagged and deleted; overlay2 lists the layers freed, and the digest of a pulled one',
    check({ store, given, sh, out }) {
      given('docker pull -q alpine')
      const id = out('docker images -q --no-trunc')
      const layers = Number(out("docker image inspect -f '{{len .RootFS.Layers}}' alpine"))
      const lines = sh('docker rmi alpine').stdout.trimEnd().split('\n')
      expect(lines[0]).toBe('Untagged: alpine:latest')
      if (store === 'containerd') expect(lines.slice(1)).toEqual([`Deleted: ${id}`])
      else {
        expect(lines[1]).toMatch(/^Untagged: alpine@sha256:[0-9a-f]{64}$/)
        expect(lines[2]).toBe(`Deleted: ${id}`)
        expect(lines.slice(3)).toHaveLength(layers)
        for (const line of lines.slice(3)) expect(line).toMatch(/^Deleted: sha256:[0-9a-f]{64}$/)
      }
    },
  },
  {
    id: '90',
    says: 'one tag, used by any container, by name',
    check({ store, given, sh, out }) {
      given('docker pull -q alpine', 'docker tag alpine app:1', 'docker rmi alpine')
      const cid = out('docker create app:1').slice(0, 12)
      const iid = hexOf(out('docker images -q app:1'))
      expect(sh('docker rmi app:1')).toMatchObject(
        error(
          store === 'containerd'
            ? `conflict: unable to delete app:1 (must be forced) - container ${cid} is using its referenced image ${iid}`
            : `conflict: unable to remove repository reference "app:1" (must force) - container ${cid} is using its referenced image ${iid}`,
        ),
      )
      given('docker tag app:1 alpine', 'docker rmi app:1')
      const { stderr } = sh('docker rmi alpine')
      expect(stderr).toContain(store === 'containerd' ? 'unable to delete alpine:latest (' : 'reference "alpine" (')
    },
  },
  {
    id: '91',
    says: 'by id, container stopped',
    check({ given, sh, out }) {
      given('docker pull -q alpine')
      const cid = out('docker create alpine').slice(0, 12)
      const iid = hexOf(out('docker images -q'))
      expect(sh(`docker rmi ${iid}`)).toMatchObject(
        error(`conflict: unable to delete ${iid} (must be forced) - image is being used by stopped container ${cid}`),
      )
    },
  },
  {
    id: '92',
    says: 'by id, container running, with or without -f',
    check({ given, sh, out }) {
      given('docker pull -q alpine')
      const cid = out('docker run -d --name box alpine sleep 10000').slice(0, 12)
      const iid = hexOf(out('docker images -q'))
      const refused = error(
        `conflict: unable to delete ${iid} (cannot be forced) - image is being used by running container ${cid}`,
      )
      expect(sh(`docker rmi ${iid}`)).toMatchObject(refused)
      expect(sh(`docker rmi -f ${iid}`)).toMatchObject(refused)
      given('docker pause box')
      expect(sh(`docker rmi ${iid}`)).toMatchObject(refused)
    },
  },
  {
    id: '93',
    says: 'rmi -f by name under a running container takes the name only',
    check({ given, sh, out }) {
      given('docker run -d --name made alpine sleep 10000', 'docker commit made app:1')
      given('docker run -d --name box app:1 sleep 10000')
      const iid = hexOf(out('docker images -q app:1'))
      expect(sh('docker rmi -f app:1')).toMatchObject({ stdout: 'Untagged: app:1\n', stderr: '', exitCode: 0 })
      expect(out("docker ps --filter name=box --format '{{.Image}} {{.State}}'")).toBe(`${iid} running`)
      expect(out('docker images -q -f dangling=true')).toContain(iid)
    },
  },
  {
    id: '94',
    says: 'rmi -f by name under a stopped container: the stores differ; by id containerd deletes, too',
    check({ store, given, sh, out }) {
      given('docker create --name made alpine', 'docker commit made app:1', 'docker create --name box app:1 sh')
      const id = out('docker images -q --no-trunc app:1')
      const { stdout } = sh('docker rmi -f app:1')
      if (store === 'containerd') {
        expect(stdout).toBe('Untagged: app:1\n')
        expect(out('docker images -aq --no-trunc -f dangling=true')).toContain(id)
        expect(sh(`docker rmi -f ${hexOf(id)}`).stdout).toContain(`Deleted: ${id}`)
      } else expect(stdout).toContain(`Untagged: app:1\nDeleted: ${id}\n`)
    },
  },
  {
    id: '95',
    says: 'two tags, by id: must be forced; then all names go, and the image',
    check({ given, sh, out }) {
      given('docker pull -q alpine', 'docker tag alpine alpine:two')
      const iid = hexOf(out('docker images -q alpine:two'))
      expect(sh(`docker rmi ${iid}`)).toMatchObject(
        error(`conflict: unable to delete ${iid} (must be forced) - image is referenced in multiple repositories`),
      )
      const lines = sh(`docker rmi -f ${iid}`).stdout
      expect(lines).toContain('Untagged: alpine:latest\n')
      expect(lines).toContain('Untagged: alpine:two\n')
      expect(lines).toMatch(/Deleted: sha256:/)
      expect(out('docker images -aq')).toBe('')
    },
  },
  {
    id: '96',
    says: 'child images: a conflict on overlay2; none on containerd',
    check({ store, given, sh, out }) {
      given('docker run --name made alpine sh -c "echo x > /x"', 'docker commit made child', 'docker rm made')
      const iid = hexOf(out('docker images -q alpine'))
      const ran = sh(`docker rmi ${iid}`)
      if (store === 'containerd') expect(ran).toMatchObject({ stderr: '', exitCode: 0 })
      else
        expect(ran).toMatchObject(
          error(`conflict: unable to delete ${iid} (cannot be forced) - image has dependent child images`),
        )
    },
  },
  {
    id: '97',
    says: 'rmi of nothing; -f makes it 0',
    check({ sh }) {
      const stderr = 'Error response from daemon: No such image: nosuch:latest\n'
      expect(sh('docker rmi nosuch')).toMatchObject({ stdout: '', stderr, exitCode: 1 })
      expect(sh('docker rmi -f nosuch')).toMatchObject({ stdout: '', stderr, exitCode: 0 })
    },
  },
  {
    id: '98',
    says: 'rmi --platform needs -f',
    stores: ['containerd'],
    check({ given, sh }) {
      given('docker pull -q alpine')
      expect(sh('docker rmi --platform linux/amd64 alpine')).toMatchObject(
        error('Content will be removed from all images referencing this variant. Use —-force to force delete.'),
      )
    },
  },
]
