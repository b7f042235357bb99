import { describe, expect, test } from 'vitest'
import { short } from '@/domain/docker/digest'
import { Bench, stores } from '@/domain/docker/images/bench'
import type { Store } from '@/domain/docker/world/store'
import { imageLs } from './ls'

const benchOf = (store: Store) => new Bench(store, [imageLs])
const header = 'IMAGE   ID             DISK USAGE   CONTENT SIZE   EXTRA\n'
const year = 365 * 24 * 3600 * 1000
const start = Date.UTC(2026, 0, 15, 9)

describe.each(stores)('docker images with %s', (store) => {
  test('an empty store is just a header', () => {
    const bench = benchOf(store)
    expect(bench.docker('images')).toEqual({ out: header, err: '', status: 0 })
    expect(bench.docker('image ls').out).toBe(header)
  })

  test('a line for each tag, by name, with a U for what a container uses', () => {
    const bench = benchOf(store)
    const app = bench.image('app:2')
    bench.image('app:1')
    const base = bench.image('a-longer-name:latest', { layers: [{ '/x': 'x' }] })
    bench.container('app:1')
    const lines = bench.docker('images').out.split('\n')
    expect(lines.map((line) => line.slice(0, 35))).toEqual([
      'IMAGE                  ID          ',
      `a-longer-name:latest   ${short(base)}`,
      `app:1                  ${short(app)}`,
      `app:2                  ${short(app)}`,
      '',
    ])
    expect(lines.map((line) => line.slice(-5))).toEqual(['EXTRA', '     ', 'U    ', 'U    ', ''])
  })

  test('hides untagged images but for -a and the filter', () => {
    const bench = benchOf(store)
    const id = bench.image(null)
    expect(bench.docker('images').out).toBe(header)
    expect(bench.docker('images -q').out).toBe('')
    expect(bench.docker('images -f dangling=false').out).toBe(header)
    expect(bench.docker('images -a').out).toContain(`\n<untagged>   ${short(id)}   `)
    expect(bench.docker('images -qf dangling=true').out).toBe(`${short(id)}\n`)
    expect(bench.docker('images -f dangling=1 --format {{.Repository}}:{{.Tag}}').out).toBe('<none>:<none>\n')
  })

  test('a name that looks like a subcommand gets a hint on stderr, as docker images only', () => {
    const bench = benchOf(store)
    const hint = 'No images found matching "ls": did you mean "docker image ls"?\n'
    expect(bench.docker('images ls')).toEqual({ out: header, err: hint, status: 0 })
    expect(bench.docker('image ls ls').err).toBe('')
    expect(bench.docker('images nosuch').err).toBe('')
    bench.image('ls:latest')
    expect(bench.docker('images ls').err).toBe('')
  })

  test('finds by repository, tag and pattern', () => {
    const bench = benchOf(store)
    bench.image('app:1')
    bench.image('app:2')
    bench.image('other:1', { layers: [{ '/x': 'x' }] })
    const found = (line: string) => bench.docker(`images --format {{.Repository}}:{{.Tag}} ${line}`).out
    expect(found('app')).toBe('app:1\napp:2\n')
    expect(found('app:1')).toBe('app:1\n')
    expect(found('docker.io/library/app:2')).toBe('app:2\n')
    expect(found('o*')).toBe('other:1\n')
    expect(found('-f reference=*:1').split('\n').sort()).toEqual(['', 'app:1', 'other:1'])
    expect(found('-f reference=library/app')).toBe('')
  })

  test('the old table', () => {
    const bench = benchOf(store)
    const id = bench.image('app:1', { created: start - 2 * year, layers: [{ '/a': 'x'.repeat(1_000_000) }] })
    const size = bench.docker('images --format {{.Size}}').out.trim()
    expect(bench.docker('images --format table').out).toBe(
      `REPOSITORY   TAG       IMAGE ID       CREATED       SIZE\napp          1         ${short(id)}   2 years ago   ${size}\n`,
    )
    expect(bench.docker('images --no-trunc').out.split('\n')[1]).toContain(` ${id}   2 years ago   `)
  })

  test('filters by label', () => {
    const bench = benchOf(store)
    bench.image('a:1', { config: { Labels: { tier: 'db', own: '' } } })
    bench.image('b:1', { config: { Labels: { tier: 'web' } } })
    const found = (line: string) => bench.docker(`images --format {{.Repository}} ${line}`).out
    expect(found('-f label=tier=db')).toBe('a\n')
    expect(found('-f label=own')).toBe('a\n')
    expect(found('-f label=tier -f label=own')).toBe('a\n')
    expect(found('-f label=none')).toBe('')
  })

  test('filters by age, the latest first', () => {
    const bench = benchOf(store)
    bench.image('old:1', { created: start - 3 * year })
    bench.image('mid:1', { created: start - 2 * year })
    bench.image('new:1', { created: start - year })
    const found = (line: string) => bench.docker(`images --format {{.Repository}} ${line}`).out
    expect(found('')).toBe('new\nmid\nold\n')
    expect(found('-f before=mid:1')).toBe('old\n')
    expect(found('-f since=mid:1')).toBe('new\n')
    expect(found('-f since=old:1 -f before=new:1')).toBe('mid\n')
    expect(bench.docker('images -f since=gone').err).toBe('Error response from daemon: No such image: gone:latest\n')
  })

  test('refuses what is no filter, or no value for one', () => {
    const bench = benchOf(store)
    const err = (line: string) => bench.docker(`images ${line}`)
    expect(err('-f nosuch=1')).toEqual({
      out: '',
      err: "Error response from daemon: invalid filter 'nosuch'\n",
      status: 1,
    })
    expect(err('-f dangling=maybe').err).toBe("Error response from daemon: invalid filter 'dangling=[maybe]'\n")
    expect(err('-f until=maybe').err).toBe(
      `Error response from daemon: invalid value for 'until' filter: failed to parse value as time or duration: invalid seconds "maybe": invalid syntax\n`,
    )
  })

  test('--tree goes with none of the old table', () => {
    const bench = benchOf(store)
    for (const [flag, said] of [
      ['-q', '--quiet'],
      ['--no-trunc', '--no-trunc'],
      ['--digests', '--show-digest'],
      ['--format=json', '--format'],
    ])
      expect(bench.docker(`images --tree ${flag}`)).toEqual({
        out: '',
        err: `${said} is not yet supported with --tree\n`,
        status: 1,
      })
  })

  test('as JSON, one image a line', () => {
    const bench = benchOf(store)
    const id = bench.image('app:1', { created: start - 2 * year })
    const { Size, Containers, ...image } = JSON.parse(bench.docker('images --format json').out)
    expect(image).toEqual({
      CreatedAt: '2024-01-16 09:00:00 +0000 UTC',
      CreatedSince: '2 years ago',
      Digest: '<none>',
      ID: short(id),
      Repository: 'app',
      SharedSize: 'N/A',
      Tag: '1',
      UniqueSize: 'N/A',
    })
    expect(Containers).toBe('0')
  })
})

