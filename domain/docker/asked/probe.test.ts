import { describe, expect, it } from 'vitest'
import type { Store } from '@/domain/docker/world/store'
import { type Ask, askSchema } from './ask'
import { reached, type Wanted } from './goal'
import { play } from './play'
import { probe } from './probe'

const say = (lines: string[], ask: Ask, store: Store = 'containerd') => probe(play(store, lines).steps, ask)

const running = 'docker run -d --name web alpine sleep 1000'
const built = [
  'mkdir app',
  'printf "FROM alpine\\nRUN echo one > /a && echo x > /b\\nRUN rm /a && echo two > /b\\nCMD [\\"cat\\", \\"/b\\"]\\n" > app/Dockerfile',
  'docker build -q -t app:1 app',
]

describe('of lines', () => {
  const lines = ['echo one', 'ls /nowhere', "sh -c 'exit 3'"]
  it.each<[Ask, string]>([
    [{ stdout: 1 }, 'one'],
    [{ stdout: 'last' }, ''],
    [{ stderr: 2 }, "ls: cannot access '/nowhere': No such file or directory"],
    [{ 'exit-code': 1 }, '0'],
    [{ 'exit-code': 'last' }, '3'],
    [{ stdout: 9 }, ''],
  ])('%j', (ask, said) => expect(say(lines, ask)).toBe(said))
  it('says nothing of a world in which nothing was run', () => expect(say([], { stdout: 'last' })).toBe(''))
})

describe('of containers', () => {
  const lines = [
    running,
    "docker run -d --name broken --restart on-failure:2 -e X=1 alpine sh -c 'echo oh; exit 4'",
    'docker create --name new -m 64m --cpus 1.5 --pids-limit 20 -v data:/data -p 8080:80 alpine',
    "docker exec web sh -c 'echo hi > /note; rm /etc/motd; mkdir /full; echo x > /full/y'",
    'sleep 5',
  ]
  it.each<[Ask, string | string[]]>([
    [{ containers: 'all' }, ['broken', 'new', 'web']],
    [{ containers: 'running' }, ['web']],
    [{ containers: 'stopped' }, ['broken', 'new']],
    [{ state: 'web' }, 'running'],
    [{ state: 'new' }, 'created'],
    [{ state: 'nobody' }, 'no such container'],
    [{ 'exit-of': 'broken' }, '4'],
    [{ 'exit-of': 'nobody' }, 'no such container'],
    [{ 'image-of': 'web' }, 'alpine'],
    [{ logs: 'broken' }, 'oh\noh\noh'],
    [{ restarts: 'broken' }, '2'],
    [{ 'restart-policy': 'broken' }, 'on-failure:2'],
    [{ 'restart-policy': 'web' }, 'no'],
    [{ limit: { of: 'new', what: 'memory' } }, '67108864'],
    [{ limit: { of: 'new', what: 'cpus' } }, '1.5'],
    [{ limit: { of: 'new', what: 'pids' } }, '20'],
    [{ limit: { of: 'web', what: 'memory' } }, 'none'],
    [{ mount: { of: 'new', path: '/data' } }, 'volume data'],
    [{ mount: { of: 'new', path: '/other' } }, 'none'],
    [{ file: { of: 'web', path: '/note' } }, 'hi'],
    [{ file: { of: 'web', path: '/etc/motd' } }, 'no such file'],
    [{ layer: { of: 'web', path: '/note' } }, 'writable layer'],
    [{ layer: { of: 'web', path: '/etc/alpine-release' } }, 'layer 1 of 1'],
    [{ layer: { of: 'web', path: '/etc/motd' } }, 'nowhere'],
    [{ holders: { of: 'web', path: '/etc/motd' } }, ['layer 1 of 1', '-writable layer']],
    [{ written: 'web' }, ['-/etc/motd', '/full', '/full/y', '/note']],
    [{ written: 'nobody' }, []],
    [
      { config: { of: 'broken', key: 'Env' } },
      '["X=1","PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]',
    ],
  ])('%j', (ask, said) => expect(say(lines, ask)).toEqual(said))
  it('says the published port of one that runs', () => {
    const ask: Ask = { published: { of: 'web', port: 80 } }
    expect(say(['docker run -d --name web -p 8080:80 nginx:alpine'], ask)).toBe('8080')
    expect(say(['docker run -d --name web nginx:alpine'], ask)).toBe('not published')
  })
})

