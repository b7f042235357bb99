import { expect } from 'vitest'
import type { Row } from './row'

const helpRun = "\n\nRun 'docker run --help' for more information\n"
const digest = /sha256:[0-9a-f]{64}/

/** Rows 1 to 20: pull, run and create with a missing image. */
export const pulls: Row[] = [
  {
    id: '1',
    says: 'a pull tells layers, digest, status and the full name',
    check({ sh }) {
      const { stdout, stderr, exitCode } = sh('docker pull debian')
      const lines = stdout.trimEnd().split('\n')
      expect(lines.slice(0, 2)).toEqual(['Using default tag: latest', 'latest: Pulling from library/debian'])
      expect(lines.filter((line) => /^[0-9a-f]{12}: Pull complete$/.test(line)).length).toBeGreaterThan(0)
      expect(lines.at(-3)).toMatch(/^Digest: sha256:[0-9a-f]{64}$/)
      expect(lines.slice(-2)).toEqual([
        'Status: Downloaded newer image for debian:latest',
        'docker.io/library/debian:latest',
      ])
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 })
    },
  },
  {
    id: '2',
    says: 'an image that is current is up to date',
    check({ given, sh }) {
      given('docker pull debian')
      const lines = sh('docker pull debian').stdout.trimEnd().split('\n')
      expect(lines.at(-3)).toMatch(/^Digest: sha256:/)
      expect(lines.slice(-2)).toEqual([
        'Status: Image is up to date for debian:latest',
        'docker.io/library/debian:latest',
      ])
    },
  },
  {
    id: '3',
    says: '-q prints the name only',
    check({ sh }) {
      expect(sh('docker pull -q debian').stdout).toBe('docker.io/library/debian:latest\n')
    },
  },
  {
    id: '4',
    says: 'a pull by digest names the digest, and gives no tag',
    check({ store, given, sh, out }) {
      const found = digest.exec(sh('docker pull debian').stdout)?.[0] ?? ''
      given('docker rmi debian')
      const { stdout } = sh(`docker pull debian@${found}`)
      const lines = stdout.trimEnd().split('\n')
      expect(lines[0]).toBe(`docker.io/library/debian@${found}: Pulling from library/debian`)
      expect(lines.at(-2)).toBe(`Status: Downloaded newer image for debian@${found}`)
      expect(out(`docker image inspect -f '{{len .RepoTags}}' debian@${found}`)).toBe(
        store === 'containerd' ? '1' : '0',
      )
      expect(stdout).not.toContain('Using default tag')
    },
  },
  {
    id: '5',
    says: 'layers that are here are told so; when all is here no layer is named',
    check({ store, given, sh }) {
      given('docker pull nginx')
      const again = sh('docker pull nginx').stdout.split('\n')
      if (store === 'containerd') expect(again.filter((line) => /^[0-9a-f]{12}: /.test(line))).toEqual([])
      given('docker rmi nginx', 'docker pull debian:bookworm-slim', 'docker pull debian:trixie-slim')
      const layers = sh('docker pull nginx').stdout
      expect(layers).toMatch(/^[0-9a-f]{12}: Already exists$/m)
      expect(layers).toMatch(/^[0-9a-f]{12}: Pull complete$/m)
    },
  },
  {
    id: '6',
    says: 'a pulled tag moves; the old image is left dangling, and containers keep it',
    check({ given, out, store }) {
      given(
        'docker run --name one alpine sh -c "echo 1 > /v"',
        'docker commit one reg.example.com/app',
        'docker push reg.example.com/app',
      )
      const first = out('docker images -q --no-trunc reg.example.com/app')
      given('docker create --name old reg.example.com/app sh')
      given('docker run --name two alpine sh -c "echo 2 > /v"', 'docker commit two other')
      given(
        'docker tag other reg.example.com/app',
        'docker push reg.example.com/app',
        `docker tag ${first} reg.example.com/app`,
        'docker rmi other',
      )
      expect(out('docker pull reg.example.com/app')).toContain('Status: Downloaded newer image for')
      const second = out('docker images -q --no-trunc reg.example.com/app')
      expect(second).not.toBe(first)
      expect(out('docker images -aq --no-trunc -f dangling=true')).toContain(first)
      expect(out("docker inspect -f '{{.Image}}' old")).toBe(first)
      expect(store).toBeTruthy()
    },
  },
  {
    id: '7',
    says: 'run pulls to stderr; stdout is the container’s',
    check({ sh }) {
      const { stdout, stderr, exitCode } = sh('docker run alpine:3.22 echo hi')
      expect({ stdout, exitCode }).toEqual({ stdout: 'hi\n', exitCode: 0 })
      const lines = stderr.trimEnd().split('\n')
      expect(lines.slice(0, 2)).toEqual([
        "Unable to find image 'alpine:3.22' locally",
        '3.22: Pulling from library/alpine',
      ])
      expect(lines.at(-2)).toMatch(/^Digest: sha256:/)
      expect(lines.at(-1)).toBe('Status: Downloaded newer image for alpine:3.22')
    },
  },
  {
    id: '8',
    says: 'an unknown repository is denied',
    check({ store, sh }) {
      const { stderr, exitCode } = sh('docker pull nosuch')
      const words =
        "Error response from daemon: pull access denied for nosuch, repository does not exist or may require 'docker login'"
      if (store === 'containerd') expect(stderr).toBe(`${words}\n`)
      else expect(stderr).toBe(`${words}: denied: requested access to the resource is denied\n`)
      expect(exitCode).toBe(1)
    },
  },
  {
    id: '9',
    says: 'run of it leaves no container',
    check({ sh, out }) {
      const { stdout, stderr, exitCode } = sh('docker run nosuch')
      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 125 })
      expect(stderr).toMatch(
        /^Unable to find image 'nosuch:latest' locally\ndocker: Error response from daemon: pull access denied for nosuch, /,
      )
      expect(stderr.endsWith(helpRun)).toBe(true)
      expect(out('docker ps -aq')).toBe('')
    },
  },
  {
    id: '10',
    says: 'an unknown tag',
    check({ store, sh }) {
      const { stderr, exitCode } = sh('docker pull alpine:nope')
      expect(stderr).toBe(
        store === 'containerd'
          ? 'Error response from daemon: failed to resolve reference "docker.io/library/alpine:nope": docker.io/library/alpine:nope: not found\n'
          : 'Error response from daemon: manifest for alpine:nope not found: manifest unknown: manifest unknown\n',
      )
      expect(exitCode).toBe(1)
    },
  },
  {
    id: '11',
    says: 'a platform that the index lacks',
    check({ sh }) {
      const { stderr, exitCode } = sh('docker pull --platform linux/riscv64 hello-world:nanoserver-none')
      expect(exitCode).toBe(1)
      expect(stderr).toContain('Error response from daemon: ')
      expect(sh('docker pull --platform plan9/amd64 alpine').stderr).toContain(
        'no matching manifest for plan9/amd64 in the manifest list entries',
      )
    },
  },
  {
    id: '12',
    says: 'run --pull never',
    check({ sh }) {
      expect(sh('docker run --pull never nosuch')).toMatchObject({
        stdout: '',
        stderr: `docker: Error response from daemon: No such image: nosuch:latest${helpRun}`,
        exitCode: 125,
      })
    },
  },
  {
    id: '13',
    says: 'create --pull never ends with 1, unwrapped',
    check({ sh }) {
      expect(sh('docker create --pull never nosuch')).toMatchObject({
        stdout: '',
        stderr: 'Error response from daemon: No such image: nosuch:latest\n',
        exitCode: 1,
      })
    },
  },
  {
    id: '14',
    says: 'an unknown pull policy',
    check({ sh }) {
      expect(sh('docker run --pull sometimes x')).toMatchObject({
        stderr: `docker: invalid pull option: 'sometimes': must be one of "always", "missing" or "never"${helpRun}`,
        exitCode: 125,
      })
    },
  },
  {
    id: '15',
    says: 'another platform’s image: a warning, a container, and no program that runs',
    check({ sh, given, out }) {
      given('docker pull --platform linux/arm64 alpine')
      const { stderr, exitCode } = sh('docker run --name arm alpine echo hi')
      expect(stderr).toContain(
        "WARNING: The requested image's platform (linux/arm64/v8) does not match the detected host platform (linux/amd64",
      )
      expect(stderr).toContain('exec format error')
      expect(exitCode).not.toBe(0)
      expect(out("docker ps -a --format '{{.Names}}'")).toBe('arm')
    },
  },
  {
    id: '16',
    says: 'create prints the id; ps hides what never ran',
    check({ given, out, sh }) {
      given('docker pull -q nginx')
      expect(sh('docker create --name web nginx').stdout).toMatch(/^[0-9a-f]{64}\n$/)
      expect(out('docker ps -q')).toBe('')
      expect(out("docker ps -a --format '{{.Status}}'")).toBe('Created')
      expect(out("docker inspect -f '{{.State.Status}}' web")).toBe('created')
    },
  },
  {
    id: '17',
    says: 'run -d prints the id and ends with 0, even if the process dies at once',
    check({ given, sh }) {
      given('docker pull -q busybox')
      expect(sh('docker run -d busybox sleep 100')).toMatchObject({
        stdout: expect.stringMatching(/^[0-9a-f]{64}\n$/),
        stderr: '',
        exitCode: 0,
      })
      expect(sh('docker run -d busybox false').exitCode).toBe(0)
    },
  },
  {
    id: '18',
    says: 'an image without a command',
    check({ given, sh }) {
      given('docker create --name box busybox', 'docker export box -o fs.tar', 'docker import fs.tar x')
      expect(sh('docker run x')).toMatchObject({
        stderr: `docker: Error response from daemon: no command specified${helpRun}`,
        exitCode: 125,
      })
    },
  },
  {
    id: '19',
    says: '--rm with --restart',
    check({ sh }) {
      expect(sh('docker run --rm --restart always alpine')).toMatchObject({
        stderr: `docker: conflicting options: cannot specify both --restart and --rm${helpRun}`,
        exitCode: 125,
      })
    },
  },
  {
    id: '20',
    says: '-d with -a',
    check({ sh }) {
      expect(sh('docker run -d -a stdout alpine')).toMatchObject({
        stderr: expect.stringContaining('conflicting options: cannot specify both --attach and --detach'),
      })
      expect(sh('docker run -d -a stdout alpine').exitCode).toBe(1)
    },
  },
]