describe('docker images in the containerd store', () => {
  test('counts blobs and snapshots; content is what is packed', () => {
    const bench = benchOf('containerd')
    bench.image('app:1', { layers: [{ '/a': 'x'.repeat(1_000_000) }] })
    const [, , disk, content] = bench.docker('images').out.split('\n')[1]?.split(/ +/) ?? []
    expect(content).toBe('401kB')
    expect(disk).toBe('1.41MB')
  })

  test('an image pulled by digest is listed under it', () => {
    const bench = benchOf('containerd')
    const id = bench.image('seed:1')
    bench.image(`app@${id}`)
    expect(bench.docker('images app').out).toContain(`\napp@${id}   ${short(id)}   `)
    expect(bench.docker('images --digests app').out.split('\n')[1]).toMatch(new RegExp(`^app +<none> +${id}   `))
    expect(bench.docker('images -f dangling=true -q').out).toBe('')
  })

  test('filters by labels that are not there', () => {
    const bench = benchOf('containerd')
    bench.image('a:1', { config: { Labels: { tier: 'db' } } })
    bench.image('b:1', { layers: [{ '/b': 'b' }] })
    const found = (line: string) => bench.docker(`images --format {{.Repository}} ${line}`).out
    expect(found('-f label!=tier')).toBe('b\n')
    expect(found('-f label!=tier=web').split('\n').sort()).toEqual(['', 'a', 'b'])
    expect(found('-f label!=tier=db')).toBe('b\n')
  })

  test('--tree shows every platform, also those that are not here', () => {
    const bench = benchOf('containerd')
    const id = bench.image('app:1', {
      platforms: [
        { os: 'linux', architecture: 'amd64' },
        { os: 'linux', architecture: 'arm', variant: 'v7' },
      ],
    })
    bench.image('zoo:1', { layers: [{ '/z': 'z' }], bare: true })
    bench.container('app:1')
    const lines = bench.docker('images --tree').out.split('\n')
    expect(lines[0]).toBe('IMAGE                 ID             DISK USAGE   CONTENT SIZE   EXTRA')
    expect(lines[1]).toMatch(new RegExp(`^app:1                 ${short(id)}  .*   U    $`))
    expect(lines[2]).toMatch(/^├─ linux\/amd64 {8}[0-9a-f]{12} {2}.* {3}U {4}$/)
    expect(lines[3]).toMatch(/^└─ linux\/arm\/v7 {7}[0-9a-f]{12} {11}0B {13}0B {8}$/)
    expect(lines[4]).toBe('')
    expect(lines[5]).toMatch(/^zoo:1 /)
    expect(lines[6]).toMatch(/^└─ linux\/amd64 /)
  })
})

describe('docker images in the overlay2 store', () => {
  test('counts the files unpacked, and no content', () => {
    const bench = benchOf('overlay2')
    bench.image('app:1', { layers: [{ '/a': 'x'.repeat(1_000_000) }] })
    expect(bench.docker('images').out.split('\n')[1]).toMatch(/^app:1 {3}\w{12} {10}1MB {13}0B {8}$/)
  })

  test('hides what has only a digest', () => {
    const bench = benchOf('overlay2')
    const digest = `sha256:${'d'.repeat(64)}`
    const id = bench.image(`app@${digest}`)
    expect(bench.docker('images').out).toBe(header)
    expect(bench.docker('images -f dangling=true -q').out).toBe(`${short(id)}\n`)
    expect(bench.docker('images -a --digests').out.split('\n')[1]).toMatch(new RegExp(`^app +<none> +${digest} +`))
  })

  test('hides what was only committed on', () => {
    const bench = benchOf('overlay2')
    const base = bench.image(null)
    bench.image('child:1', { layers: [{ '/a': 'a' }, { '/b': 'b' }], parent: base })
    expect(bench.docker('images -f dangling=true -q').out).toBe('')
    expect(bench.docker('images -a -q').out).toContain(short(base))
  })

  test('refuses the filter label!', () => {
    expect(benchOf('overlay2').docker('images -f label!=x').err).toBe(
      "Error response from daemon: invalid filter 'label!'\n",
    )
  })
})
