import type { Changes } from '@/domain/docker/files/node'
import type { Platform, RunConfig } from '@/domain/docker/images/blobs'
import { debianGroup, debianPasswd } from './accounts'
import { alpine322, alpineImage } from './alpine'
import { alpineGroup, alpinePasswd } from './alpine-accounts'
import { buildpackDeps } from './buildpack-deps'
import { bookworm, bookwormSlim, debianImage, defaultPath } from './debian'
import { makeImage, run, type Step } from './image'
import { lazily } from './memo'
import { directories, filled, links, program, texts } from './parts'
import { amd64, arm64, machineOf, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { named, tagged } from './tagged'

const yarn = '1.22.22'

const entrypoint = `#!/bin/sh
set -e

# What is no program of its own is something for node to run: options, a script.
if [ "\${1#-}" != "$1" ] || [ -z "$(command -v "$1")" ] || { [ -f "$1" ] && ! [ -x "$1" ]; }; then
  set -- node "$@"
fi

exec "$@"
`

const nodeFiles = (version: string, library: string, total: number): Changes =>
  filled(
    {
      ...directories('/usr/local/include/node /usr/local/lib/node_modules /usr/local/lib/node_modules/npm'),
      '/usr/local/bin/node': program('node', 118_204_000, version),
      '/usr/local/bin/npm': program('npm', 2_061),
      '/usr/local/bin/npx': program('npx', 2_900),
      '/usr/local/bin/corepack': program('corepack', 1_600),
      ...links('/usr/local/bin', 'nodejs', 'node'),
    },
    library,
    total,
  )

const yarnFiles = (total: number): Changes =>
  filled(
    {
      [`/opt/yarn-v${yarn}/bin/yarn`]: program('yarn', 1_100),
      ...links('/usr/local/bin', 'yarn yarnpkg', `/opt/yarn-v${yarn}/bin/yarn`),
    },
    `/opt/yarn-v${yarn}/lib/cli.js`,
    total,
  )

const ending: Step[] = [
  {
    by: 'COPY docker-entrypoint.sh /usr/local/bin/ # buildkit',
    changes: texts({ '/usr/local/bin/docker-entrypoint.sh': entrypoint }, { mode: 0o755 }),
    compressed: 446,
  },
  { by: 'ENTRYPOINT ["docker-entrypoint.sh"]' },
  { by: 'CMD ["node"]' },
]

const configOf = (version: string): RunConfig => ({
  Env: [defaultPath, `NODE_VERSION=${version}`, `YARN_VERSION=${yarn}`],
  Entrypoint: ['docker-entrypoint.sh'],
  Cmd: ['node'],
})

const home = directories('/home/node', { uid: 1000, gid: 1000 })

const accounts = texts({
  '/etc/passwd': `${debianPasswd}node:x:1000:1000::/home/node:/bin/bash\n`,
  '/etc/group': `${debianGroup}node:x:1000:\n`,
})

const onDebian = (platform: Platform, version: string, created: string) =>
  makeImage({
    platform,
    created,
    base: buildpackDeps(platform, bookworm),
    steps: [
      run(
        'groupadd --gid 1000 node   && useradd --uid 1000 --gid node --shell /bin/bash --create-home node',
        { ...home, ...accounts },
        3_312,
      ),
      { by: `ENV NODE_VERSION=${version}` },
      run(
        'ARCH= OPENSSL_ARCH= && dpkgArch="$(dpkg --print-architecture)"     && curl -fsSLO --compressed "https://nodejs.org/dist/v$NODE_VERSION/node-v$NODE_VERSION-linux-$ARCH.tar.xz"     && tar -xJf "node-v$NODE_VERSION-linux-$ARCH.tar.xz" -C /usr/local --strip-components=1 --no-same-owner     && ln -s /usr/local/bin/node /usr/local/bin/nodejs     && node --version     && npm --version',
        nodeFiles(version, `/usr/local/include/node/${multiarchOf(platform)}-${version}.h`, 183_420_928),
        56_960_114,
      ),
      { by: `ENV YARN_VERSION=${yarn}` },
      run(
        'set -ex   && curl -fsSLO --compressed "https://yarnpkg.com/downloads/$YARN_VERSION/yarn-v$YARN_VERSION.tar.gz"   && mkdir -p /opt   && tar -xzf yarn-v$YARN_VERSION.tar.gz -C /opt/   && yarn --version',
        yarnFiles(5_345_280),
        1_250_874,
      ),
      ...ending,
    ],
    config: configOf(version),
  })

const onAlpine = (platform: Platform, version: string, created: string) =>
  makeImage({
    platform,
    created,
    base: alpineImage(platform, alpine322),
    steps: [
      { by: `ENV NODE_VERSION=${version}` },
      run(
        'addgroup -g 1000 node     && adduser -u 1000 -G node -s /bin/sh -D node     && apk add --no-cache         libstdc++     && curl -fsSLO --compressed "https://unofficial-builds.nodejs.org/download/release/v$NODE_VERSION/node-v$NODE_VERSION-linux-$ARCH-musl.tar.xz"     && node --version     && npm --version',
        {
          ...nodeFiles(version, `/usr/lib/libstdc++-${machineOf(platform)}.so.6`, 148_505_600),
          ...home,
          ...texts({
            '/etc/passwd': `${alpinePasswd}node:x:1000:1000::/home/node:/bin/sh\n`,
            '/etc/group': `${alpineGroup}node:x:1000:node\n`,
          }),
        },
        50_302_116,
      ),
      { by: `ENV YARN_VERSION=${yarn}` },
      run(
        'apk add --no-cache --virtual .build-deps-yarn curl gnupg tar   && mkdir -p /opt   && tar -xzf yarn-v$YARN_VERSION.tar.gz -C /opt/   && apk del .build-deps-yarn   && yarn --version',
        yarnFiles(5_374_976),
        1_260_442,
      ),
      ...ending,
    ],
    config: configOf(version),
  })

const slim = (platform: Platform, version: string, created: string) =>
  makeImage({
    platform,
    created,
    base: debianImage(platform, bookwormSlim),
    steps: [
      run(
        'groupadd --gid 1000 node   && useradd --uid 1000 --gid node --shell /bin/bash --create-home node',
        { ...home, ...accounts },
        3_312,
      ),
      { by: `ENV NODE_VERSION=${version}` },
      run(
        'ARCH= OPENSSL_ARCH= && dpkgArch="$(dpkg --print-architecture)"     && set -ex     && apt-get update && apt-get install -y ca-certificates curl wget gnupg dirmngr xz-utils libatomic1 --no-install-recommends     && tar -xJf "node-v$NODE_VERSION-linux-$ARCH.tar.xz" -C /usr/local --strip-components=1 --no-same-owner     && apt-get purge -y --auto-remove -o APT::AutoRemove::RecommendsImportant=false     && node --version     && npm --version',
        nodeFiles(version, `/usr/local/include/node/slim-${multiarchOf(platform)}-${version}.h`, 150_102_016),
        50_331_648,
      ),
      { by: `ENV YARN_VERSION=${yarn}` },
      run(
        'set -ex   && savedAptMark="$(apt-mark showmanual)"   && apt-get update && apt-get install -y ca-certificates curl wget gnupg dirmngr --no-install-recommends   && tar -xzf yarn-v$YARN_VERSION.tar.gz -C /opt/   && yarn --version',
        yarnFiles(5_386_240),
        1_712_944,
      ),
      ...ending,
    ],
    config: configOf(version),
  })

/** Lines of releases: the version, when it was made for Debian and for Alpine, and by which names it goes. */
const lines = [
  { version: '22.21.1', debian: '2025-12-30T01:14:40Z', alpine: '2025-12-12T17:43:52Z', names: ['22', '22.21', 'jod'] },
  {
    ...{ version: '24.12.0', debian: '2025-12-30T01:12:05Z', alpine: '2025-12-12T17:42:31Z' },
    names: ['', '24', '24.12', 'lts', 'krypton'],
  },
  {
    version: '20.19.6',
    debian: '2025-12-30T01:16:22Z',
    alpine: '2025-12-12T17:45:08Z',
    names: ['20', '20.19', 'iron'],
  },
  {
    version: '18.20.8',
    debian: '2025-03-31T19:02:17Z',
    alpine: '2025-03-31T19:00:44Z',
    names: ['18', '18.20', 'hydrogen'],
  },
]

export const node: SampleRepository = {
  name: 'docker.io/library/node',
  description: 'Node.js is a JavaScript-based platform for server-side and networking applications.',
  stars: 14102,
  official: true,
  tags: () => {
    const index = (make: typeof onDebian, version: string, created: string) =>
      lazily(() => makeSampleIndex([amd64, arm64].map((platform) => make(platform, version, created))))
    return Object.assign(
      {},
      ...lines.map(({ version, debian, alpine, names }) => ({
        ...tagged(named([...names, version], ['', 'bookworm']), index(onDebian, version, debian)),
        ...tagged(named([...names, version], ['alpine', 'alpine3.22']), index(onAlpine, version, alpine)),
        ...tagged(named([...names, version], ['slim', 'bookworm-slim']), index(slim, version, debian)),
      })),
    )
  },
}
