import type { Platform, RunConfig } from '@/domain/docker/images/blobs'
import { debianGroup, debianPasswd } from './accounts'
import { alpine322, alpineImage } from './alpine'
import { alpineGroup, alpinePasswd } from './alpine-accounts'
import { debianImage, defaultPath, trixieSlim } from './debian'
import { makeImage, run, type Step } from './image'
import { lazily } from './memo'
import { directories, filled, links, program, texts } from './parts'
import { amd64, arm64, machineOf, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { named, tagged } from './tagged'

const version = '1.6.40'
const variables = [
  `MEMCACHED_VERSION=${version}`,
  `MEMCACHED_URL=https://memcached.org/files/memcached-${version}.tar.gz`,
  'MEMCACHED_SHA1=cf1b4a6a3a2c5d5f0a1d5e4b3c2f1e0d9c8b7a69',
]

const entrypoint = `#!/bin/sh
set -e

# Options alone are meant for the server.
case "$1" in
    -*) set -- memcached "$@" ;;
esac

exec "$@"
`

const finish = (library: string, size: number, compressed: number): Step[] => [
  ...variables.map((text) => ({ by: `ENV ${text}` })),
  run(
    'set -eux; \twget -O memcached.tar.gz "$MEMCACHED_URL"; \t./configure --enable-extstore --enable-sasl --enable-sasl-pwdb --enable-tls; \tmake -j "$nproc"; \tmake install; \tmemcached -V',
    filled({ '/usr/local/bin/memcached': program('memcached', 1_181_600, version) }, library, size),
    compressed,
  ),
  {
    by: 'COPY docker-entrypoint.sh /usr/local/bin/ # buildkit',
    changes: texts({ '/usr/local/bin/docker-entrypoint.sh': entrypoint }, { mode: 0o755 }),
    compressed: 288,
  },
  run(
    'ln -s usr/local/bin/docker-entrypoint.sh /entrypoint.sh # backwards compat',
    links('/', 'entrypoint.sh', 'usr/local/bin/docker-entrypoint.sh'),
    121,
  ),
  { by: 'ENTRYPOINT ["docker-entrypoint.sh"]' },
  { by: 'USER memcache' },
  { by: 'EXPOSE map[11211/tcp:{}]' },
  { by: 'CMD ["memcached"]' },
]

const config: RunConfig = {
  User: 'memcache',
  Env: [defaultPath, ...variables],
  Entrypoint: ['docker-entrypoint.sh'],
  Cmd: ['memcached'],
  ExposedPorts: { '11211/tcp': {} },
}

const home = directories('/home/memcache', { uid: 11211, gid: 11211 })

const onDebian = (platform: Platform) => {
  const lib = `/usr/lib/${multiarchOf(platform)}`
  return makeImage({
    platform,
    created: '2025-12-30T00:13:21Z',
    base: debianImage(platform, trixieSlim),
    steps: [
      run(
        'set -eux; \tgroupadd --system --gid 11211 memcache; \tuseradd --system --gid memcache --uid 11211 memcache',
        texts({
          '/etc/passwd': `${debianPasswd}memcache:x:11211:11211::/home/memcache:/bin/sh\n`,
          '/etc/group': `${debianGroup}memcache:x:11211:\n`,
        }),
        1_105,
      ),
      run(
        'set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tlibsasl2-modules \t; \trm -rf /var/lib/apt/lists/*',
        filled({}, `${lib}/sasl2/libplain.so`, 2_216_960),
        871_424,
      ),
      ...finish(`${lib}/libevent-2.1.so.7`, 4_608_000, 1_753_088),
    ],
    config,
  })
}

const onAlpine = (platform: Platform) =>
  makeImage({
    platform,
    created: '2025-12-30T00:14:02Z',
    base: alpineImage(platform, alpine322),
    steps: [
      run(
        'set -eux; \taddgroup -g 11211 memcache; \tadduser -D -u 11211 -G memcache memcache',
        {
          ...home,
          ...texts({
            '/etc/passwd': `${alpinePasswd}memcache:x:11211:11211::/home/memcache:/bin/sh\n`,
            '/etc/group': `${alpineGroup}memcache:x:11211:memcache\n`,
          }),
        },
        1_024,
      ),
      run(
        'apk add --no-cache libsasl',
        filled({}, `/usr/lib/sasl2/libplain-${machineOf(platform)}.so`, 221_184),
        98_304,
      ),
      ...finish(`/usr/lib/libevent-${machineOf(platform)}.so.7`, 1_720_320, 770_048),
    ],
    config: { ...config, WorkingDir: '/' },
  })

export const memcached: SampleRepository = {
  name: 'docker.io/library/memcached',
  description: 'Free & open source, high-performance, distributed memory object caching system.',
  stars: 2371,
  official: true,
  tags: () => {
    const index = (make: typeof onDebian) => lazily(() => makeSampleIndex([amd64, arm64].map(make)))
    const names = ['1', '1.6', version, '']
    return {
      ...tagged(named(names, ['', 'trixie']), index(onDebian)),
      ...tagged(named(names, ['alpine', 'alpine3.22']), index(onAlpine)),
    }
  },
}
