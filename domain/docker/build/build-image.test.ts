// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the syntax of a Dockerfile's variables
import { describe, expect, it } from 'vitest'
import { packTree } from '@/domain/docker/files/archive'
import { directory, file } from '@/domain/docker/files/node'
import { findImage } from '@/domain/docker/images/store'
import { blobOf } from '@/domain/docker/sim'
import type { World } from '@/domain/docker/world/world'
import { appWorld, runAll, withFiles } from './app-world'

const stores = ['containerd', 'overlay2'] as const

function image(world: World, name: string) {
  const found = findImage(world, name)
  if (!found.ok) throw new Error(found.message)
  return found.value
}
/** Changes of each of an image's own layers, without times. */
function layersOf(world: World, name: string, skip = 1) {
  return image(world, name)
    .layers.slice(skip)
    .map((digest) => {
      const blob = blobOf(world, digest)
      return blob?.kind === 'layer' ? blob.changes : {}
    })
}
const paths = (world: World, name: string) => layersOf(world, name).map((changes) => Object.keys(changes).sort())
const build = (files: Record<string, string>, ...lines: string[]) => runAll(appWorld(files), ...lines)
const dockerfile = (text: string) => ({ Dockerfile: text })

describe('docker build', () => {
  it.each(stores)('makes the image that the instructions describe (%s)', (store) => {
    const text = `FROM alpine
ARG A=1
ENV B=$A C="x y"
LABEL k=v
EXPOSE 80 443/udp
VOLUME /data
USER nobody
WORKDIR /app
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s CMD true
ENTRYPOINT ["/bin/echo", "hi"]
CMD ["a"]
`
    const { world } = runAll(appWorld(dockerfile(text), store), 'docker build -t x --label more=1 .')
    const { config, history } = image(world, 'x').config
    expect(config).toMatchObject({
      User: 'nobody',
      Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'B=1', 'C=x y'],
      Labels: { k: 'v', more: '1' },
      ExposedPorts: { '80/tcp': {}, '443/udp': {} },
      Volumes: { '/data': {} },
      WorkingDir: '/app',
      StopSignal: 'SIGTERM',
      Healthcheck: { Test: ['CMD-SHELL', 'true'], Interval: 5e9 },
      Entrypoint: ['/bin/echo', 'hi'],
      Cmd: ['a'],
    })
    const own = history.slice(-11).map(({ created_by, empty_layer }) => `${created_by}${empty_layer ? '' : ' *'}`)
    expect(own).toEqual([
      'ARG A=1',
      'ENV B=1 C=x y',
      'LABEL k=v',
      'EXPOSE [443/udp 80/tcp]',
      'VOLUME [/data]',
      'USER nobody',
      'WORKDIR /app *',
      'STOPSIGNAL SIGTERM',
      'HEALTHCHECK {Test:[CMD-SHELL true] Interval:5s Timeout:0s StartPeriod:0s StartInterval:0s Retries:0}',
      'ENTRYPOINT ["/bin/echo" "hi"]',
      'CMD ["a"]',
    ])
    expect(layersOf(world, 'x')[0]).toMatchObject({ '/app': { kind: 'dir', uid: 65534, gid: 65534 } })
  })

  it('runs commands with the environment, the user and the directory that were set', () => {
    const { world } = build(
      dockerfile('FROM alpine\nARG A=1\nENV B=2\nWORKDIR /w\nUSER nobody\nRUN echo $A $B $PWD $HOME > /tmp/out\n'),
      'docker build -t x .',
    )
    expect(layersOf(world, 'x').at(-1)?.['/tmp/out']).toMatchObject({ content: '1 2 /w /\n', uid: 65534 })
    expect(image(world, 'x').config.history.at(-1)?.created_by).toBe(
      'RUN |1 A=1 /bin/sh -c echo $A $B $PWD $HOME > /tmp/out # buildkit',
    )
  })

  it('copies files, directories and patterns, and leaves out what is ignored', () => {
    const { world } = build(
      {
        Dockerfile:
          'FROM alpine\nCOPY . /all\nCOPY *.txt /txt/\nCOPY --chown=nobody:nobody --chmod=600 one.txt /own\nADD src /src\nCOPY src/deep/ one.txt /two/\n',
        '.dockerignore': '# no\n**/*.js\n!src/deep/y.js\ntwo.txt\nDockerfile\n',
        'one.txt': '1',
        'two.txt': '2',
        'src/x.js': 'x',
        'src/deep/y.js': 'y',
      },
      'docker build -t x .',
    )
    expect(paths(world, 'x')).toEqual([
      ['/all', '/all/.dockerignore', '/all/one.txt', '/all/src', '/all/src/deep', '/all/src/deep/y.js'],
      ['/txt', '/txt/one.txt'],
      ['/own'],
      ['/src', '/src/deep', '/src/deep/y.js'],
      ['/two', '/two/one.txt', '/two/y.js'],
    ])
    expect(layersOf(world, 'x')[2]?.['/own']).toMatchObject({ uid: 65534, gid: 65534, mode: 0o600, content: '1' })
  })

  it('builds only the stages that are needed', () => {
    const text =
      'FROM alpine AS deps\nRUN echo d > /d\nFROM alpine AS unused\nRUN false\nFROM deps\nCOPY --from=busybox /bin/busybox /bb\nCOPY --from=0 /d /e\n'
    const { world, stderr, exitCode } = build(dockerfile(text), 'docker build --progress plain -t x .')
    expect(exitCode).toBe(0)
    expect(stderr).not.toContain('RUN false')
    expect(stderr).toContain('[stage-2 1/2] COPY --from=busybox /bin/busybox /bb\n')
    expect(paths(world, 'x')).toEqual([['/d'], ['/bb'], ['/e']])
    expect(runAll(world, 'docker build --target nope .').stderr).toContain(
      'ERROR: failed to build: failed to solve: target stage "nope" could not be found\n',
    )
    expect(runAll(world, 'docker build --target dep .').stderr).toContain('(did you mean deps?)')
  })

  it('runs what a base image asks for first', () => {
    const { world, stderr } = runAll(
      appWorld({
        'a/Dockerfile': 'FROM alpine\nONBUILD RUN echo on > /on\n',
        'b/Dockerfile': 'FROM base\nRUN echo b\n',
      }),
      'docker build -q -t base a',
      'docker build --progress plain -t x b',
    )
    expect(stderr).toContain('[2/3] ONBUILD RUN echo on > /on\n')
    expect(paths(world, 'x')[0]).toEqual(['/on'])
    expect(image(world, 'x').config.config.OnBuild).toBeUndefined()
  })

  it('gives mounts to commands, and keeps a cache mount for the next build', () => {
    const files = {
      Dockerfile: `FROM alpine
RUN --mount=type=cache,target=/c echo x >> /c/log && cat /c/log > /seen
RUN --mount=type=secret,id=s cat /run/secrets/s > /s
RUN --mount=type=bind,source=f,target=/f cat /f > /g
`,
      f: 'ff',
      secret: 'hush',
    }
    const line = 'docker build --no-cache --secret id=s,src=secret -t x .'
    const { world } = runAll(appWorld(files), line, line)
    expect(
      layersOf(world, 'x').map((changes) =>
        Object.entries(changes).map(([path, node]) => [path, node && 'content' in node ? node.content : '']),
      ),
    ).toEqual([[['/seen', 'x\nx\n']], [['/s', 'hush']], [['/g', 'ff']]])
  })

  it('takes heredocs, as scripts and as files', () => {
    const { world } = build(
      dockerfile('FROM alpine\nRUN <<EOF\necho a\necho b > /b\nEOF\nENV N=me\nCOPY <<EOF /c\nhello $N\nEOF\n'),
      'docker build -t x .',
    )
    expect(layersOf(world, 'x')).toMatchObject([
      { '/b': { content: 'b\n' } },
      { '/c': { content: 'hello me\n', mode: 0o644 } },
    ])
  })

  it('unpacks archives that ADD gets, and only those', () => {
    const archive = packTree({ a: directory(), 'a/one': file('1') })
    const { world } = build(
      { 'a.tar': archive, Dockerfile: 'FROM alpine\nADD a.tar /x/\nCOPY a.tar /\n' },
      'docker build -t x .',
    )
    expect(paths(world, 'x')).toEqual([['/x', '/x/a', '/x/a/one'], ['/a.tar']])
  })

  it('reads a Dockerfile from standard input', () => {
    const { world, exitCode } = build(
      { 'app/f': '1' },
      `printf 'FROM alpine\\nCOPY f /f\\n' | docker build -q -t x -f - app`,
    )
    expect([exitCode, paths(world, 'x')]).toEqual([0, [['/f']]])
    expect(runAll(world, `printf 'FROM scratch\\nCOPY f /f\\n' | docker build -`).stderr).toContain('"/f": not found\n')
  })
})

