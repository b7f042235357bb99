import type { Platform } from '@/domain/docker/images/blobs'
import { formatPlatform } from '@/domain/docker/images/platform'
import { debianGroup, debianPasswd } from './accounts'
import { gnuPrograms } from './gnu'
import { makeImage, type SampleImage } from './image'
import { lazily, once } from './memo'
import { bulk, directories, filled, texts } from './parts'
import { amd64, arm64, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import type { Rootfs } from './rootfs'
import { makeSampleIndex } from './sample-index'
import { tagged } from './tagged'

export const defaultPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export type DebianRelease = {
  codename: string
  version: string
  number: string
  slim: boolean
  size: number
  compressed: number
}

const release = (codename: string, version: string, slim: boolean, size: number, compressed: number) => ({
  codename,
  version,
  number: version.replace(/\..*/, ''),
  slim,
  size,
  compressed,
})
const bullseye: DebianRelease = release('bullseye', '11.11', false, 124_272_640, 53_748_012)
const bullseyeSlim: DebianRelease = release('bullseye', '11.11', true, 80_659_456, 30_257_943)
export const bookworm: DebianRelease = release('bookworm', '12.12', false, 116_572_180, 48_479_612)
export const bookwormSlim: DebianRelease = release('bookworm', '12.12', true, 74_805_248, 28_228_421)
export const trixie: DebianRelease = release('trixie', '13.2', false, 119_836_672, 49_278_893)
export const trixieSlim: DebianRelease = release('trixie', '13.2', true, 78_622_720, 29_777_766)

/** Directories that every Debian-like system has. */
export const debianDirectories = lazily(() => ({
  ...directories(`/boot /dev /etc /etc/alternatives /etc/apt /etc/apt/apt.conf.d /etc/apt/sources.list.d /etc/default
    /etc/init.d /etc/profile.d /etc/security /etc/skel /home /media /mnt /opt /proc /run /srv /sys /usr /usr/bin
    /usr/games /usr/include /usr/lib /usr/lib64 /usr/libexec /usr/local /usr/local/bin /usr/local/etc /usr/local/lib
    /usr/local/sbin /usr/local/share /usr/sbin /usr/share /usr/share/doc /usr/share/keyrings /usr/src /var /var/backups
    /var/cache /var/cache/apt /var/lib /var/lib/apt /var/lib/apt/lists /var/lib/dpkg /var/local /var/log /var/mail
    /var/opt /var/spool`),
  ...directories('/root', { mode: 0o700 }),
  ...directories('/run/lock /tmp /var/tmp', { mode: 0o1777 }),
}))

/** Where apt looks: in one line for each part up to Debian 11, in blocks since then. */
const sources = ({ codename, number }: DebianRelease): Record<string, string> =>
  number === '11'
    ? {
        '/etc/apt/sources.list': `deb http://deb.debian.org/debian ${codename} main
deb http://deb.debian.org/debian-security ${codename}-security main
deb http://deb.debian.org/debian ${codename}-updates main
`,
      }
    : {
        '/etc/apt/sources.list.d/debian.sources': `Types: deb
URIs: http://deb.debian.org/debian
Suites: ${codename} ${codename}-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
`,
      }

const etc = (of: DebianRelease) => ({
  '/etc/debian_version': `${of.version}\n`,
  '/etc/os-release': `PRETTY_NAME="Debian GNU/Linux ${of.number} (${of.codename})"
NAME="Debian GNU/Linux"
VERSION_ID="${of.number}"
VERSION="${of.number} (${of.codename})"
VERSION_CODENAME=${of.codename}
${of.number === '11' ? '' : `DEBIAN_VERSION_FULL=${of.version}\n`}ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
`,
  ...sources(of),
  '/etc/passwd': debianPasswd,
  '/etc/group': debianGroup,
  '/etc/issue': `Debian GNU/Linux ${of.number} \\n \\l\n`,
  '/etc/profile': '# /etc/profile: system-wide .profile file for the Bourne shell\n',
  '/etc/bash.bashrc': '# System-wide .bashrc file for interactive bash(1) shells.\n',
  '/etc/shells': '/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n/bin/dash\n/usr/bin/dash\n',
  '/root/.bashrc': '# ~/.bashrc: executed by bash(1) for non-login shells.\n',
  '/root/.profile': '# ~/.profile: executed by Bourne-compatible login shells.\n',
})

const files = (platform: Platform, of: DebianRelease, size: number) =>
  filled(
    {
      ...debianDirectories(),
      ...gnuPrograms(),
      ...directories(`/usr/lib/${multiarchOf(platform)}`),
      ...bulk({
        [`/usr/lib/${multiarchOf(platform)}/libc.so.6`]: 1_995_768,
        [`/usr/lib/${multiarchOf(platform)}/libstdc++.so.6`]: 2_535_000,
        [`/usr/lib/${multiarchOf(platform)}/libapt-pkg.so.7.0`]: 2_189_512,
        [`/usr/lib/${multiarchOf(platform)}/libcrypto.so.3`]: 6_320_352,
        '/var/lib/dpkg/status': of.slim ? 78_211 : 84_420,
      }),
      ...texts(etc(of)),
      ...texts({ '/etc/shadow': 'root:*:20430:0:99999:7:::\n' }, { mode: 0o640, gid: 42 }),
      ...texts({ '/usr/share/keyrings/debian-archive-keyring.gpg': 'keys\n' }),
    },
    of.slim ? '/usr/lib/locale/C.utf8/LC_CTYPE' : '/usr/share/doc/packages.tar',
    size,
  )

function rootfsOf(platform: Platform, of: DebianRelease): Rootfs {
  const size = of.size - (platform.architecture === 'amd64' ? 0 : 1_204_000)
  const identity = `debian ${of.version}${of.slim ? ' slim' : ''} ${formatPlatform(platform)}`
  return { identity, size, directories: debianDirectories, files: () => files(platform, of, size) }
}

/** A Debian image, on which others stand. */
export const debianImage = once(
  (platform: Platform, of: DebianRelease): SampleImage =>
    makeImage({
      platform,
      created: '2025-12-29T00:00:00Z',
      steps: [
        {
          by: `# debian.sh --arch '${platform.architecture}' out/ '${of.codename}' '@1766966400'`,
          comment: 'debuerreotype 0.16',
          rootfs: rootfsOf(platform, of),
          compressed: of.compressed,
        },
      ],
      config: { Env: [defaultPath], Cmd: ['bash'] },
    }),
)

export const debian: SampleRepository = {
  name: 'docker.io/library/debian',
  description: "Debian is a Linux distribution that's composed entirely of free and open-source software.",
  stars: 5193,
  official: true,
  tags: () => {
    const index = (of: DebianRelease) =>
      lazily(() => makeSampleIndex([amd64, arm64].map((platform) => debianImage(platform, of))))
    return {
      ...tagged('bookworm 12 12.12 oldstable', index(bookworm)),
      ...tagged('bookworm-slim 12-slim 12.12-slim oldstable-slim', index(bookwormSlim)),
      ...tagged('trixie 13 13.2 stable latest', index(trixie)),
      ...tagged('trixie-slim 13-slim 13.2-slim stable-slim', index(trixieSlim)),
      ...tagged('bullseye 11 11.11 oldoldstable', index(bullseye)),
      ...tagged('bullseye-slim 11-slim 11.11-slim oldoldstable-slim', index(bullseyeSlim)),
    }
  },
}
