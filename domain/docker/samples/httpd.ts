import type { Changes } from '@/domain/docker/files/node'
import type { Platform, RunConfig } from '@/domain/docker/images/blobs'
import { alpine322, alpineImage } from './alpine'
import { alpinePasswd } from './alpine-accounts'
import { debianImage, trixieSlim } from './debian'
import { makeImage, type Step } from './image'
import { lazily } from './memo'
import { directories, filled, program, texts } from './parts'
import { amd64, arm64, machineOf, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { tagged } from './tagged'

const prefix = '/usr/local/apache2'
const path = `PATH=${prefix}/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`
const version = '2.4.66'
const checksum = '94d7ff2b42acbb828e870ba29e4cbad48e558a79c623ad3596e4116efcfea25a'

const foreground = `#!/bin/sh
set -e

# A pid file that an earlier run left behind would keep the server from starting.
rm -f ${prefix}/logs/httpd.pid

exec httpd -DFOREGROUND "$@"
`

const conf = `ServerRoot "${prefix}"
Listen 80
User www-data
Group www-data
ServerAdmin you@example.com
DocumentRoot "${prefix}/htdocs"
DirectoryIndex index.html
ErrorLog /proc/self/fd/2
CustomLog /proc/self/fd/1 common
`

const serverFiles = (machine: string, total: number): Changes =>
  filled(
    {
      ...directories(
        `${prefix}/bin ${prefix}/cgi-bin ${prefix}/conf ${prefix}/htdocs ${prefix}/logs ${prefix}/modules`,
      ),
      [`${prefix}/bin/httpd`]: program('httpd', 1_018_640, version),
      [`${prefix}/bin/apachectl`]: program('apachectl', 3_510),
      [`${prefix}/bin/ab`]: program('ab', 96_144),
      ...texts({
        [`${prefix}/conf/httpd.conf`]: conf,
        [`${prefix}/htdocs/index.html`]: '<html><body><h1>It works!</h1></body></html>\n',
      }),
    },
    `${prefix}/modules/${machine}.so`,
    total,
  )

const ending: Step[] = [
  { by: 'STOPSIGNAL SIGWINCH' },
  {
    by: 'COPY httpd-foreground /usr/local/bin/ # buildkit',
    changes: texts({ '/usr/local/bin/httpd-foreground': foreground }, { mode: 0o755 }),
    compressed: 292,
  },
  { by: 'EXPOSE map[80/tcp:{}]' },
  { by: 'CMD ["httpd-foreground"]' },
]

const config: RunConfig = {
  Env: [path, `HTTPD_PREFIX=${prefix}`, `HTTPD_VERSION=${version}`, `HTTPD_SHA256=${checksum}`, 'HTTPD_PATCHES='],
  Cmd: ['httpd-foreground'],
  ExposedPorts: { '80/tcp': {} },
  WorkingDir: prefix,
  StopSignal: 'SIGWINCH',
}

const onAlpine = (platform: Platform) =>
  makeImage({
    platform,
    created: '2025-12-29T22:06:37Z',
    base: alpineImage(platform, alpine322),
    steps: [
      {
        by: 'RUN /bin/sh -c set -x \t&& adduser -u 82 -D -S -G www-data www-data # buildkit',
        changes: texts({
          '/etc/passwd': `${alpinePasswd}www-data:x:82:82:Linux User,,,:/home/www-data:/sbin/nologin\n`,
        }),
        compressed: 940,
      },
      { by: `ENV HTTPD_PREFIX=${prefix}` },
      { by: `ENV ${path}` },
      {
        by: 'RUN /bin/sh -c mkdir -p "$HTTPD_PREFIX" \t&& chown www-data:www-data "$HTTPD_PREFIX" # buildkit',
        changes: directories(prefix, { uid: 82, gid: 82 }),
        compressed: 147,
      },
      { by: `WORKDIR ${prefix}`, changes: {}, compressed: 32 },
      {
        by: 'RUN /bin/sh -c set -eux; \tapk add --no-cache \t\tapr \t\tapr-util \t\tapr-util-ldap \t\tca-certificates \t\tperl \t; # buildkit',
        changes: filled({}, `/usr/lib/libaprutil-${machineOf(platform)}.so.0`, 41_209_856),
        compressed: 13_502_464,
      },
      { by: `ENV HTTPD_VERSION=${version}` },
      { by: `ENV HTTPD_SHA256=${checksum}` },
      { by: 'ENV HTTPD_PATCHES=' },
      {
        by: 'RUN /bin/sh -c set -eux; \tapk add --no-cache --virtual .build-deps apr-dev apr-util-dev gcc make; \t./configure --prefix="$HTTPD_PREFIX" --enable-mods-shared=reallyall --enable-mpms-shared=all; \tmake -j "$(nproc)"; \tmake install; \tapk del --no-network .build-deps; \thttpd -v # buildkit',
        changes: serverFiles(machineOf(platform), 14_106_624),
        compressed: 4_812_390,
      },
      ...ending,
    ],
    config,
  })

const onDebian = (platform: Platform) =>
  makeImage({
    platform,
    created: '2025-12-29T22:04:51Z',
    base: debianImage(platform, trixieSlim),
    steps: [
      { by: `ENV HTTPD_PREFIX=${prefix}` },
      { by: `ENV ${path}` },
      {
        by: 'RUN /bin/sh -c mkdir -p "$HTTPD_PREFIX" \t&& chown www-data:www-data "$HTTPD_PREFIX" # buildkit',
        changes: directories(prefix, { uid: 33, gid: 33 }),
        compressed: 145,
      },
      { by: `WORKDIR ${prefix}`, changes: {}, compressed: 32 },
      {
        by: 'RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y --no-install-recommends \t\tca-certificates \t\tlibaprutil1-ldap \t\tlibldap-common \t; \trm -rf /var/lib/apt/lists/* # buildkit',
        changes: filled({}, `/usr/lib/${multiarchOf(platform)}/libaprutil-1.so.0`, 8_201_216),
        compressed: 3_420_118,
      },
      { by: `ENV HTTPD_VERSION=${version}` },
      { by: `ENV HTTPD_SHA256=${checksum}` },
      { by: 'ENV HTTPD_PATCHES=' },
      {
        by: 'RUN /bin/sh -c set -eux; \tsavedAptMark="$(apt-mark showmanual)"; \tapt-get update; \t./configure --prefix="$HTTPD_PREFIX" --enable-mods-shared=reallyall --enable-mpms-shared=all; \tmake -j "$(nproc)"; \tmake install; \thttpd -v # buildkit',
        changes: serverFiles(multiarchOf(platform), 29_412_352),
        compressed: 11_832_004,
      },
      ...ending,
    ],
    config,
  })

export const httpd: SampleRepository = {
  name: 'docker.io/library/httpd',
  description: 'The Apache HTTP Server Project',
  stars: 4895,
  official: true,
  tags: () => {
    const index = (make: typeof onDebian) => lazily(() => makeSampleIndex([amd64, arm64].map(make)))
    return {
      ...tagged(`latest 2.4 ${version} 2 trixie 2.4-trixie ${version}-trixie`, index(onDebian)),
      ...tagged(`alpine 2.4-alpine ${version}-alpine 2-alpine`, index(onAlpine)),
    }
  },
}
