import type { Platform } from '@/domain/docker/images/blobs'
import { defaultPath } from './debian'
import { makeImage, type SampleImage } from './image'
import { lazily } from './memo'
import { directories, filled, program, texts } from './parts'
import { amd64, arm64 } from './platforms'
import type { SampleRepository } from './repository'
import { makeSampleIndex } from './sample-index'
import { tagged } from './tagged'

const indexOf = (make: (platform: Platform) => SampleImage) =>
  lazily(() => makeSampleIndex([amd64, arm64].map(make), ['provenance']))

const certificates = texts({ '/etc/ssl/certs/ca-certificates.crt': '-----BEGIN CERTIFICATE-----\n' })

const whoamiImage = (platform: Platform) =>
  makeImage({
    platform,
    created: '2025-04-08T12:41:36Z',
    steps: [
      {
        by: 'COPY /usr/share/zoneinfo /usr/share/zoneinfo # buildkit',
        changes: filled({}, `/usr/share/zoneinfo/${platform.architecture}.tab`, 1_482_752),
        compressed: 459_776,
      },
      {
        by: 'COPY /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ # buildkit',
        changes: certificates,
        compressed: 130_048,
      },
      {
        by: 'COPY whoami / # buildkit',
        changes: { '/whoami': program('whoami-server', 5_210_112) },
        compressed: 2_301_952,
      },
      { by: 'ENTRYPOINT ["/whoami"]' },
      { by: 'EXPOSE map[80/tcp:{}]' },
    ],
    config: {
      Env: [defaultPath],
      Entrypoint: ['/whoami'],
      ExposedPorts: { '80/tcp': {} },
      Labels: {
        'org.opencontainers.image.description':
          'Tiny Go webserver that prints OS information and HTTP request to output',
        'org.opencontainers.image.source': 'https://github.com/traefik/whoami',
        'org.opencontainers.image.title': 'whoami',
        'org.opencontainers.image.version': '1.11.0',
      },
      WorkingDir: '/',
    },
  })

/** A server that tells who asked, and what. */
export const whoami: SampleRepository = {
  name: 'docker.io/traefik/whoami',
  description: 'Tiny Go webserver that prints OS information and HTTP request to output',
  stars: 92,
  official: false,
  tags: () => tagged('latest v1 v1.11 v1.11.0', indexOf(whoamiImage)),
}

const httpEchoImage = (platform: Platform) =>
  makeImage({
    platform,
    created: '2023-11-14T15:52:10Z',
    steps: [
      {
        by: 'COPY / / # buildkit',
        changes: {
          ...filled(
            texts({
              '/etc/passwd':
                'root:x:0:0:root:/root:/sbin/nologin\nnobody:x:65534:65534:nobody:/nonexistent:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n',
              '/etc/group': 'root:x:0:\nnobody:x:65534:\nnonroot:x:65532:\n',
            }),
            `/usr/share/zoneinfo/${platform.architecture}.tab`,
            1_990_656,
          ),
          ...directories('/home/nonroot', { uid: 65532, gid: 65532, mode: 0o700 }),
          ...directories('/tmp', { mode: 0o1777 }),
        },
        compressed: 741_376,
      },
      { by: 'ENV ECHO_TEXT=hello-world' },
      {
        by: `COPY dist/linux/${platform.architecture}/http-echo / # buildkit`,
        changes: { '/http-echo': program('http-echo', 4_915_200, '1.0.0') },
        compressed: 2_424_832,
      },
      { by: 'EXPOSE map[5678/tcp:{}]' },
      { by: 'ENTRYPOINT ["/http-echo"]' },
    ],
    config: {
      User: '65532',
      Env: [
        'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        'SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt',
        'ECHO_TEXT=hello-world',
      ],
      Entrypoint: ['/http-echo'],
      ExposedPorts: { '5678/tcp': {} },
      WorkingDir: '/',
    },
  })

/** A server that always says the same. */
export const httpEcho: SampleRepository = {
  name: 'docker.io/hashicorp/http-echo',
  description: 'An HTTP server that echoes the arguments given to it',
  stars: 64,
  official: false,
  tags: () => tagged('latest 1.0 1.0.0 1', indexOf(httpEchoImage)),
}
