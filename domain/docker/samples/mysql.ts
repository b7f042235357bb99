import type { Changes } from '@/domain/docker/files/node'
import type { Platform } from '@/domain/docker/images/blobs'
import { mysqlEntrypoint } from './database-files'
import { defaultPath } from './debian'
import { makeImage, run, type SampleImage } from './image'
import { lazily } from './memo'
import { oracleLinux, oracleNine, oraclePasswd } from './oraclelinux'
import { directories, filled, links, program, programs, texts } from './parts'
import { amd64, arm64 } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { tagged } from './tagged'

type MysqlRelease = { version: string; created: string; size: number; compressed: number }
const eightFour: MysqlRelease = {
  version: '8.4.7',
  created: '2025-10-21T17:31:06Z',
  size: 347_078_656,
  compressed: 107_374_182,
}
const eight: MysqlRelease = {
  version: '8.0.44',
  created: '2025-10-21T17:32:44Z',
  size: 332_398_592,
  compressed: 103_809_024,
}
const nine: MysqlRelease = {
  version: '9.5.0',
  created: '2025-10-21T17:30:12Z',
  size: 476_053_504,
  compressed: 146_800_640,
}
const majorOf = ({ version }: MysqlRelease): string => version.split('.').slice(0, 2).join('.')

const owned = { uid: 999, gid: 999 }

const serverFiles = (platform: Platform, of: MysqlRelease): Changes =>
  filled(
    {
      ...directories('/docker-entrypoint-initdb.d /etc/mysql /etc/mysql/conf.d'),
      ...directories('/var/lib/mysql /run/mysqld', { ...owned, mode: 0o1777 }),
      ...links('/var', 'run', '../run'),
      '/usr/sbin/mysqld': program('mysqld', 66_184_712, of.version),
      ...programs('/usr/bin', 'mysql mysqladmin mysqldump', 7_410_000, of.version),
      ...texts({
        '/etc/my.cnf':
          '[mysqld]\nhost-cache-size=0\nskip-name-resolve\ndatadir=/var/lib/mysql\nsocket=/var/run/mysqld/mysqld.sock\nsecure-file-priv=/var/lib/mysql-files\nuser=mysql\n\npid-file=/var/run/mysqld/mysqld.pid\n[client]\nsocket=/var/run/mysqld/mysqld.sock\n\n!includedir /etc/mysql/conf.d/\n',
      }),
    },
    `/usr/lib64/mysql/plugin-${platform.architecture}.so`,
    of.size,
  )

const image = (platform: Platform, of: MysqlRelease): SampleImage => {
  const env = ['GOSU_VERSION=1.19', `MYSQL_MAJOR=${majorOf(of)}`, `MYSQL_VERSION=${of.version}-1.el9`]
  const shell = `MYSQL_SHELL_VERSION=${of.version}-1.el9`
  return makeImage({
    platform,
    created: of.created,
    base: oracleLinux(platform, oracleNine),
    steps: [
      run(
        'set -eux; \tgroupadd --system --gid 999 mysql; \tuseradd --system --uid 999 --gid 999 --home-dir /var/lib/mysql --no-create-home mysql',
        texts({
          '/etc/passwd': `${oraclePasswd}mysql:x:999:999::/var/lib/mysql:/bin/bash\n`,
          '/etc/group': 'root:x:0:\nnobody:x:65534:\nmysql:x:999:\n',
        }),
        884,
      ),
      { by: `ENV ${env[0]}` },
      run(
        'set -eux; \tgosu --version; \tgosu nobody true',
        { '/usr/local/bin/gosu': program('gosu', 2_449_408) },
        1_001_472,
      ),
      run(
        'set -eux; \tmicrodnf install -y \t\tbzip2 \t\tgzip \t\topenssl \t\txz \t\tzstd \t\tfindutils \t; \tmicrodnf clean all',
        filled({}, `/usr/lib64/libzstd-${platform.architecture}.so.1`, 6_754_304),
        2_606_080,
      ),
      { by: `ENV ${env[1]}` },
      { by: `ENV ${env[2]}` },
      run(
        'set -eux; \tmicrodnf install -y "mysql-community-server-minimal-$MYSQL_VERSION"; \tmicrodnf clean all; \tmysqld --version; \tmysql --version',
        serverFiles(platform, of),
        of.compressed,
      ),
      { by: `ENV ${shell}` },
      run(
        'set -eux; \tmicrodnf install -y "mysql-shell-$MYSQL_SHELL_VERSION"; \tmicrodnf clean all; \tmysqlsh --version',
        filled({}, `/usr/lib/mysqlsh/libpython-${platform.architecture}.so`, 321_912_832),
        54_525_952,
      ),
      { by: 'VOLUME [/var/lib/mysql]' },
      {
        by: 'COPY docker-entrypoint.sh /usr/local/bin/ # buildkit',
        changes: texts({ '/usr/local/bin/docker-entrypoint.sh': mysqlEntrypoint }, { mode: 0o755 }),
        compressed: 5_324,
      },
      { by: 'ENTRYPOINT ["docker-entrypoint.sh"]' },
      { by: 'EXPOSE map[3306/tcp:{} 33060/tcp:{}]' },
      { by: 'CMD ["mysqld"]' },
    ],
    config: {
      Env: [defaultPath, ...env, shell],
      Entrypoint: ['docker-entrypoint.sh'],
      Cmd: ['mysqld'],
      ExposedPorts: { '3306/tcp': {}, '33060/tcp': {} },
      Volumes: { '/var/lib/mysql': {} },
      WorkingDir: '/',
    },
  })
}

export const mysql: SampleRepository = {
  name: 'docker.io/library/mysql',
  description: 'MySQL is a widely used, open-source relational database management system (RDBMS).',
  stars: 15991,
  official: true,
  tags: () => {
    const index = (of: MysqlRelease) =>
      lazily(() => makeSampleIndex([amd64, arm64].map((platform) => image(platform, of))))
    return {
      ...tagged('8.4 8.4.7 8 lts 8.4-oraclelinux9 lts-oracle 8.4-oracle', index(eightFour)),
      ...tagged('9.5 9.5.0 9 latest innovation oracle', index(nine)),
      ...tagged('8.0 8.0.44 8.0-oracle', index(eight)),
    }
  },
}
