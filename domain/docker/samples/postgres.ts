import type { Platform } from '@/domain/docker/images/blobs'
import { debianGroup, debianPasswd } from './accounts'
import { debianImage, trixieSlim } from './debian'
import { makeImage, run, type Step } from './image'
import { lazily } from './memo'
import { directories, filled, links, program, programs, texts } from './parts'
import { amd64, arm64, multiarchOf } from './platforms'
import { onAlpine } from './postgres-alpine'
import { dataDirectories } from './postgres-directories'
import { postgresScripts } from './postgres-files'
import { type PostgresRelease, postgresReleases, versionOf } from './postgres-release'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { named, tagged } from './tagged'

const bin = (of: PostgresRelease) => `/usr/lib/postgresql/${of.major}/bin`
const tools = 'initdb pg_ctl psql pg_isready pg_dump pg_restore createdb dropdb createuser dropuser'

const serverFiles = (platform: Platform, of: PostgresRelease) =>
  filled(
    {
      ...directories(`/docker-entrypoint-initdb.d /usr/lib/postgresql /usr/lib/postgresql/${of.major} ${bin(of)}
        /usr/share/postgresql /usr/share/postgresql/${of.major}`),
      [`${bin(of)}/postgres`]: program('postgres', 9_812_344, versionOf(of)),
      ...programs(bin(of), tools, 212_000, versionOf(of)),
      ...links(
        '/usr/bin',
        'psql pg_isready pg_dump pg_restore createdb dropdb',
        '../share/postgresql-common/pg_wrapper',
      ),
      '/usr/share/postgresql-common/pg_wrapper': program('psql', 5_400, versionOf(of)),
    },
    `/usr/lib/${multiarchOf(platform)}/libLLVM.so.19.1`,
    of.size,
  )

const accounts = texts({
  '/etc/passwd': `${debianPasswd}postgres:x:999:999::/var/lib/postgresql:/bin/bash\n`,
  '/etc/group': `${debianGroup}postgres:x:999:\n`,
})

const owned = { uid: 999, gid: 999 }

const prepare = (platform: Platform): Step[] => [
  run(
    'set -eux; \tgroupadd -r postgres --gid=999; \tuseradd -r -g postgres --uid=999 --home-dir=/var/lib/postgresql --shell=/bin/bash postgres; \tinstall --verbose --directory --owner postgres --group postgres --mode 1777 /var/lib/postgresql',
    { ...accounts, ...directories('/var/lib/postgresql', { ...owned, mode: 0o1777 }) },
    1_168,
  ),
  run(
    'set -ex; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tgnupg \t\tless \t; \trm -rf /var/lib/apt/lists/*',
    filled(
      { '/usr/bin/less': program('less', 203_216) },
      `/usr/lib/${multiarchOf(platform)}/libgcrypt.so.20`,
      9_214_976,
    ),
    4_534_112,
  ),
  { by: 'ENV GOSU_VERSION=1.19' },
  run(
    'set -eux; \tsavedAptMark="$(apt-mark showmanual)"; \tchmod +x /usr/local/bin/gosu; \tgosu --version; \tgosu nobody true',
    filled(
      { '/usr/local/bin/gosu': program('gosu', 2_449_408) },
      `/var/lib/dpkg/info/gosu-${platform.architecture}`,
      4_177_920,
    ),
    1_256_004,
  ),
  run(
    "set -eux; \techo 'en_US.UTF-8 UTF-8' > /etc/locale.gen; \tlocale-gen",
    filled({}, '/usr/lib/locale/locale-archive', 25_370_624),
    8_066_214,
  ),
  { by: 'ENV LANG=en_US.utf8' },
  run(
    'set -eux; \tapt-get install -y --no-install-recommends \t\tlibnss-wrapper \t\txz-utils \t\tzstd',
    filled({}, `/usr/lib/${multiarchOf(platform)}/libnss_wrapper.so`, 4_521_984),
    1_195_872,
  ),
  run('mkdir /docker-entrypoint-initdb.d', directories('/docker-entrypoint-initdb.d'), 116),
]

const path = (of: PostgresRelease) => `PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:${bin(of)}`

const finish = (of: PostgresRelease): Step[] => [
  run(
    'set -eux; \tsed -ri "s!^#?(listen_addresses)\\s*=\\s*\\S+.*!\\1 = \'*\'!" /usr/share/postgresql/postgresql.conf.sample',
    texts({ [`/usr/share/postgresql/${of.major}/postgresql.conf.sample`]: "listen_addresses = '*'\n" }),
    10_004,
  ),
  ...dataDirectories(of, owned),
  ...Object.entries(postgresScripts).map(([file, script]) => ({
    by: `COPY ${file.slice(file.lastIndexOf('/') + 1)} /usr/local/bin/ # buildkit`,
    changes: texts({ [file]: script }, { mode: 0o755 }),
    compressed: 5_823,
  })),
  { by: 'ENTRYPOINT ["docker-entrypoint.sh"]' },
  { by: 'STOPSIGNAL SIGINT' },
  { by: 'EXPOSE map[5432/tcp:{}]' },
  { by: 'CMD ["postgres"]' },
]

const image = (platform: Platform, of: PostgresRelease) =>
  makeImage({
    platform,
    created: '2025-12-30T00:02:44Z',
    base: debianImage(platform, trixieSlim),
    steps: [
      ...prepare(platform),
      { by: `ENV PG_MAJOR=${of.major}` },
      { by: `ENV ${path(of)}` },
      { by: `ENV PG_VERSION=${of.version}` },
      run(
        'set -ex; \t\texport PYTHONDONTWRITEBYTECODE=1; \t\tapt-get install -y --no-install-recommends postgresql-common; \tapt-get install -y --no-install-recommends "postgresql-$PG_MAJOR=$PG_VERSION"; \tpostgres --version',
        serverFiles(platform, of),
        of.compressed,
      ),
      ...finish(of),
    ],
    config: {
      Env: [
        path(of),
        'GOSU_VERSION=1.19',
        'LANG=en_US.utf8',
        `PG_MAJOR=${of.major}`,
        `PG_VERSION=${of.version}`,
        `PGDATA=${of.data}`,
      ],
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['postgres'],
      ExposedPorts: { '5432/tcp': {} },
      Volumes: { [of.volume]: {} },
      WorkingDir: '/',
      StopSignal: 'SIGINT',
    },
  })

export const postgres: SampleRepository = {
  name: 'docker.io/library/postgres',
  description: 'The PostgreSQL object-relational database system provides reliability and data integrity.',
  stars: 14696,
  official: true,
  tags: () => {
    const releases = postgresReleases.map((of) => {
      const names = [of.major, versionOf(of), ...(of.major === '18' ? [''] : [])]
      const index = lazily(() => makeSampleIndex([amd64, arm64].map((platform) => image(platform, of))))
      const small = lazily(() => makeSampleIndex([amd64, arm64].map((platform) => onAlpine(platform, of))))
      return {
        ...tagged(named(names, ['', 'trixie']), index),
        ...tagged(named(names, ['alpine', 'alpine3.22']), small),
      }
    })
    return Object.assign({}, ...releases)
  },
}
