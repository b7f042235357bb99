import type { Changes } from '@/domain/docker/files/node'
import type { Platform, RunConfig } from '@/domain/docker/images/blobs'
import { debianGroup, debianPasswd } from './accounts'
import { type AlpineRelease, alpine320, alpine321, alpine322, alpineImage } from './alpine'
import { alpineGroup, alpinePasswd } from './alpine-accounts'
import { bookwormSlim, type DebianRelease, debianImage, defaultPath, trixieSlim } from './debian'
import { makeImage, type SampleImage, type Step } from './image'
import { lazily } from './memo'
import { nginxScripts, nginxSite } from './nginx-files'
import { directories, filled, links, program, texts } from './parts'
import { amd64, arm64, machineOf, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { tagged } from './tagged'

type NginxRelease = { version: string; njs: string; pkg: string; created: string; size: number; compressed: number }
const nginx125: NginxRelease = {
  version: '1.25.5',
  njs: '0.8.4',
  pkg: '1',
  created: '2024-04-16T18:32:02Z',
  size: 113_120_256,
  compressed: 41_302_912,
}
const nginx126: NginxRelease = {
  version: '1.26.3',
  njs: '0.8.9',
  pkg: '1',
  created: '2025-02-05T21:27:16Z',
  size: 117_014_528,
  compressed: 43_018_240,
}
const nginx127: NginxRelease = {
  version: '1.27.5',
  njs: '0.8.10',
  pkg: '1',
  created: '2025-04-16T14:50:31Z',
  size: 117_473_280,
  compressed: 43_956_224,
}
const stable: NginxRelease = {
  version: '1.28.1',
  njs: '0.9.4',
  pkg: '1',
  created: '2025-12-29T22:01:33Z',
  size: 117_241_088,
  compressed: 43_112_604,
}
const mainline: NginxRelease = {
  version: '1.29.4',
  njs: '0.9.4',
  pkg: '1',
  created: '2025-12-29T22:02:16Z',
  size: 81_702_912,
  compressed: 29_973_440,
}

const server = (version: string, library: string, total: number): Changes =>
  filled(
    {
      ...directories(`/docker-entrypoint.d /etc/nginx /etc/nginx/conf.d /usr/lib/nginx /usr/share/nginx
        /usr/share/nginx/html /var/cache/nginx /var/log/nginx`),
      '/usr/sbin/nginx': program('nginx', 1_562_432, version),
      '/usr/bin/envsubst': program('envsubst', 39_400),
      ...links('/var/log/nginx', 'access.log', '/dev/stdout'),
      ...links('/var/log/nginx', 'error.log', '/dev/stderr'),
      ...links('/etc/nginx', 'modules', '/usr/lib/nginx/modules'),
      ...texts(nginxSite),
    },
    library,
    total,
  )

/** The scripts of the entrypoint, each a layer of its own, as the Dockerfile copies them. */
const scriptSteps = (): Step[] =>
  Object.entries(nginxScripts).map(([path, script]) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    const to = path.startsWith('/docker-entrypoint.d/') ? '/docker-entrypoint.d' : '/'
    return {
      by: `COPY ${name} ${to} # buildkit`,
      changes: texts({ [path]: script }, { mode: 0o755 }),
      compressed: 1_200,
    }
  })

const ending: Step[] = [
  { by: 'ENTRYPOINT ["/docker-entrypoint.sh"]' },
  { by: 'EXPOSE map[80/tcp:{}]' },
  { by: 'STOPSIGNAL SIGQUIT' },
  { by: 'CMD ["nginx" "-g" "daemon off;"]' },
]

const configOf = (env: string[]): RunConfig => ({
  Env: [defaultPath, ...env],
  Entrypoint: ['/docker-entrypoint.sh'],
  Cmd: ['nginx', '-g', 'daemon off;'],
  ExposedPorts: { '80/tcp': {} },
  Labels: { maintainer: 'NGINX Docker Maintainers <docker-maint@nginx.com>' },
  StopSignal: 'SIGQUIT',
})

const maintainer: Step = { by: 'LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com>' }

function onDebian(platform: Platform, of: NginxRelease, base: DebianRelease) {
  const suite = `~${base.codename}`
  const env = [
    `NGINX_VERSION=${of.version}`,
    `NJS_VERSION=${of.njs}`,
    `NJS_RELEASE=1${suite}`,
    `PKG_RELEASE=${of.pkg}${suite}`,
    `DYNPKG_RELEASE=${of.pkg}${suite}`,
  ]
  const accounts = texts({
    '/etc/passwd': `${debianPasswd}nginx:x:101:101:nginx user:/nonexistent:/bin/false\n`,
    '/etc/group': `${debianGroup}nginx:x:101:\n`,
  })
  const library = `/usr/lib/${multiarchOf(platform)}/libgd.so.3`
  const command =
    'set -x     && groupadd --system --gid 101 nginx     && useradd --system --gid nginx --no-create-home --home /nonexistent --comment "nginx user" --shell /bin/false --uid 101 nginx     && apt-get update     && apt-get install --no-install-recommends --no-install-suggests -y $nginxPackages gettext-base curl     && ln -sf /dev/stdout /var/log/nginx/access.log     && ln -sf /dev/stderr /var/log/nginx/error.log     && mkdir /docker-entrypoint.d'
  const changes = { ...server(of.version, library, of.size), ...accounts, '/usr/bin/curl': program('curl', 305_000) }
  return makeImage({
    platform,
    created: of.created,
    base: debianImage(platform, base),
    steps: [
      maintainer,
      ...env.map((by) => ({ by: `ENV ${by}` })),
      { by: `RUN /bin/sh -c ${command} # buildkit`, changes, compressed: of.compressed },
      ...scriptSteps(),
      ...ending,
    ],
    config: configOf(env),
  })
}

