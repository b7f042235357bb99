import type { Changes } from '@/domain/docker/files/node'
import type { Platform } from '@/domain/docker/images/blobs'
import { alpine322, alpineImage } from './alpine'
import { alpineGroup, alpinePasswd } from './alpine-accounts'
import { defaultPath } from './debian'
import { makeImage, run, type SampleImage, type Step } from './image'
import { directories, filled, program, programs, texts } from './parts'
import { machineOf } from './platforms'
import { dataDirectories } from './postgres-directories'
import { postgresScripts } from './postgres-files'
import { type PostgresRelease, versionOf } from './postgres-release'

const owned = { uid: 70, gid: 70 }
const llvm = 'DOCKER_PG_LLVM_DEPS=llvm19-dev \t\tclang19'
const tools = 'psql pg_isready pg_dump pg_restore createdb dropdb createuser dropuser initdb pg_ctl'

const serverFiles = (platform: Platform, of: PostgresRelease): Changes =>
  filled(
    {
      '/usr/local/bin/postgres': program('postgres', 9_102_344, versionOf(of)),
      ...programs('/usr/local/bin', tools, 198_000, versionOf(of)),
      '/bin/bash': program('bash', 757_888),
    },
    `/usr/lib/llvm19-${machineOf(platform)}.so`,
    Math.round(of.size * 0.82),
  )

const prepare: Step[] = [
  run(
    'set -eux; \taddgroup -g 70 -S postgres; \tadduser -u 70 -S -D -G postgres -H -h /var/lib/postgresql -s /bin/sh postgres; \tinstall --verbose --directory --owner postgres --group postgres --mode 1777 /var/lib/postgresql',
    {
      ...directories('/var/lib/postgresql', { ...owned, mode: 0o1777 }),
      ...texts({
        '/etc/passwd': `${alpinePasswd}postgres:x:70:70:Linux User,,,:/var/lib/postgresql:/bin/sh\n`,
        '/etc/group': `${alpineGroup}postgres:x:70:postgres\n`,
      }),
    },
    1_006,
  ),
  { by: 'ENV GOSU_VERSION=1.19' },
  run(
    'set -eux; \tapk add --no-cache --virtual .gosu-deps \t\tca-certificates \t\tdpkg \t\tgnupg \t; \tchmod +x /usr/local/bin/gosu; \tgosu --version; \tgosu nobody true',
    { '/usr/local/bin/gosu': program('gosu', 2_449_408) },
    1_001_472,
  ),
  { by: 'ENV LANG=en_US.utf8' },
  run('mkdir /docker-entrypoint-initdb.d', directories('/docker-entrypoint-initdb.d'), 116),
]

const finish = (of: PostgresRelease): Step[] => [
  run(
    'set -eux; \tsed -ri "s!^#?(listen_addresses)\\s*=\\s*\\S+.*!\\1 = \'*\'!" /usr/local/share/postgresql/postgresql.conf.sample',
    texts({ '/usr/local/share/postgresql/postgresql.conf.sample': "listen_addresses = '*'\n" }),
    9_764,
  ),
  ...dataDirectories(of, owned),
  {
    by: 'COPY docker-entrypoint.sh docker-ensure-initdb.sh /usr/local/bin/ # buildkit',
    changes: texts(postgresScripts, { mode: 0o755 }),
    compressed: 6_011,
  },
  { by: 'ENTRYPOINT ["docker-entrypoint.sh"]' },
  { by: 'STOPSIGNAL SIGINT' },
  { by: 'EXPOSE map[5432/tcp:{}]' },
  { by: 'CMD ["postgres"]' },
]

/** The server built on Alpine. */
export function onAlpine(platform: Platform, of: PostgresRelease): SampleImage {
  const server = [`PG_MAJOR=${of.major}`, `PG_VERSION=${versionOf(of)}`, llvm]
  return makeImage({
    platform,
    created: '2025-12-30T00:04:18Z',
    base: alpineImage(platform, alpine322),
    steps: [
      ...prepare,
      ...server.map((text) => ({ by: `ENV ${text}` })),
      run(
        'set -eux; \twget -O postgresql.tar.bz2 "https://ftp.postgresql.org/pub/source/v$PG_VERSION/postgresql-$PG_VERSION.tar.bz2"; \tmake -j "$(nproc)" world-bin; \tmake install-world-bin; \tpostgres --version',
        serverFiles(platform, of),
        Math.round(of.compressed * 0.95),
      ),
      ...finish(of),
    ],
    config: {
      Env: [defaultPath, 'GOSU_VERSION=1.19', 'LANG=en_US.utf8', ...server, `PGDATA=${of.data}`],
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['postgres'],
      ExposedPorts: { '5432/tcp': {} },
      Volumes: { [of.volume]: {} },
      WorkingDir: '/',
      StopSignal: 'SIGINT',
    },
  })
}
