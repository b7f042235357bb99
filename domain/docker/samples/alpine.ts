import type { Changes } from '@/domain/docker/files/node'
import type { Platform } from '@/domain/docker/images/blobs'
import { formatPlatform } from '@/domain/docker/images/platform'
import { alpineGroup, alpinePasswd } from './alpine-accounts'
import { applets } from './applets'
import { makeImage, type SampleImage } from './image'
import { lazily, once } from './memo'
import { bulk, directories, filled, links, program, texts } from './parts'
import { amd64, arm64, armv7, machineOf } from './platforms'
import type { SampleRepository } from './repository'
import type { Rootfs } from './rootfs'
import { makeSampleIndex } from './sample-index'
import { tagged } from './tagged'

const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export type AlpineRelease = { version: string; branch: string; created: string; size: number; compressed: number }

const alpine318: AlpineRelease = {
  version: '3.18.12',
  branch: 'v3.18',
  created: '2025-02-14T03:28:36Z',
  size: 7_359_488,
  compressed: 3_416_012,
}
const alpine319: AlpineRelease = {
  version: '3.19.9',
  branch: 'v3.19',
  created: '2025-10-08T11:11:42Z',
  size: 7_400_448,
  compressed: 3_421_803,
}
export const alpine320: AlpineRelease = {
  version: '3.20.8',
  branch: 'v3.20',
  created: '2025-10-08T11:09:30Z',
  size: 7_806_976,
  compressed: 3_630_321,
}
export const alpine321: AlpineRelease = {
  version: '3.21.5',
  branch: 'v3.21',
  created: '2025-10-08T11:07:14Z',
  size: 7_838_211,
  compressed: 3_645_116,
}
export const alpine322: AlpineRelease = {
  version: '3.22.2',
  branch: 'v3.22',
  created: '2025-10-08T11:04:23Z',
  size: 8_318_464,
  compressed: 3_802_452,
}

const shadow = 'root:*::0:::::\nbin:!::0:::::\ndaemon:!::0:::::\nnobody:!::0:::::\n'

const profile = `export PATH="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
export PAGER=less
umask 022
`

const etc = ({ version, branch }: AlpineRelease) => ({
  '/etc/alpine-release': `${version}\n`,
  '/etc/os-release': `NAME="Alpine Linux"
ID=alpine
VERSION_ID=${version}
PRETTY_NAME="Alpine Linux ${branch}"
HOME_URL="https://alpinelinux.org/"
BUG_REPORT_URL="https://gitlab.alpinelinux.org/alpine/aports/-/issues"
`,
  '/etc/apk/repositories': ['main', 'community']
    .map((part) => `https://dl-cdn.alpinelinux.org/alpine/${branch}/${part}\n`)
    .join(''),
  '/etc/apk/world': 'alpine-baselayout\nalpine-keys\nalpine-release\napk-tools\nbusybox\nlibc-utils\n',
  '/etc/passwd': alpinePasswd,
  '/etc/group': alpineGroup,
  '/etc/profile': profile,
  '/etc/shells': '# valid login shells\n/bin/sh\n/bin/ash\n',
  '/etc/issue': `Welcome to Alpine Linux ${branch.slice(1)}\nKernel \\r on \\m (\\l)\n`,
  '/etc/motd': 'Welcome to Alpine!\n',
  '/etc/inittab': '# /etc/inittab\n::sysinit:/sbin/openrc sysinit\n::wait:/sbin/openrc default\n',
  '/etc/securetty': 'console\ntty1\n',
})

const appletLinks = lazily(
  (): Changes => Object.assign({}, ...Object.entries(applets).map(([at, names]) => links(at, names, '/bin/busybox'))),
)

const alpineDirectories = lazily(() => ({
  ...directories(`/bin /dev /etc /etc/apk /etc/apk/keys /etc/conf.d /etc/crontabs /etc/init.d /etc/network
        /etc/opt /etc/periodic /etc/profile.d /etc/ssl /etc/ssl/certs /home /lib /lib/apk /lib/apk/db /media
        /media/cdrom /media/floppy /media/usb /mnt /opt /proc /root /run /sbin /srv /sys /usr /usr/bin /usr/lib
        /usr/local /usr/local/bin /usr/local/lib /usr/local/share /usr/sbin /usr/share /usr/share/man /usr/share/misc
        /var /var/cache /var/cache/apk /var/lib /var/lib/misc /var/local /var/lock /var/log /var/mail /var/opt
        /var/spool /var/spool/cron`),
  ...directories('/root', { mode: 0o700 }),
  ...directories('/var/empty', { mode: 0o555 }),
  ...directories('/tmp /var/tmp', { mode: 0o1777 }),
}))

const files = (platform: Platform, release: AlpineRelease, size: number) =>
  filled(
    {
      ...alpineDirectories(),
      ...appletLinks(),
      ...links('/etc', 'mtab', '../proc/mounts'),
      ...links('/var', 'run', '../run'),
      '/bin/busybox': program('busybox', 808_712),
      '/sbin/apk': program('apk', 73_944),
      '/usr/bin/getent': program('getent', 48_152),
      '/usr/bin/ssl_client': program('ssl_client', 14_160),
      ...bulk({
        [`/lib/ld-musl-${machineOf(platform)}.so.1`]: 662_808,
        // Older releases are smaller in all.
        '/usr/lib/libcrypto.so.3': Math.min(4_602_680, size - 2_600_000),
        '/usr/lib/libssl.so.3': 868_600,
        '/usr/lib/libz.so.1': 100_136,
      }),
      ...texts(etc(release)),
      ...texts({ '/etc/shadow': shadow }, { mode: 0o640, gid: 42 }),
    },
    '/etc/ssl/certs/ca-certificates.crt',
    size,
  )

function rootfsOf(platform: Platform, release: AlpineRelease): Rootfs {
  const size = release.size - (platform.architecture === 'amd64' ? 0 : 411_392)
  const identity = `alpine ${release.version} ${formatPlatform(platform)}`
  return { identity, size, directories: alpineDirectories, files: () => files(platform, release, size) }
}

/** An Alpine image, on which others stand. */
export const alpineImage = once(
  (platform: Platform, release: AlpineRelease): SampleImage =>
    makeImage({
      platform,
      created: release.created,
      steps: [
        {
          by: `ADD alpine-minirootfs-${release.version}-${machineOf(platform)}.tar.gz / # buildkit`,
          rootfs: rootfsOf(platform, release),
          compressed: release.compressed,
        },
        { by: 'CMD ["/bin/sh"]' },
      ],
      config: { Env: [path], Cmd: ['/bin/sh'], WorkingDir: '/' },
    }),
)

export const alpine: SampleRepository = {
  name: 'docker.io/library/alpine',
  description: 'A minimal Docker image based on Alpine Linux with a complete package index and only 5 MB in size!',
  stars: 11468,
  official: true,
  tags: () => {
    const index = (release: AlpineRelease) =>
      lazily(() => makeSampleIndex([amd64, armv7, arm64].map((platform) => alpineImage(platform, release))))
    return {
      ...tagged('3.21 3.21.5', index(alpine321)),
      ...tagged('3.22 3.22.2 3 latest', index(alpine322)),
      ...tagged('3.20 3.20.8', index(alpine320)),
      ...tagged('3.19 3.19.9', index(alpine319)),
      ...tagged('3.18 3.18.12', index(alpine318)),
    }
  },
}