/** The server alone (`alpine-slim`), or with modules and curl on top of that. */
const onAlpine = (modules: boolean) => (platform: Platform, of: NginxRelease, base: AlpineRelease) => {
  const env = [`NGINX_VERSION=${of.version}`, `PKG_RELEASE=${of.pkg}`, `DYNPKG_RELEASE=${of.pkg}`]
  const accounts = texts({
    '/etc/passwd': `${alpinePasswd}nginx:x:101:101:nginx:/var/cache/nginx:/sbin/nologin\n`,
    '/etc/group': `${alpineGroup}nginx:x:101:nginx\n`,
  })
  const more = { ...directories('/usr/lib/nginx/modules'), '/usr/bin/curl': program('curl', 258_000) }
  const install =
    'set -x     && apkArch="$(cat /etc/apk/arch)"     && nginxPackages="nginx=$NGINX_VERSION-r$PKG_RELEASE"     && apk add --no-cache --virtual .nginx-deps $nginxPackages     && mkdir /docker-entrypoint.d'
  const extra: Step[] = [
    { by: `ENV NJS_VERSION=${of.njs}` },
    { by: 'ENV NJS_RELEASE=1' },
    {
      by: 'RUN /bin/sh -c set -x     && apk add --no-cache $nginxPackages curl ca-certificates # buildkit',
      changes: filled(more, `/usr/lib/nginx/modules/ngx_http_js_module-${machineOf(platform)}.so`, 40_112_128),
      compressed: 16_402_118,
    },
  ]
  return makeImage({
    platform,
    created: of.created,
    base: alpineImage(platform, base),
    steps: [
      maintainer,
      ...env.map((by) => ({ by: `ENV ${by}` })),
      {
        by: `RUN /bin/sh -c ${install} # buildkit`,
        changes: { ...server(of.version, `/usr/lib/libxml2-${machineOf(platform)}.so.2`, 4_731_904), ...accounts },
        compressed: 1_912_345,
      },
      ...scriptSteps(),
      ...ending,
      ...(modules ? extra : []),
    ],
    config: configOf([...env, ...(modules ? [`NJS_VERSION=${of.njs}`, 'NJS_RELEASE=1'] : [])]),
  })
}

export const nginx: SampleRepository = {
  name: 'docker.io/library/nginx',
  description: 'Official build of Nginx.',
  stars: 21078,
  official: true,
  tags: () => {
    const index =
      <Base>(make: (platform: Platform, of: NginxRelease, base: Base) => SampleImage) =>
      (of: NginxRelease, base: Base) =>
        lazily(() => makeSampleIndex([amd64, arm64].map((platform) => make(platform, of, base))))
    const [large, small, slim] = [index(onDebian), index(onAlpine(true)), index(onAlpine(false))]
    return {
      ...tagged('1.28 1.28.1 stable 1.28-bookworm stable-bookworm', large(stable, bookwormSlim)),
      ...tagged('1.29 1.29.4 1 mainline latest trixie 1.29-trixie mainline-trixie', large(mainline, trixieSlim)),
      ...tagged('alpine 1.29-alpine 1-alpine 1.29.4-alpine mainline-alpine', small(mainline, alpine322)),
      ...tagged(
        'alpine-slim 1.29-alpine-slim 1-alpine-slim 1.29.4-alpine-slim mainline-alpine-slim',
        slim(mainline, alpine322),
      ),
      ...tagged('stable-alpine-slim 1.28-alpine-slim 1.28.1-alpine-slim', slim(stable, alpine322)),
      ...tagged('stable-alpine 1.28-alpine 1.28.1-alpine', small(stable, alpine322)),
      ...tagged('1.27 1.27.5', large(nginx127, bookwormSlim)),
      ...tagged('1.27-alpine 1.27.5-alpine', small(nginx127, alpine321)),
      ...tagged('1.26 1.26.3', large(nginx126, bookwormSlim)),
      ...tagged('1.26-alpine 1.26.3-alpine', small(nginx126, alpine320)),
      ...tagged('1.25 1.25.5', large(nginx125, bookwormSlim)),
      ...tagged('1.25-alpine 1.25.5-alpine', small(nginx125, alpine320)),
    }
  },
}
