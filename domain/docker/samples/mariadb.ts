import type { Changes } from '@/domain/docker/files/node'
import type { Platform } from '@/domain/docker/images/blobs'
import { debianGroup, debianPasswd } from './accounts'
import { mariadbEntrypoint } from './database-files'
import { defaultPath } from './debian'
import { makeImage, type Step } from './image'
import { lazily } from './memo'
import { directories, filled, links, program, texts } from './parts'
import { amd64, arm64, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { named, tagged } from './tagged'
import { jammy, noble, type UbuntuRelease, ubuntuImage } from './ubuntu'

type MariadbRelease = { version: string; base: UbuntuRelease; created: string; size: number; compressed: number }
const eleven: MariadbRelease = {
  version: '11.8.5',
  base: noble,
  created: '2025-12-10T00:12:31Z',
  size: 231_407_616,
  compressed: 71_172_096,
}
const elevenFour: MariadbRelease = {
  version: '11.4.9',
  base: noble,
  created: '2025-12-10T00:14:05Z',
  size: 227_016_704,
  compressed: 69_730_304,
}
const ten: MariadbRelease = {
  version: '10.11.15',
  base: jammy,
  created: '2025-12-10T00:15:47Z',
  size: 224_395_264,
  compressed: 68_681_728,
}
const majorOf = ({ version }: MariadbRelease): string => version.split('.').slice(0, 2).join('.')
const packageOf = ({ version, base }: MariadbRelease): string =>
  `1:${version}+maria~ubu${base.version.replace('.', '')}`

const run = (command: string, changes: Changes, compressed: number): Step => ({
  by: `RUN |1 GPG_KEYS=177F4010FE56CA3336300305F1656F24C74CD1D8 /bin/sh -c ${command} # buildkit`,
  changes,
  compressed,
})
const owned = { uid: 999, gid: 999 }
const accounts = texts({
  '/etc/passwd': `${debianPasswd}mysql:x:999:999::/var/lib/mysql:/bin/sh\n`,
  '/etc/group': `${debianGroup}mysql:x:999:\n`,
})
const clients = 'mariadb mariadb-admin mariadb-dump mariadb-upgrade'

const serverFiles = (platform: Platform, of: MariadbRelease): Changes =>
  filled(
    {
      ...directories('/etc/mysql /etc/mysql/conf.d /etc/mysql/mariadb.conf.d'),
      ...directories('/var/lib/mysql', owned),
      ...directories('/run/mysqld', { ...owned, mode: 0o1777 }),
      '/usr/sbin/mariadbd': program('mysqld', 27_862_040, of.version),
      ...links('/usr/sbin', 'mysqld', 'mariadbd'),
      ...Object.fromEntries(
        clients.split(' ').map((name) => [`/usr/bin/${name}`, program('mysql', 5_210_000, of.version)]),
      ),
      ...(of === ten
        ? { ...links('/usr/bin', 'mysql', 'mariadb'), ...links('/usr/bin', 'mysqladmin', 'mariadb-admin') }
        : {}),
      ...texts({ '/etc/mysql/mariadb.conf.d/05-skipcache.cnf': '[mariadb]\nhost-cache-size=0\nskip-name-resolve\n' }),
    },
    `/usr/lib/${multiarchOf(platform)}/libmariadb.so.3`,
    of.size,
  )

const labels = (of: MariadbRelease) => ({
  'org.opencontainers.image.authors': 'MariaDB Community',
  'org.opencontainers.image.base.name': `docker.io/library/ubuntu:${of.base.codename}`,
  'org.opencontainers.image.description': 'MariaDB Database for relational SQL',
  'org.opencontainers.image.documentation': 'https://hub.docker.com/_/mariadb/',
  'org.opencontainers.image.licenses': 'GPL-2.0',
  'org.opencontainers.image.ref.name': 'ubuntu',
  'org.opencontainers.image.source': 'https://github.com/MariaDB/mariadb-docker',
  'org.opencontainers.image.title': 'MariaDB Database',
  'org.opencontainers.image.url': 'https://github.com/MariaDB/mariadb-docker',
  'org.opencontainers.image.vendor': 'MariaDB Community',
  'org.opencontainers.image.version': of.version,
})

const healthcheck = `#!/bin/bash
# Whether the server can be reached: --connect, --innodb_initialized.
mariadb-admin ping > /dev/null 2>&1
`

const image = (platform: Platform, of: MariadbRelease) =>
  makeImage({
    platform,
    created: of.created,
    base: ubuntuImage(platform, of.base),
    steps: [
      {
        by: 'RUN /bin/sh -c groupadd -r mysql && useradd -r -g mysql mysql --home-dir /var/lib/mysql && userdel --remove ubuntu # buildkit',
        changes: accounts,
        compressed: 1_672,
      },
      { by: 'ENV GOSU_VERSION=1.19' },
      { by: 'ARG GPG_KEYS=177F4010FE56CA3336300305F1656F24C74CD1D8' },
      run(
        'set -eux; \tapt-get update; \tDEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \t\tca-certificates \t\tgpg \t\tgpgv \t\tlibjemalloc2 \t\tpwgen \t\ttzdata \t\txz-utils \t\tzstd ; \tgosu --version; \tgosu nobody true',
        filled(
          { '/usr/local/bin/gosu': program('gosu', 2_449_408) },
          `/usr/lib/${multiarchOf(platform)}/libjemalloc.so.2`,
          12_124_160,
        ),
        5_242_880,
      ),
      run('mkdir /docker-entrypoint-initdb.d', directories('/docker-entrypoint-initdb.d'), 116),
      { by: 'ENV LANG=C.UTF-8' },
      {
        by: `LABEL ${Object.entries(labels(of))
          .filter(([name]) => !name.endsWith('ref.name'))
          .map(([name, value]) => `${name}=${value}`)
          .join(' ')}`,
      },
      { by: `ENV MARIADB_VERSION=${packageOf(of)}` },
      run(
        'set -ex; \tapt-get update; \tapt-get install -y --no-install-recommends mariadb-server="$MARIADB_VERSION" mariadb-backup socat \t; \trm -rf /var/lib/apt/lists/*; \tmkdir -p /var/lib/mysql /run/mysqld; \tchown -R mysql:mysql /var/lib/mysql /run/mysqld; \tchmod 1777 /run/mysqld',
        serverFiles(platform, of),
        of.compressed,
      ),
      { by: 'VOLUME [/var/lib/mysql]' },
      {
        by: 'COPY healthcheck.sh /usr/local/bin/healthcheck.sh # buildkit',
        changes: texts({ '/usr/local/bin/healthcheck.sh': healthcheck }, { mode: 0o755 }),
        compressed: 3_840,
      },
      {
        by: 'COPY docker-entrypoint.sh /usr/local/bin/ # buildkit',
        changes: texts({ '/usr/local/bin/docker-entrypoint.sh': mariadbEntrypoint }, { mode: 0o755 }),
        compressed: 8_704,
      },
      { by: 'ENTRYPOINT ["docker-entrypoint.sh"]' },
      { by: 'EXPOSE map[3306/tcp:{}]' },
      { by: 'CMD ["mariadbd"]' },
    ],
    config: {
      Env: [defaultPath, 'GOSU_VERSION=1.19', 'LANG=C.UTF-8', `MARIADB_VERSION=${packageOf(of)}`],
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['mariadbd'],
      ExposedPorts: { '3306/tcp': {} },
      Labels: labels(of),
      Volumes: { '/var/lib/mysql': {} },
    },
  })

export const mariadb: SampleRepository = {
  name: 'docker.io/library/mariadb',
  description: 'MariaDB Server is a high performing open source relational database, forked from MySQL.',
  stars: 6103,
  official: true,
  tags: () => {
    const all: [MariadbRelease, string[]][] = [
      [eleven, ['11', 'lts', '']],
      [elevenFour, []],
      [ten, ['10']],
    ]
    return Object.assign(
      {},
      ...all.map(([of, more]) => {
        const index = lazily(() => makeSampleIndex([amd64, arm64].map((platform) => image(platform, of))))
        return tagged(named([majorOf(of), of.version, ...more], ['', of.base.codename]), index)
      }),
    )
  },
}