describe.each<Store>(['containerd', 'overlay2'])('of images, in %s', (store) => {
  const lines = [
    ...built,
    'docker tag app:1 app:same',
    'docker run -d --name box app:1 sleep 1000',
    'docker pull alpine',
  ]
  it.each<[Ask, string | string[]]>([
    [{ images: 'names' }, ['alpine:latest', 'app:1', 'app:same']],
    [{ images: 'dangling' }, []],
    [{ layers: 'app:1' }, '3'],
    [{ layers: 'nothing' }, 'no such image'],
    [{ config: { of: 'app:1', key: 'Cmd' } }, '["cat","/b"]'],
    [{ config: { of: 'app:1', key: 'Entrypoint' } }, 'null'],
    [{ config: { of: 'nothing', key: 'Cmd' } }, 'no such object'],
    [{ 'same-image': ['app:1', 'app:same'] }, 'yes'],
    [{ 'same-image': ['app:1', 'alpine'] }, 'no'],
    [{ 'same-image': ['nothing', 'nothing'] }, 'no'],
    [{ 'made-from': { of: 'box', image: 'app:same' } }, 'yes'],
    [{ 'made-from': { of: 'box', image: 'alpine' } }, 'no'],
    [{ 'made-from': { of: 'nobody', image: 'alpine' } }, 'no'],
    [{ file: { of: 'app:1', path: '/b' } }, 'two'],
    [{ layer: { of: 'app:1', path: '/b' } }, 'layer 3 of 3'],
    [{ holders: { of: 'app:1', path: '/a' } }, ['layer 2 of 3', '-layer 3 of 3']],
    [{ holders: { of: 'app:1', path: '/b' } }, ['layer 2 of 3', 'layer 3 of 3']],
    [{ holders: { of: 'app:1', path: '/c' } }, []],
    [{ shares: { of: 'app:1', with: 'alpine', path: '/etc/alpine-release' } }, 'yes'],
    [{ shares: { of: 'app:1', with: 'alpine', path: '/b' } }, 'no'],
    [{ shares: { of: 'app:1', with: 'app:same', path: '/a' } }, 'no'],
    [{ shares: { of: 'box', with: 'app:1', path: '/b' } }, 'yes'],
    [{ platforms: 'alpine' }, ['linux/amd64']],
    [{ platforms: 'nothing' }, []],
    [{ count: 'images' }, '2'],
    [{ count: 'dangling images' }, '0'],
    [{ count: 'containers' }, '1'],
  ])('%j', (ask, said) => expect(say(lines, ask, store)).toEqual(said))

  it('counts what has no name', () => {
    const moved = [...lines, 'docker tag alpine app:1', 'docker tag alpine app:same']
    expect(say(moved, { count: 'dangling images' }, store)).toBe('1')
    expect(say(moved, { images: 'dangling' }, store)).toHaveLength(1)
  })
  it('says of what was built how much the cache holds', () => {
    expect(say(['docker pull alpine'], { count: 'build cache' }, store)).toBe('0')
    expect(Number(say(built, { count: 'build cache' }, store))).toBeGreaterThan(0)
  })
})

it('says every platform that is here', () => {
  const ask: Ask = { platforms: 'alpine' }
  expect(say(['docker pull alpine', 'docker pull --platform linux/arm64 alpine'], ask)).toEqual([
    'linux/amd64',
    'linux/arm64/v8',
  ])
  expect(say(['docker pull --platform linux/arm64 alpine'], ask, 'overlay2')).toEqual(['linux/arm64/v8'])
})

it('counts an image pulled by digest as dangling only where its store does', () => {
  const lines = [
    'docker pull alpine',
    "digest=$(docker image inspect -f '{{index .RepoDigests 0}}' alpine)",
    'docker rmi alpine',
    'docker pull $digest',
  ]
  for (const [store, dangling] of [
    ['containerd', '0'],
    ['overlay2', '1'],
  ] as const) {
    expect(say(lines, { count: 'images' }, store)).toBe('1')
    expect(say(lines, { count: 'dangling images' }, store)).toBe(dangling)
  }
})

describe('of volumes and the host', () => {
  const lines = [
    'docker run --rm -v data:/data alpine sh -c "echo kept > /data/x"',
    'docker run -d --name db redis',
    'mkdir site',
    'echo page > site/index.html',
  ]
  it.each<[Ask, string | string[]]>([
    [{ stored: { in: 'data', path: '/x' } }, 'kept'],
    [{ stored: { in: 'data', path: '/y' } }, 'no such file'],
    [{ stored: { in: 'other', path: '/x' } }, 'no such volume'],
    [{ stored: { in: 'toString', path: '/x' } }, 'no such volume'],
    [{ count: 'anonymous volumes' }, '1'],
    [{ 'on-host': '/root/site/index.html' }, 'page'],
    [{ 'on-host': 'site/index.html' }, 'page'],
    [{ 'on-host': '/root/site' }, 'no such file'],
  ])('%j', (ask, said) => expect(say(lines, ask)).toEqual(said))
  it('lists volumes by name', () => expect(say(lines, { volumes: 'all' })).toContain('data'))
})

describe('a goal', () => {
  const met = (wanted: Wanted) => reached(play('containerd', [running]).steps, [wanted])[0]?.met
  it('is met by what is, includes or excludes', () => {
    expect(met({ ask: { containers: 'all' }, is: 'web' })).toBe(true)
    expect(met({ ask: { containers: 'all' }, is: [] })).toBe(false)
    expect(met({ ask: { volumes: 'all' }, is: [] })).toBe(true)
    expect(met({ ask: { 'image-of': 'web' }, includes: 'alp' })).toBe(true)
    expect(met({ ask: { containers: 'all' }, includes: 'we' })).toBe(false)
    expect(met({ ask: { state: 'web' }, excludes: 'exited' })).toBe(true)
  })
})

it('takes only what it knows', () => {
  expect(askSchema.safeParse({ count: 'dangling images' }).success).toBe(true)
  for (const ask of [{ count: 'sailors' }, { state: '' }, { state: 'web', logs: 'web' }, { weather: 'web' }])
    expect(askSchema.safeParse(ask).success).toBe(false)
})
