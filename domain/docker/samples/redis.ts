import type { Platform, RunConfig } from '@/domain/docker/images/blobs'
import { debianGroup, debianPasswd } from './accounts'
import { alpine322, alpineImage } from './alpine'
import { alpineGroup, alpinePasswd } from './alpine-accounts'
import { bookwormSlim, debianImage, defaultPath } from './debian'
import { makeImage, type Step } from './image'
import { lazily } from './memo'
import { directories, filled, links, program, texts } from './parts'
import { amd64, arm64, machineOf, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { tagged } from './tagged'

type RedisRelease = { version: string; created: string; size: number; compressed: number }
const eight: RedisRelease = {
  version: '8.4.0',
  created: '2025-12-29T23:11:08Z',
  size: 59_418_112,
  compressed: 23_884_120,
}
const seven: RedisRelease = {
  version: '7.4.7',
  created: '2025-12-29T23:12:40Z',
  size: 38_215_680,
  compressed: 14_807_040,
}
const sevenTwo: RedisRelease = {
  version: '7.2.12',
  created: '2025-12-29T23:13:27Z',
  size: 36_904_960,
  compressed: 14_286_848,
}
const six: RedisRelease = {
  version: '6.2.21',
  created: '2025-12-29T23:14:02Z',
  size: 31_858_688,
  compressed: 12_177_408,
}

const entrypoint = `#!/bin/sh
set -e

# Options alone, or a file of settings, are meant for the server.
case "$1" in
    -* | *.conf) set -- redis-server "$@" ;;
esac

# As root it only hands over to the account that the server runs as.
if [ "$1" = "redis-server" ] && [ "$(id -u)" = "0" ]; then
    exec gosu redis "$0" "$@"
fi

exec "$@"
`

const urlOf = ({ version }: RedisRelease) => `https://github.com/redis/redis/archive/refs/tags/${version}.tar.gz`

/** The server and what is set up for it; `machine` tells the libraries of one platform from another's. */
const server = (of: RedisRelease, machine: string): Step[] => [
  { by: `ENV REDIS_DOWNLOAD_URL=${urlOf(of)}` },
  {
    by: 'RUN /bin/sh -c set -eux; \tsavedAptMark="$(apt-mark showmanual)"; \tapt-get update; \tmake -C /usr/src/redis -j "$(nproc)" all; \tmake -C /usr/src/redis install; \tredis-cli --version; \tredis-server --version; # buildkit',
    changes: filled(
      {
        '/usr/local/bin/redis-server': program('redis-server', 15_918_264, of.version),
        '/usr/local/bin/redis-cli': program('redis-cli', 7_311_904, of.version),
        '/usr/local/bin/redis-benchmark': program('redis-benchmark', 7_208_816),
        ...links('/usr/local/bin', 'redis-sentinel redis-check-aof redis-check-rdb', 'redis-server'),
      },
      `/usr/local/lib/redis/modules/${machine}.so`,
      of.size,
    ),
    compressed: of.compressed,
  },
  {
    by: 'RUN /bin/sh -c mkdir /data && chown redis:redis /data # buildkit',
    changes: directories('/data', { uid: 999, gid: 999 }),
    compressed: 98,
  },
  { by: 'VOLUME [/data]' },
  { by: 'WORKDIR /data', changes: {}, compressed: 32 },
  {
    by: 'COPY docker-entrypoint.sh /usr/local/bin/ # buildkit',
    changes: texts({ '/usr/local/bin/docker-entrypoint.sh': entrypoint }, { mode: 0o755 }),
    compressed: 573,
  },
  { by: 'ENTRYPOINT ["docker-entrypoint.sh"]' },
  { by: 'EXPOSE map[6379/tcp:{}]' },
  { by: 'CMD ["redis-server"]' },
]

const configOf = (of: RedisRelease): RunConfig => ({
  Env: [defaultPath, `REDIS_DOWNLOAD_URL=${urlOf(of)}`],
  Entrypoint: ['docker-entrypoint.sh'],
  Cmd: ['redis-server'],
  ExposedPorts: { '6379/tcp': {} },
  Volumes: { '/data': {} },
  WorkingDir: '/data',
})

const onAlpine = (platform: Platform, of: RedisRelease) =>
  makeImage({
    platform,
    created: of.created,
    base: alpineImage(platform, alpine322),
    steps: [
      {
        by: 'RUN /bin/sh -c set -eux; \taddgroup -S -g 1000 redis; \tadduser -S -G redis -u 999 redis # buildkit',
        changes: texts({
          '/etc/passwd': `${alpinePasswd}redis:x:999:1000:Linux User,,,:/home/redis:/sbin/nologin\n`,
          '/etc/group': `${alpineGroup}redis:x:1000:redis\n`,
        }),
        compressed: 966,
      },
      {
        by: 'RUN /bin/sh -c set -eux; \tapk add --no-cache \t\ttzdata \t\tgosu \t; # buildkit',
        changes: filled(
          { '/usr/local/bin/gosu': program('gosu', 2_449_408) },
          `/usr/share/zoneinfo/${machineOf(platform)}.tab`,
          4_009_984,
        ),
        compressed: 1_208_320,
      },
      ...server(
        { ...of, size: Math.round(of.size * 0.8), compressed: Math.round(of.compressed * 0.8) },
        machineOf(platform),
      ),
    ],
    config: configOf(of),
  })

const onDebian = (platform: Platform, of: RedisRelease) =>
  makeImage({
    platform,
    created: of.created,
    base: debianImage(platform, bookwormSlim),
    steps: [
      {
        by: 'RUN /bin/sh -c set -eux; \tgroupadd -r -g 999 redis; \tuseradd -r -g redis -u 999 redis # buildkit',
        changes: texts({
          '/etc/passwd': `${debianPasswd}redis:x:999:999::/home/redis:/bin/sh\n`,
          '/etc/group': `${debianGroup}redis:x:999:\n`,
        }),
        compressed: 1_098,
      },
      {
        by: 'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends tzdata gosu; \trm -rf /var/lib/apt/lists/* # buildkit',
        changes: filled(
          { '/usr/local/bin/gosu': program('gosu', 2_449_408) },
          `/usr/share/zoneinfo/${multiarchOf(platform)}.tab`,
          6_012_928,
        ),
        compressed: 1_512_448,
      },
      ...server(of, multiarchOf(platform)),
    ],
    config: configOf(of),
  })

export const redis: SampleRepository = {
  name: 'docker.io/library/redis',
  description: 'Redis is the world’s fastest data platform for caching, vector search, and NoSQL databases.',
  stars: 13562,
  official: true,
  tags: () => {
    const index = (make: typeof onDebian, of: RedisRelease) =>
      lazily(() => makeSampleIndex([amd64, arm64].map((platform) => make(platform, of))))
    return {
      ...tagged('latest 8 8.4 8.4.0 bookworm 8-bookworm', index(onDebian, eight)),
      ...tagged('alpine 8-alpine 8.4-alpine 8.4.0-alpine', index(onAlpine, eight)),
      ...tagged('7 7.4 7.4.7 7-bookworm', index(onDebian, seven)),
      ...tagged('7-alpine 7.4-alpine 7.4.7-alpine', index(onAlpine, seven)),
      ...tagged('7.2 7.2.12', index(onDebian, sevenTwo)),
      ...tagged('7.2-alpine 7.2.12-alpine', index(onAlpine, sevenTwo)),
      ...tagged('6 6.2 6.2.21', index(onDebian, six)),
      ...tagged('6-alpine 6.2-alpine 6.2.21-alpine', index(onAlpine, six)),
    }
  },
}
