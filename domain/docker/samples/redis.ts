import type { Platform } from '@/domain/docker/images/blobs'
import { debianGroup, debianPasswd } from './accounts'
import { bookwormSlim, debianImage, defaultPath } from './debian'
import { makeImage } from './image'
import { directories, filled, links, program, texts } from './parts'
import { amd64, arm64, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'

const version = '8.4.0'

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

const url = `https://github.com/redis/redis/archive/refs/tags/${version}.tar.gz`

const image = (platform: Platform) =>
  makeImage({
    platform,
    created: '2025-12-29T23:11:08Z',
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
      { by: `ENV REDIS_DOWNLOAD_URL=${url}` },
      {
        by: 'RUN /bin/sh -c set -eux; \tsavedAptMark="$(apt-mark showmanual)"; \tapt-get update; \tmake -C /usr/src/redis -j "$(nproc)" all; \tmake -C /usr/src/redis install; \tredis-cli --version; \tredis-server --version; # buildkit',
        changes: filled(
          {
            '/usr/local/bin/redis-server': program('redis-server', 15_918_264, version),
            '/usr/local/bin/redis-cli': program('redis-cli', 7_311_904, version),
            '/usr/local/bin/redis-benchmark': program('redis-benchmark', 7_208_816),
            ...links('/usr/local/bin', 'redis-sentinel redis-check-aof redis-check-rdb', 'redis-server'),
          },
          `/usr/local/lib/redis/modules/${multiarchOf(platform)}.so`,
          59_418_112,
        ),
        compressed: 23_884_120,
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
    ],
    config: {
      Env: [defaultPath, `REDIS_DOWNLOAD_URL=${url}`],
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['redis-server'],
      ExposedPorts: { '6379/tcp': {} },
      Volumes: { '/data': {} },
      WorkingDir: '/data',
    },
  })

export const redis: SampleRepository = {
  name: 'docker.io/library/redis',
  description: 'Redis is the world’s fastest data platform for caching, vector search, and NoSQL databases.',
  stars: 13562,
  official: true,
  tags: () => {
    const latest = makeSampleIndex([amd64, arm64].map(image))
    return { latest, '8': latest, '8.4': latest, '8.4.0': latest, bookworm: latest }
  },
}
