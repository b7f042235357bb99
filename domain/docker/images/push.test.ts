import { describe, expect, it } from 'vitest'
import { terminal } from '@/domain/docker/transcripts/terminal'
import type { Store } from '@/domain/docker/world/store'

const both: Store[] = ['containerd', 'overlay2']

describe.each(both)('docker push (%s)', (store) => {
  it('sends layers once, and says what the tag now means', () => {
    const t = terminal(store)
    t.given('docker pull -q alpine', 'docker tag alpine localhost:5000/app:1')
    const [repository, layer, digest] = t.out('docker push localhost:5000/app:1').split('\n')
    expect(repository).toBe('The push refers to repository [localhost:5000/app]')
    expect(layer).toMatch(/^[0-9a-f]{12}: Pushed$/)
    expect(digest).toMatch(/^1: digest: sha256:[0-9a-f]{64} size: \d+$/)
    expect(t.out('docker push localhost:5000/app:1')).toContain(': Layer already exists\n')
    t.given('docker rmi -f localhost:5000/app:1 alpine')
    expect(t.out('docker run --rm localhost:5000/app:1 echo hi')).toContain('hi')
  })

  it('wants a login for Docker Hub, and then borrows layers from where they came', () => {
    const t = terminal(store)
    t.given('docker pull -q alpine', 'docker tag alpine me/app')
    expect(t.sh('docker push me/app')).toMatchObject({
      exitCode: 1,
      stderr:
        store === 'containerd'
          ? 'push access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed\n'
          : 'denied: requested access to the resource is denied\n',
    })
    t.given('echo x | docker login -u me --password-stdin')
    const said = t.out('docker push me/app')
    expect(said).toMatch(/^Using default tag: latest\nThe push refers to repository \[docker.io\/me\/app\]\n/)
    expect(said).toContain(': Mounted from library/alpine\n')
    t.given('docker tag alpine alpine:mine')
    expect(t.sh('docker push alpine:mine').exitCode).toBe(1)
  })

  it('pushes all tags of a repository with -a', () => {
    const t = terminal(store)
    t.given(
      'docker pull -q busybox',
      'docker tag busybox localhost:5000/app:1',
      'docker tag busybox localhost:5000/app:2',
    )
    expect(t.out('docker push -a localhost:5000/app').match(/^\d: digest/gm)).toEqual(['1: digest', '2: digest'])
  })

  it('says what is not there', () => {
    const t = terminal(store)
    t.given('docker pull -q busybox', 'docker tag busybox me/app:1')
    const none = 'An image does not exist locally with the tag: me/nosuch\n'
    expect(t.sh('docker push me/nosuch')).toMatchObject({
      exitCode: 1,
      stdout: 'Using default tag: latest\nThe push refers to repository [docker.io/me/nosuch]\n',
      stderr: store === 'containerd' ? 'tag does not exist: me/nosuch:latest\n' : none,
    })
    expect(t.sh('docker push -a me/nosuch').stderr).toBe(none)
    expect(t.sh('docker push me/app:2').stderr).toBe('tag does not exist: me/app:2\n')
    expect(t.sh('docker push -a me/app:1').stderr).toBe("tag can't be used with --all-tags/-a\n")
  })

  it('moves a tag of the registry, which a pull follows', () => {
    const t = terminal(store)
    t.given('docker pull -q alpine', 'docker tag alpine localhost:5000/app', 'docker push -q localhost:5000/app')
    t.given('docker rmi localhost:5000/app', 'docker pull -q localhost:5000/app')
    const before = t.out('docker image inspect -f "{{.Id}}" localhost:5000/app')
    t.given(
      'docker pull -q busybox',
      'docker tag busybox localhost:5000/next',
      'docker tag localhost:5000/app localhost:5000/old',
    )
    t.given(
      'docker tag busybox localhost:5000/app',
      'docker push -q localhost:5000/app',
      'docker tag localhost:5000/old localhost:5000/app',
    )
    expect(t.out('docker pull localhost:5000/app')).toContain(
      'Status: Downloaded newer image for localhost:5000/app:latest',
    )
    expect(t.out('docker image inspect -f "{{.Id}}" localhost:5000/app')).not.toBe(before)
  })
})

describe('a multi-platform image (containerd)', () => {
  const pulled = () => {
    const t = terminal('containerd')
    t.given('docker pull -q alpine', 'docker tag alpine localhost:5000/app')
    return t
  }
  it('goes as its one platform that is here, with a note', () => {
    const said = pulled().out('docker push localhost:5000/app')
    expect(said).toMatch(
      /Not all multiplatform-content is present and only the available single-platform image was pushed\n +sha256:\w{64} -> sha256:\w{64}$/,
    )
  })
  it('goes as the platform asked for, without one', () => {
    const said = pulled().out('docker push --platform linux/amd64 localhost:5000/app')
    expect(said).toContain('Using --platform pushes only the specified platform manifest')
    expect(said).not.toContain('Not all multiplatform-content')
    expect(pulled().sh('docker push --platform linux/arm64 localhost:5000/app').stderr).toBe(
      'image with reference localhost:5000/app:latest was found but does not provide the specified platform (linux/arm64)\n',
    )
  })
})
