import { describe, expect, it } from 'vitest'
import { terminal } from '@/domain/docker/transcripts/terminal'
import type { Store } from '@/domain/docker/world/store'

const both: Store[] = ['containerd', 'overlay2']
const lines = (text: string) => text.trimEnd().split('\n')
const sha = `sha256:${'0123456789abcdef'.repeat(4)}`

describe.each(both)('docker pull (%s)', (store) => {
  it('tells what it fetches, and then that it is up to date', () => {
    const t = terminal(store)
    const first = lines(t.sh('docker pull nginx').stdout)
    expect(first.slice(0, 2)).toEqual(['Using default tag: latest', 'latest: Pulling from library/nginx'])
    expect(first.filter((line) => /^[0-9a-f]{12}: Pull complete$/.test(line))).toHaveLength(7)
    expect(first.filter((line) => line.endsWith(': Download complete'))).toHaveLength(store === 'containerd' ? 2 : 0)
    expect(first.slice(-3)).toEqual([
      expect.stringMatching(/^Digest: sha256:[0-9a-f]{64}$/),
      'Status: Downloaded newer image for nginx:latest',
      'docker.io/library/nginx:latest',
    ])
    const again = lines(t.sh('docker pull nginx').stdout)
    expect(again).toEqual([
      'Using default tag: latest',
      'latest: Pulling from library/nginx',
      first.at(-3),
      'Status: Image is up to date for nginx:latest',
      'docker.io/library/nginx:latest',
    ])
  })

  it('says only the name with -q', () => {
    expect(terminal(store).sh('docker pull -q debian').stdout).toBe('docker.io/library/debian:latest\n')
  })

  it('shows layers that are there', () => {
    const t = terminal(store)
    t.given('docker pull -q debian:trixie-slim')
    const states = lines(t.sh('docker pull nginx').stdout).flatMap(
      (line) => /^[0-9a-f]{12}: (.*)$/.exec(line)?.[1] ?? [],
    )
    expect(states.slice(0, 2)).toEqual(['Already exists', 'Pull complete'])
  })

  it('pulls by digest, and names it so', () => {
    const t = terminal(store)
    const digest = /Digest: (\S+)/.exec(t.out('docker pull alpine'))?.[1]
    const u = terminal(store)
    const said = lines(u.sh(`docker pull alpine@${digest}`).stdout)
    expect(said[0]).toBe(`docker.io/library/alpine@${digest}: Pulling from library/alpine`)
    expect(said.slice(-2)).toEqual([
      `Status: Downloaded newer image for alpine@${digest}`,
      `docker.io/library/alpine@${digest}`,
    ])
    expect(u.out('docker image inspect --format "{{.RepoDigests}}" alpine@'.concat(String(digest)))).toBe(
      `[alpine@${digest}]`,
    )
  })

  it('pulls every tag with -a', () => {
    const said = lines(terminal(store).sh('docker pull -a hello-world').stdout)
    expect(said.filter((line) => line.includes('Pulling from'))).toEqual([
      'latest: Pulling from library/hello-world',
      'linux: Pulling from library/hello-world',
    ])
    expect(said.at(-1)).toBe('docker.io/library/hello-world')
    const statuses = said.filter((line) => line.startsWith('Status: '))
    expect(statuses.at(-1)).toBe(
      `Status: Downloaded newer image for hello-world${store === 'containerd' ? ':linux' : ''}`,
    )
  })

  it('follows a tag that moved, and keeps the old image', () => {
    const t = terminal(store)
    t.given('docker pull -q alpine', 'docker tag alpine localhost:5000/app', 'docker push -q localhost:5000/app')
    t.given('docker rmi -f alpine localhost:5000/app', 'docker pull -q localhost:5000/app')
    const old = t.out('docker image inspect -f "{{.Id}}" localhost:5000/app')
    t.given('docker pull -q busybox', 'docker tag busybox localhost:5000/app', 'docker push -q localhost:5000/app')
    t.given(`docker tag ${old} localhost:5000/app`)
    expect(t.out('docker pull localhost:5000/app')).toContain(
      'Status: Downloaded newer image for localhost:5000/app:latest',
    )
    expect(t.out('docker image inspect -f "{{.Id}}" localhost:5000/app')).not.toBe(old)
    expect(t.out('docker image ls -aq --no-trunc -f dangling=true')).toBe(old)
  })

  it('lets time pass', () => {
    const t = terminal(store)
    const before = t.world().now
    t.given('docker pull -q busybox')
    expect(t.world().now - before).toBeGreaterThanOrEqual(2000)
  })
})

