import { describe, expect, it } from 'vitest'
import { terminal } from '@/domain/docker/transcripts/terminal'
import type { Store } from '@/domain/docker/world/store'

const both: Store[] = ['containerd', 'overlay2']

describe.each(both)('docker save and load (%s)', (store) => {
  const saved = (...lines: string[]) => {
    const t = terminal(store)
    t.given('docker pull -q alpine', 'docker pull -q busybox', ...lines)
    return t
  }

  it('keep an image and its name', () => {
    const t = saved('docker tag alpine app:1')
    const id = t.out('docker image inspect -f "{{.Id}}" app:1')
    expect(t.sh('docker save -o a.tar app:1')).toMatchObject({ stdout: '', stderr: '', exitCode: 0 })
    t.given('docker rmi -f app:1 alpine')
    expect(t.out('docker load -qi a.tar')).toBe('Loaded image: app:1')
    expect(t.out('docker image inspect -f "{{.Id}}" app:1')).toBe(id)
    expect(t.out('docker run --rm app:1 echo hi')).toBe('hi')
  })

  it('keep an image without a name that was saved by its id', () => {
    const t = saved()
    const id = t.out('docker image inspect -f "{{.Id}}" busybox')
    t.given(`docker save -o a.tar ${id.slice(7, 19)}`, 'docker rmi busybox')
    expect(t.out('docker load -qi a.tar')).toBe(`Loaded image ID: ${id}`)
  })

  it('keep all tags of a repository', () => {
    const t = saved(
      'docker tag alpine app:1',
      'docker tag busybox app:2',
      'docker save app > a.tar',
      'docker rmi app:1 app:2',
    )
    expect(t.out('docker load -q < a.tar').split('\n').sort()).toEqual(['Loaded image: app:1', 'Loaded image: app:2'])
  })

  it('carry an image between two hosts', () => {
    const t = saved('docker save -o a.tar alpine busybox', 'docker rmi alpine busybox')
    expect(t.out('docker load -qi a.tar').split('\n')).toEqual([
      'Loaded image: alpine:latest',
      'Loaded image: busybox:latest',
    ])
  })

  it('refuse terminals, missing files and what is no archive', () => {
    const t = saved()
    expect(t.sh('docker save alpine')).toMatchObject({
      stderr: 'cowardly refusing to save to a terminal. Use the -o flag or redirect\n',
      exitCode: 1,
    })
    expect(t.sh('docker load').stderr).toBe('requested load from stdin, but stdin is empty\n')
    expect(t.sh('docker load -i nosuch.tar').stderr).toBe('open nosuch.tar: no such file or directory\n')
    expect(t.sh('docker save -o /nowhere/a.tar alpine').stderr).toBe(
      'failed to save image: invalid output path: stat /nowhere: no such file or directory\n',
    )
    expect(t.sh('docker save -o /root alpine').stderr).toBe('failed to save image: cannot write to a directory\n')
    expect(t.sh('echo hi | docker load')).toMatchObject({ stderr: 'unexpected EOF\n', exitCode: 1 })
    expect(t.sh('docker load < /dev/null').stderr).toBe(
      store === 'containerd' ? 'unrecognized image format\n' : 'invalid archive: does not contain a manifest.json\n',
    )
  })

  it('name images that are not there', () => {
    const t = saved()
    const missing =
      store === 'containerd'
        ? ['No such image: nosuch:latest', 'No such image: nosuch:1']
        : ['No such image: nosuch', 'reference does not exist']
    expect(t.sh('docker save -o a.tar nosuch').stderr).toBe(`Error response from daemon: ${missing[0]}\n`)
    expect(t.sh('docker save -o a.tar nosuch:1').stderr).toBe(`Error response from daemon: ${missing[1]}\n`)
    expect(t.sh('cat a.tar').exitCode).toBe(1)
  })

  it('import a container’s files as one layer with nothing set', () => {
    const t = saved('docker create --name box alpine', 'docker export -o c.tar box')
    const id = t.out('docker import c.tar me/flat:1')
    expect(id).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(t.out('docker image inspect -f "{{len .RootFS.Layers}} {{.Config.Cmd}} {{.Config.Env}}" me/flat:1')).toBe(
      '1 [] []',
    )
    expect(t.out('docker history --format "{{.Comment}}" me/flat:1')).toBe('Imported from -')
    expect(t.out('docker run --rm me/flat:1 /bin/echo hi')).toBe('hi')
    t.given(`docker import -m 'by hand' -c 'CMD ["echo", "there"]' c.tar me/flat:2`)
    expect(t.out('docker run --rm me/flat:2')).toBe('there')
    expect(t.out('docker history --format "{{.Comment}}" me/flat:2')).toBe('by hand')
    expect(t.out('docker import - < c.tar')).not.toBe(id)
  })

  it('refuse what cannot be imported', () => {
    const t = saved()
    expect(t.sh('docker import nosuch.tar').stderr).toBe('open nosuch.tar: no such file or directory\n')
    t.given('echo hi > text')
    expect(t.sh('docker import text').stderr).toBe('Error response from daemon: unexpected EOF\n')
    expect(t.sh('docker import text MyApp').stderr).toBe(
      'invalid reference format: repository name (library/MyApp) must be lowercase\n',
    )
    expect(t.sh('docker import -c "RUN x" text').stderr).toBe(
      'Error response from daemon: RUN is not a valid change command\n',
    )
    expect(t.sh('docker import http://example.com/a.tar').stderr).toBe(
      'Error response from daemon: Get "http://example.com/a.tar": dial tcp: lookup example.com: no such host\n',
    )
  })
})

it('overlay2 shows the layers that it loads, and says whose name it takes', () => {
  const t = terminal('overlay2')
  t.given('docker pull -q alpine', 'docker save -o a.tar alpine', 'docker rmi alpine', 'docker pull -q busybox')
  t.given('docker tag busybox alpine')
  const said = t.out('docker load -i a.tar').split('\n')
  expect(said[0]).toMatch(/^[0-9a-f]{12}: Loading layer \[={50}>\] +[\d.]+MB\/[\d.]+MB$/)
  expect(said[1]).toMatch(
    /^The image alpine:latest already exists, renaming the old one with ID sha256:\w{64} to empty string$/,
  )
  expect(said[2]).toBe('Loaded image: alpine:latest')
})
