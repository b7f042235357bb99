import { shellEntry } from '@/domain/docker/shell/interpreter/shell-program'
import { clients } from '@/domain/docker/shell/network/clients'
import type { Entry, Identity, Program } from '@/domain/docker/shell/program'
import { go } from '@/domain/docker/shell/servers/go'
import { goBinary } from '@/domain/docker/shell/servers/go-binary'
import { httpEcho, whoamiServer } from '@/domain/docker/shell/servers/go-server'
import { hello } from '@/domain/docker/shell/servers/hello'
import { httpd } from '@/domain/docker/shell/servers/httpd'
import { initdb, pgCtl } from '@/domain/docker/shell/servers/initdb'
import { java } from '@/domain/docker/shell/servers/java'
import { memcached } from '@/domain/docker/shell/servers/memcached'
import { mysql } from '@/domain/docker/shell/servers/mysql-client'
import { mysqld } from '@/domain/docker/shell/servers/mysqld'
import { nginx, worker } from '@/domain/docker/shell/servers/nginx'
import { node, npm } from '@/domain/docker/shell/servers/node'
import { pgIsReady, postgres, psql } from '@/domain/docker/shell/servers/postgres'
import { pip, python } from '@/domain/docker/shell/servers/python'
import { redisCli, redisServer } from '@/domain/docker/shell/servers/redis'
import { registry } from '@/domain/docker/shell/servers/registry'
import { aboutFiles } from './about-files'
import { aboutPaths } from './about-paths'
import { aboutProcesses } from './about-processes'
import { aboutSystem } from './about-system'
import { accounts } from './accounts'
import { apk } from './apk'
import { apt, dpkg } from './apt'
import { awk } from './awk'
import { basics } from './basics'
import { busybox } from './busybox'
import { bytePrograms } from './bytes'
import { comparing } from './compare'
import { copying } from './copy-files'
import { date } from './date'
import { find } from './find'
import { findingProcesses } from './find-processes'
import { grep } from './grep'
import { headAndTail } from './head-tail'
import { jq } from './jq'
import { ls } from './ls'
import { makeFiles } from './make-files'
import { ownership } from './mode'
import { more } from './more'
import { otherUsers } from './other-users'
import { running } from './run-others'
import { sed } from './sed'
import { archiving } from './tar'
import { textLines } from './text-lines'
import { textOrder } from './text-order'
import { timedPrograms } from './timed'

const plain: Record<string, Program> = {
  ...clients,
  ...aboutFiles,
  ...aboutPaths,
  ...aboutProcesses,
  ...aboutSystem,
  ...accounts,
  ...bytePrograms,
  ...comparing,
  ...copying,
  ...findingProcesses,
  ...headAndTail,
  ...makeFiles,
  ...more,
  ...otherUsers,
  ...ownership,
  ...archiving,
  ...textLines,
  ...textOrder,
  ...timedPrograms,
  apk,
  apt,
  'apt-get': apt,
  dpkg,
  'dpkg-query': dpkg,
  awk,
  gawk: awk,
  mawk: awk,
  busybox,
  date,
  find,
  go,
  grep,
  egrep: grep,
  fgrep: grep,
  hello,
  jq,
  ls,
  mysql,
  mysqladmin: mysql,
  dir: ls,
  initdb,
  pg_ctl: pgCtl,
  pg_isready: pgIsReady,
  psql,
  'redis-cli': redisCli,
  sed,
}

/** Every program that a machine can have, by the name in its file's first line. */
const programs: Readonly<Record<string, Entry>> = {
  ...Object.fromEntries(Object.entries(plain).map(([name, run]) => [name, { run }])),
  ...basics,
  ...running,
  ash: shellEntry('ash'),
  dash: shellEntry('dash'),
  bash: shellEntry('bash'),
  'go-binary': goBinary,
  'http-echo': httpEcho,
  httpd,
  apachectl: httpd,
  java,
  memcached,
  mysqld,
  nginx,
  node,
  npm,
  npx: npm,
  yarn: npm,
  pip,
  postgres,
  python3: python,
  python: python,
  'redis-server': redisServer,
  registry,
  'whoami-server': whoamiServer,
  worker,
}

const unknown: Entry = {
  run: (run) =>
    run.variant === 'busybox' ? run.fail('applet not found', 127) : run.fail('this program does nothing here', 1),
}

/** A program by its identity. */
export const entryOf = ({ program }: Identity): Entry => programs[program] ?? unknown