describe('names', () => {
  it('takes a name from another image: that is gone from containerd, and dangling in overlay2', () => {
    for (const store of stores) {
      const first = runAll(appWorld(dockerfile('FROM alpine\nRUN echo 1 > /1\n'), store), 'docker build -t x .').world
      const { world } = runAll(
        withFiles(first, dockerfile('FROM alpine\nRUN echo 2 > /2\n')),
        'docker build -t x -t y:1 .',
      )
      expect(new Set(runAll(world, 'docker images -aq').stdout.trim().split('\n')).size).toBe(
        store === 'containerd' ? 1 : 2,
      )
      expect(image(world, 'x').id).toBe(image(world, 'y:1').id)
    }
  })

  it('keeps an image without a name as dangling', () => {
    const { world, stdout } = build(dockerfile('FROM alpine\n'), 'docker build -q .')
    expect(Object.keys(world.containerd.names)).toEqual([`moby-dangling@${stdout.trim()}`])
  })

  it.each([
    ['Foo', 'invalid tag "Foo": repository name must be lowercase'],
    ['a:b:c', 'invalid tag "a:b:c": invalid reference format'],
  ])('refuses %s', (tag, why) => {
    const { stderr, exitCode } = build(dockerfile('FROM alpine\n'), `docker build -t ${tag} .`)
    expect([stderr.split('\n').at(-2), exitCode]).toEqual([`ERROR: failed to build: ${why}`, 1])
  })
})