describe('docker pull refuses', () => {
  const denied = "pull access denied for nosuch, repository does not exist or may require 'docker login'"
  it.each([
    ['containerd', 'docker pull nosuch', `Error response from daemon: ${denied}`],
    [
      'overlay2',
      'docker pull nosuch',
      `Error response from daemon: ${denied}: denied: requested access to the resource is denied`,
    ],
    [
      'containerd',
      'docker pull deckhand/private',
      `Error response from daemon: ${denied.replace('nosuch', 'deckhand/private')}`,
    ],
    [
      'containerd',
      'docker pull alpine:nope',
      'Error response from daemon: failed to resolve reference "docker.io/library/alpine:nope": docker.io/library/alpine:nope: not found',
    ],
    [
      'overlay2',
      'docker pull alpine:nope',
      'Error response from daemon: manifest for alpine:nope not found: manifest unknown: manifest unknown',
    ],
    [
      'overlay2',
      `docker pull alpine@${sha}`,
      `Error response from daemon: manifest for alpine@${sha} not found: manifest unknown: manifest unknown`,
    ],
    [
      'containerd',
      'docker pull --platform linux/arm64/v8 deckhand/amd-only',
      'Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries: no match for platform in manifest: not found',
    ],
    ['overlay2', 'docker pull deckhand/arm-only', 'no matching manifest for linux/amd64 in the manifest list entries'],
    ['overlay2', 'docker pull scratch', "Error response from daemon: 'scratch' is a reserved name"],
    ['containerd', 'docker pull MyApp', 'invalid reference format: repository name (library/MyApp) must be lowercase'],
    ['containerd', 'docker pull -a alpine:3.22', "tag can't be used with --all-tags/-a"],
    [
      'containerd',
      'docker pull --platform linux/x/y/z alpine',
      '"linux/x/y/z": cannot parse platform specifier: invalid argument',
    ],
  ] as const)('%s: %s', (store, line, words) => {
    const ran = terminal(store).sh(line)
    expect([ran.stderr, ran.exitCode]).toEqual([`${words}\n`, 1])
  })

  it('a private repository, to all but its owner', () => {
    const t = terminal('containerd')
    t.given('echo x | docker login -u deckhand --password-stdin')
    expect(t.sh('docker pull -q deckhand/private').exitCode).toBe(0)
  })
})

it('moves the tag to a second platform, and in overlay2 leaves the name by digest where it was', () => {
  const { given, out } = terminal('overlay2')
  given('docker pull alpine', 'docker pull --platform linux/arm64/v8 alpine')
  expect(out('docker image inspect -f "{{len .RepoDigests}} {{.Architecture}}" alpine')).toBe('0 arm64')
  expect(out('docker images -aq --filter dangling=true')).not.toBe('')
})

it('pulls a lone manifest whatever its platform, and overlay2 warns where another was asked for', () => {
  const asked = 'docker pull --platform linux/amd64 deckhand/arm-only:single'
  expect(terminal('containerd').sh(asked)).toMatchObject({ exitCode: 0, stderr: '' })
  expect(terminal('overlay2').out(asked)).toContain(
    'WARNING: image with reference deckhand/arm-only:single was found but its platform (linux/arm64/v8) does not match the specified platform (linux/amd64)',
  )
})

it('writes each state to a pipe', () => {
  const said = terminal('containerd').out('docker pull hello-world | cat')
  expect(said.match(/: (Pulling fs layer|Download complete|Pull complete)/g)).toEqual([
    ': Pulling fs layer',
    ': Download complete',
    ': Download complete',
    ': Pull complete',
  ])
})
