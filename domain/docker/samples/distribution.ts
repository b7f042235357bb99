import type { Platform } from '@/domain/docker/images/blobs'
import { type AlpineRelease, alpine321, alpineImage } from './alpine'
import { makeImage } from './image'
import { lazily } from './memo'
import { program, texts } from './parts'
import { amd64, arm64 } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { tagged } from './tagged'

type Release = { version: string; created: string; size: number; compressed: number; config: string; quiet: boolean }

const base: AlpineRelease = {
  version: '3.18.4',
  branch: 'v3.18',
  created: '2023-09-28T21:19:27Z',
  size: 7_661_568,
  compressed: 3_402_542,
}
const old: Release = {
  version: '2.8.3',
  created: '2023-10-02T18:42:35Z',
  size: 17_039_360,
  compressed: 5_865_472,
  config: '/etc/docker/registry/config.yml',
  quiet: false,
}
const latest: Release = {
  version: '3.0.0',
  created: '2025-10-09T18:30:12Z',
  size: 48_627_712,
  compressed: 15_728_640,
  config: '/etc/distribution/config.yml',
  quiet: true,
}

const entrypoint = ({ config }: Release) => `#!/bin/sh
set -e

# A file of settings alone is meant for the server.
case "$1" in
    *.yaml | *.yml) set -- registry serve "$@" ;;
    serve | garbage-collect | help | -*) set -- registry "$@" ;;
    "") set -- registry serve ${config} ;;
esac

exec "$@"
`

const settings = `version: 0.1
log:
  fields:
    service: registry
storage:
  cache:
    blobdescriptor: inmemory
  filesystem:
    rootdirectory: /var/lib/registry
http:
  addr: :5000
  headers:
    X-Content-Type-Options: [nosniff]
`

const image = (platform: Platform, release: Release) => {
  const below = alpineImage(platform, release === old ? base : alpine321)
  const { config } = below.config.blob
  return makeImage({
    platform,
    created: release.created,
    base: below,
    steps: [
      {
        by: 'RUN /bin/sh -c apk add --no-cache ca-certificates # buildkit',
        changes: texts({ '/etc/ssl/certs/ca-certificates.crt': '-----BEGIN CERTIFICATE-----\n' }),
        compressed: 300_544,
      },
      {
        by: `RUN /bin/sh -c set -eux; \tversion='${release.version}'; \tregistry --version # buildkit`,
        changes: { '/bin/registry': program('registry', release.size, release.version) },
        compressed: release.compressed,
      },
      {
        by: `COPY ./config-example.yml ${release.config} # buildkit`,
        changes: texts({ [release.config]: settings }),
        compressed: 395,
      },
      ...(release.quiet ? [{ by: 'ENV OTEL_TRACES_EXPORTER=none' }] : []),
      { by: 'VOLUME [/var/lib/registry]' },
      { by: 'EXPOSE map[5000/tcp:{}]' },
      {
        by: 'COPY docker-entrypoint.sh /entrypoint.sh # buildkit',
        changes: texts({ '/entrypoint.sh': entrypoint(release) }, { mode: 0o755 }),
        compressed: 216,
      },
      { by: 'ENTRYPOINT ["/entrypoint.sh"]' },
      { by: `CMD ["${release.config}"]` },
    ],
    config: {
      ...config,
      Env: [...(config.Env ?? []), ...(release.quiet ? ['OTEL_TRACES_EXPORTER=none'] : [])],
      Entrypoint: ['/entrypoint.sh'],
      Cmd: [release.config],
      ExposedPorts: { '5000/tcp': {} },
      Volumes: { '/var/lib/registry': {} },
    },
  })
}

/** The program of a registry of one's own. */
export const distribution: SampleRepository = {
  name: 'docker.io/library/registry',
  description: 'Distribution implementation for storing and distributing of container images and artifacts',
  stars: 4180,
  official: true,
  tags: () => {
    const index = (release: Release) =>
      lazily(() => makeSampleIndex([amd64, arm64].map((platform) => image(platform, release))))
    return { ...tagged('2 2.8 2.8.3', index(old)), ...tagged('3 3.0 3.0.0 latest', index(latest)) }
  },
}
