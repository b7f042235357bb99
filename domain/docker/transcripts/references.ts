import { expect } from 'vitest'
import type { Row } from './row'

const helpRun = "\n\nRun 'docker run --help' for more information\n"
const digits = '0123456789abcdef'.repeat(4)

/** How names of images and containers are read. */
export const references: Row[] = [
  {
    id: 'P1',
    says: 'a name is completed with registry, library and latest',
    check({ given, out, sh }) {
      expect(out('docker pull -q alpine')).toBe('docker.io/library/alpine:latest')
      given('docker tag alpine me/app', 'docker tag alpine localhost/app', 'docker tag alpine host:5000/app:1')
      const names = out("docker images --format '{{.Repository}}:{{.Tag}}'").split('\n').sort()
      expect(names).toEqual(['alpine:latest', 'host:5000/app:1', 'localhost/app:latest', 'me/app:latest'])
      expect(out('docker pull -q docker.io/library/alpine:latest')).toBe('docker.io/library/alpine:latest')
      expect(sh('docker image inspect library/alpine').exitCode).toBe(0)
    },
  },
  {
    id: 'P2',
    says: 'upper case in a repository is refused by the client',
    check({ sh }) {
      expect(sh('docker pull MyApp')).toMatchObject({
        stdout: '',
        stderr: 'invalid reference format: repository name (library/MyApp) must be lowercase\n',
        exitCode: 1,
      })
    },
  },
  {
    id: 'P3',
    says: 'docker run wraps it',
    check({ sh }) {
      expect(sh('docker run MyApp')).toMatchObject({
        stderr: `docker: invalid reference format: repository name (library/MyApp) must be lowercase${helpRun}`,
        exitCode: 125,
      })
    },
  },
  {
    id: 'P4',
    says: 'what is no reference at all',
    check({ sh }) {
      for (const name of ['"my app"', 'app:', 'app:a:b'])
        expect(sh(`docker run ${name}`)).toMatchObject({
          stderr: `docker: invalid reference format${helpRun}`,
          exitCode: 125,
        })
    },
  },
  {
    id: 'P5',
    says: '64 hexadecimal digits are an id, never a name',
    check({ given, sh }) {
      given('docker pull alpine')
      const ran = sh(`docker tag alpine ${digits}`)
      expect(ran.stderr).toContain(`invalid repository name (${digits}), cannot specify 64-byte hexadecimal strings`)
      expect(ran.exitCode).toBe(1)
    },
  },
  {
    id: 'P6',
    says: 'no tag with a digest',
    check({ given, sh }) {
      given('docker pull alpine')
      const ran = sh(`docker tag alpine b@sha256:${digits}`)
      expect(ran).toMatchObject({ stderr: 'refusing to create a tag with a digest reference\n', exitCode: 1 })
    },
  },
  {
    id: 'P7',
    says: 'a tag that is no reference',
    check({ given, sh }) {
      given('docker pull alpine')
      const ran = sh("docker tag alpine 'B!'")
      expect(ran.stderr).toContain(
        'error parsing reference: "B!" is not a valid repository/tag: invalid reference format',
      )
      expect(ran.exitCode).toBe(1)
    },
  },
  {
    id: 'P8',
    says: 'a container is found by id, name, or unique prefix',
    check({ given, out, sh }) {
      const id = out('docker create --name web alpine')
      expect(out(`docker inspect -f '{{.Name}}' ${id}`)).toBe('/web')
      expect(out(`docker inspect -f '{{.Name}}' ${id.slice(0, 5)}`)).toBe('/web')
      for (let count = 0; count < 17; count++) given('docker create alpine')
      const ids = out('docker ps -aq --no-trunc').split('\n')
      const first = ids.map((other) => other.slice(0, 1))
      const shared = first.find((letter, at) => first.indexOf(letter) !== at) ?? ''
      expect(sh(`docker rm ${shared}`).stderr).toContain(`multiple IDs found with provided prefix: ${shared}`)
      // A name goes before a prefix.
      const prefix = id.slice(0, 4)
      given(`docker create --name ${prefix} alpine`)
      expect(out(`docker inspect --type container -f '{{.Name}}' ${prefix}`)).toBe(`/${prefix}`)
      expect(sh('docker stop nosuch').stderr).toBe('Error response from daemon: No such container: nosuch\n')
    },
  },
  {
    id: 'P9',
    says: 'an image is found by digest, name, or a prefix of its id: of at least four digits on containerd',
    check({ store, given, out, sh }) {
      given('docker pull alpine')
      const id = out('docker images -q --no-trunc alpine')
      const hex = id.replace('sha256:', '')
      const idOf = (name: string) => out(`docker image inspect -f '{{.Id}}' ${name}`)
      for (const name of [id, hex, hex.slice(0, 12), hex.slice(0, 4), 'alpine:latest']) expect(idOf(name)).toBe(id)
      const three = sh(`docker image inspect ${hex.slice(0, 3)}`)
      expect(three.exitCode).toBe(store === 'containerd' ? 1 : 0)
    },
  },
]
