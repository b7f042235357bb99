import type { Platform } from '@/domain/docker/images/blobs'
import { formatPlatform } from '@/domain/docker/images/platform'
import { debianGroup, debianPasswd, ubuntuUser } from './accounts'
import { debianDirectories, defaultPath } from './debian'
import { gnuPrograms, procps } from './gnu'
import { makeImage, type SampleImage } from './image'
import { lazily, once } from './memo'
import { bulk, directories, filled, texts } from './parts'
import { amd64, arm64, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import type { Rootfs } from './rootfs'
import { makeSampleIndex } from './sample-index'
import { tagged } from './tagged'

export type UbuntuRelease = {
  version: string
  codename: string
  name: string
  full: string
  /** What it calls the Debian that it was made from. */
  debian: string
  created: string
  size: number
  compressed: number
}

export const jammy: UbuntuRelease = {
  version: '22.04',
  codename: 'jammy',
  name: 'Jammy Jellyfish',
  full: '22.04.5 LTS',
  debian: 'bookworm/sid',
  created: '2025-12-09T08:21:42Z',
  size: 77_864_960,
  compressed: 29_538_224,
}
export const noble: UbuntuRelease = {
  version: '24.04',
  codename: 'noble',
  name: 'Noble Numbat',
  full: '24.04.3 LTS',
  debian: 'trixie/sid',
  created: '2025-12-09T08:21:42Z',
  size: 78_126_592,
  compressed: 29_724_688,
}
const focal: UbuntuRelease = {
  version: '20.04',
  codename: 'focal',
  name: 'Focal Fossa',
  full: '20.04.6 LTS',
  debian: 'bullseye/sid',
  created: '2025-04-08T10:43:52Z',
  size: 72_797_184,
  compressed: 27_514_133,
}
const plucky: UbuntuRelease = {
  version: '25.04',
  codename: 'plucky',
  name: 'Plucky Puffin',
  full: '25.04',
  debian: 'trixie/sid',
  created: '2025-12-09T08:24:11Z',
  size: 79_102_976,
  compressed: 30_116_407,
}
const questing: UbuntuRelease = {
  version: '25.10',
  codename: 'questing',
  name: 'Questing Quokka',
  full: '25.10',
  debian: 'forky/sid',
  created: '2025-12-09T08:25:36Z',
  size: 78_413_824,
  compressed: 30_275_018,
}

/** Since 24.04 there is a user of that name. */
const hasUser = ({ version }: UbuntuRelease): boolean => Number(version) >= 24

const etc = (of: UbuntuRelease, { version, codename, name, full, debian } = of) => ({
  '/etc/os-release': `PRETTY_NAME="Ubuntu ${full}"
NAME="Ubuntu"
VERSION_ID="${version}"
VERSION="${full} (${name})"
VERSION_CODENAME=${codename}
ID=ubuntu
ID_LIKE=debian
HOME_URL="https://www.ubuntu.com/"
SUPPORT_URL="https://help.ubuntu.com/"
BUG_REPORT_URL="https://bugs.launchpad.net/ubuntu/"
PRIVACY_POLICY_URL="https://www.ubuntu.com/legal/terms-and-policies/privacy-policy"
UBUNTU_CODENAME=${codename}
`,
  '/etc/lsb-release': `DISTRIB_ID=Ubuntu
DISTRIB_RELEASE=${version}
DISTRIB_CODENAME=${codename}
DISTRIB_DESCRIPTION="Ubuntu ${full}"
`,
  '/etc/debian_version': `${debian}\n`,
  '/etc/apt/sources.list.d/ubuntu.sources': `Types: deb
URIs: http://archive.ubuntu.com/ubuntu/
Suites: ${codename} ${codename}-updates ${codename}-backports
Components: main universe restricted multiverse
Signed-By: /usr/share/keyrings/ubuntu-archive-keyring.gpg
`,
  '/etc/passwd': hasUser(of) ? debianPasswd + ubuntuUser : debianPasswd,
  '/etc/group': hasUser(of) ? `${debianGroup}ubuntu:x:1000:\n` : debianGroup,
  '/etc/issue': `Ubuntu ${full} \\n \\l\n`,
  '/etc/profile': '# /etc/profile: system-wide .profile file for the Bourne shell\n',
  '/etc/bash.bashrc': '# System-wide .bashrc file for interactive bash(1) shells.\n',
  '/etc/shells': '/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n/bin/dash\n/usr/bin/dash\n',
  '/root/.bashrc': '# ~/.bashrc: executed by bash(1) for non-login shells.\n',
})

const files = (platform: Platform, of: UbuntuRelease, size: number) =>
  filled(
    {
      ...debianDirectories(),
      ...gnuPrograms(),
      ...procps(),
      ...directories(`/usr/lib/${multiarchOf(platform)}`),
      ...(hasUser(of) ? directories('/home/ubuntu', { mode: 0o750, uid: 1000, gid: 1000 }) : {}),
      ...bulk({
        [`/usr/lib/${multiarchOf(platform)}/libc.so.6`]: 2_125_328,
        [`/usr/lib/${multiarchOf(platform)}/libcrypto.so.3`]: 5_305_304,
        '/var/lib/dpkg/status': 98_112,
      }),
      ...texts(etc(of)),
      ...texts({ '/etc/shadow': 'root:*:20370:0:99999:7:::\n' }, { mode: 0o640, gid: 42 }),
      ...texts({ '/usr/share/keyrings/ubuntu-archive-keyring.gpg': 'keys\n' }),
    },
    '/usr/share/perl5/modules.tar',
    size,
  )

function rootfsOf(platform: Platform, of: UbuntuRelease): Rootfs {
  const size = of.size - (platform.architecture === 'amd64' ? 0 : 2_318_000)
  const identity = `ubuntu ${of.full} ${formatPlatform(platform)}`
  return { identity, size, directories: debianDirectories, files: () => files(platform, of, size) }
}

const inert = (text: string) => `/bin/sh -c #(nop)  ${text}`

/** An Ubuntu image, on which others stand. */
export const ubuntuImage = once(
  (platform: Platform, of: UbuntuRelease): SampleImage =>
    makeImage({
      platform,
      created: of.created,
      steps: [
        ...[
          'ARG RELEASE',
          'ARG LAUNCHPAD_BUILD_ARCH',
          'LABEL org.opencontainers.image.ref.name=ubuntu',
          `LABEL org.opencontainers.image.version=${of.version}`,
        ].map((text) => ({ by: inert(text), comment: '' })),
        {
          by: `/bin/sh -c #(nop) ADD file:3077ee44dc9a2a5da2e0c1b2bd0e3bdf2c3f3ac8a1a7b2d8a7ac5b0f5a5d2c91 in / `,
          comment: '',
          rootfs: rootfsOf(platform, of),
          compressed: of.compressed,
        },
        { by: inert('CMD ["/bin/bash"]'), comment: '' },
      ],
      config: {
        Env: [defaultPath],
        Cmd: ['/bin/bash'],
        Labels: { 'org.opencontainers.image.ref.name': 'ubuntu', 'org.opencontainers.image.version': of.version },
      },
    }),
)

export const ubuntu: SampleRepository = {
  name: 'docker.io/library/ubuntu',
  description: 'Ubuntu is a Debian-based Linux operating system based on free software.',
  stars: 17808,
  official: true,
  tags: () => {
    const index = (of: UbuntuRelease) =>
      lazily(() => makeSampleIndex([amd64, arm64].map((platform) => ubuntuImage(platform, of))))
    return {
      ...tagged('22.04 jammy', index(jammy)),
      ...tagged('24.04 noble latest', index(noble)),
      ...tagged('20.04 focal', index(focal)),
      ...tagged('25.04 plucky', index(plucky)),
      ...tagged('25.10 questing rolling', index(questing)),
    }
  },
}
