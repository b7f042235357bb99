import type { Changes } from '@/domain/docker/files/node'
import type { Platform, RunConfig } from '@/domain/docker/images/blobs'
import { type AlpineRelease, alpine321, alpine322, alpineImage } from './alpine'
import { buildpackDeps } from './buildpack-deps'
import { bookworm, type DebianRelease, trixie } from './debian'
import { makeImage, type SampleImage, type Step } from './image'
import { lazily } from './memo'
import { bulk, directories, filled, program } from './parts'
import { amd64, arm64, machineOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { named, tagged } from './tagged'

type GoRelease = { version: string; created: string; size: number; compressed: number }
const latest: GoRelease = {
  version: '1.25.5',
  created: '2025-12-30T00:31:10Z',
  size: 212_336_640,
  compressed: 60_817_408,
}
const older: GoRelease = {
  version: '1.24.11',
  created: '2025-12-30T00:33:42Z',
  size: 258_998_272,
  compressed: 78_643_200,
}
const minorOf = ({ version }: GoRelease): string => version.split('.').slice(0, 2).join('.')

const path = 'PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

const toolchain = (platform: Platform, of: GoRelease): Changes =>
  filled(
    {
      ...directories('/usr/local/go /usr/local/go/bin /usr/local/go/pkg /usr/local/go/src'),
      '/usr/local/go/bin/go': program('go', 13_201_408, of.version),
      '/usr/local/go/bin/gofmt': program('gofmt', 2_818_048, of.version),
      ...bulk({ '/usr/local/go/VERSION': 35 }),
    },
    `/usr/local/go/pkg/tool/linux_${platform.architecture}/compile`,
    of.size,
  )

const ending = (platform: Platform, of: GoRelease): Step[] => [
  { by: `ENV GOLANG_VERSION=${of.version}` },
  { by: 'ENV GOTOOLCHAIN=local' },
  { by: 'ENV GOPATH=/go' },
  { by: `ENV ${path}` },
  { by: 'COPY /target/ / # buildkit', changes: toolchain(platform, of), compressed: of.compressed },
  {
    by: 'RUN /bin/sh -c mkdir -p "$GOPATH/src" "$GOPATH/bin" && chmod -R 1777 "$GOPATH" # buildkit',
    changes: directories('/go /go/src /go/bin', { mode: 0o1777 }),
    compressed: 126,
  },
  { by: 'WORKDIR /go', changes: {}, compressed: 32 },
]

const configOf = (of: GoRelease, shell: string): RunConfig => ({
  Env: [path, `GOLANG_VERSION=${of.version}`, 'GOTOOLCHAIN=local', 'GOPATH=/go'],
  Cmd: [shell],
  WorkingDir: '/go',
})

const onDebian = (platform: Platform, of: GoRelease, base: DebianRelease): SampleImage =>
  makeImage({
    platform,
    created: of.created,
    base: buildpackDeps(platform, base),
    steps: ending(platform, of),
    config: configOf(of, 'bash'),
  })

const onAlpine = (platform: Platform, of: GoRelease, base: AlpineRelease): SampleImage =>
  makeImage({
    platform,
    created: of.created,
    base: alpineImage(platform, base),
    steps: [
      {
        by: 'RUN /bin/sh -c apk add --no-cache ca-certificates # buildkit',
        changes: filled({}, `/etc/ssl/certs/bundle-${machineOf(platform)}.pem`, 650_240),
        compressed: 297_984,
      },
      ...ending(platform, of),
    ],
    config: configOf(of, '/bin/sh'),
  })

export const golang: SampleRepository = {
  name: 'docker.io/library/golang',
  description: 'Go (golang) is a general purpose, higher-level, imperative programming language.',
  stars: 5221,
  official: true,
  tags: () => {
    const index =
      <Base>(make: (platform: Platform, of: GoRelease, base: Base) => SampleImage) =>
      (of: GoRelease, base: Base) =>
        lazily(() => makeSampleIndex([amd64, arm64].map((platform) => make(platform, of, base))))
    const [large, small] = [index(onDebian), index(onAlpine)]
    return Object.assign(
      {},
      ...[latest, older].map((of) => {
        const names = [minorOf(of), of.version, ...(of === latest ? ['1', ''] : [])]
        return {
          ...tagged(named(names, ['', 'trixie']), large(of, trixie)),
          ...tagged(named(names, ['alpine', 'alpine3.22']), small(of, alpine322)),
          ...tagged(named(names, ['bookworm']), large(of, bookworm)),
          ...tagged(named(names, ['alpine3.21']), small(of, alpine321)),
        }
      }),
    )
  },
}
