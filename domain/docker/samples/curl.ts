import type { Platform } from '@/domain/docker/images/blobs'
import { alpine322, alpineImage } from './alpine'
import { alpineGroup, alpinePasswd } from './alpine-accounts'
import { makeImage } from './image'
import { lazily } from './memo'
import { directories, filled, program, texts } from './parts'
import { amd64, arm64, machineOf } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { tagged } from './tagged'

const version = '8.17.0'

const entrypoint = `#!/bin/sh
set -e

# What is no program is meant for curl.
if [ "\${1#-}" != "\${1}" ] || [ -z "$(command -v "\${1}")" ]; then
    set -- curl "$@"
fi

exec "$@"
`

const labels = {
  maintainer: 'James Fuller <jim.fuller@webcomposite.com>',
  name: 'curl',
  'org.opencontainers.image.description': 'minimal image for curl',
  'org.opencontainers.image.licenses': 'MIT',
  'org.opencontainers.image.source': 'https://github.com/curl/curl-container',
  version,
}

const image = (platform: Platform) => {
  const base = alpineImage(platform, alpine322)
  return makeImage({
    platform,
    created: '2025-11-05T07:58:14Z',
    base,
    steps: [
      {
        by: '/bin/sh',
        comment: `FROM docker.io/library/alpine:${alpine322.version}`,
        changes: {
          ...filled(
            { '/usr/bin/curl': program('curl', 289_872, version) },
            `/usr/lib/libcurl-${machineOf(platform)}.so.4`,
            13_025_280,
          ),
          ...directories('/home/curl_user', { uid: 100, gid: 101 }),
          ...texts({ '/entrypoint.sh': entrypoint }, { mode: 0o755 }),
          ...texts({
            '/etc/passwd': `${alpinePasswd}curl_user:x:100:101:Linux User,,,:/home/curl_user:/sbin/nologin\n`,
            '/etc/group': `${alpineGroup}curl_group:x:101:\n`,
          }),
        },
        compressed: 5_545_984,
      },
    ],
    config: {
      User: 'curl_user',
      Env: [...(base.config.blob.config.Env ?? []), 'CURL_CA_BUNDLE=/cacert.pem'],
      Entrypoint: ['/entrypoint.sh'],
      Cmd: ['curl'],
      Labels: labels,
      WorkingDir: '/home/curl_user',
    },
  })
}

/** The program alone: `docker run curlimages/curl URL`. */
export const curl: SampleRepository = {
  name: 'docker.io/curlimages/curl',
  description: 'official docker image for curl - command line tool and library for transferring data with URLs',
  stars: 285,
  official: false,
  tags: () =>
    tagged(
      `latest ${version}`,
      lazily(() => makeSampleIndex([amd64, arm64].map(image))),
    ),
}
