import type { Changes } from '@/domain/docker/files/node'
import type { Platform } from '@/domain/docker/images/blobs'
import { formatPlatform } from '@/domain/docker/images/platform'
import { applets } from './applets'
import { makeImage, makeSampleIndex, type SampleImage } from './image'
import { lazily, once } from './memo'
import { bulk, directories, filled, links, program, texts } from './parts'
import { amd64, arm64, armv7, machineOf } from './platforms'
import type { SampleRepository } from './repository'

const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

export type AlpineRelease = { version: string; branch: string; created: string; size: number; compressed: number }

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

export const alpinePasswd = `root:x:0:0:root:/root:/bin/sh
bin:x:1:1:bin:/bin:/sbin/nologin
daemon:x:2:2:daemon:/sbin:/sbin/nologin
lp:x:4:7:lp:/var/spool/lpd:/sbin/nologin
sync:x:5:0:sync:/sbin:/bin/sync
shutdown:x:6:0:shutdown:/sbin:/sbin/shutdown
halt:x:7:0:halt:/sbin:/sbin/halt
mail:x:8:12:mail:/var/mail:/sbin/nologin
news:x:9:13:news:/usr/lib/news:/sbin/nologin
uucp:x:10:14:uucp:/var/spool/uucppublic:/sbin/nologin
cron:x:16:16:cron:/var/spool/cron:/sbin/nologin
ftp:x:21:21::/var/lib/ftp:/sbin/nologin
sshd:x:22:22:sshd:/dev/null:/sbin/nologin
games:x:35:35:games:/usr/games:/sbin/nologin
ntp:x:123:123:NTP:/var/empty:/sbin/nologin
guest:x:405:100:guest:/dev/null:/sbin/nologin
nobody:x:65534:65534:nobody:/:/sbin/nologin
`

export const alpineGroup = `root:x:0:root
bin:x:1:root,bin,daemon
daemon:x:2:root,bin,daemon
sys:x:3:root,bin
adm:x:4:root,daemon
tty:x:5:
disk:x:6:root
lp:x:7:lp
kmem:x:9:
wheel:x:10:root
floppy:x:11:root
mail:x:12:mail
news:x:13:news
uucp:x:14:uucp
cron:x:16:cron
audio:x:18:
cdrom:x:19:
dialout:x:20:root
ftp:x:21:
sshd:x:22:
input:x:23:
tape:x:26:root
video:x:27:root
netdev:x:28:
kvm:x:34:kvm
games:x:35:
shadow:x:42:
www-data:x:82:
users:x:100:games
ntp:x:123:
utmp:x:406:
ping:x:999:
nogroup:x:65533:
nobody:x:65534:
`

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

const files = (platform: Platform, release: AlpineRelease) =>
  filled(
    {
      ...directories(`/bin /dev /etc /etc/apk /etc/apk/keys /etc/conf.d /etc/crontabs /etc/init.d /etc/network
        /etc/opt /etc/periodic /etc/profile.d /etc/ssl /etc/ssl/certs /home /lib /lib/apk /lib/apk/db /media
        /media/cdrom /media/floppy /media/usb /mnt /opt /proc /root /run /sbin /srv /sys /usr /usr/bin /usr/lib
        /usr/local /usr/local/bin /usr/local/lib /usr/local/share /usr/sbin /usr/share /usr/share/man /usr/share/misc
        /var /var/cache /var/cache/apk /var/lib /var/lib/misc /var/local /var/lock /var/log /var/mail /var/opt
        /var/spool /var/spool/cron`),
      ...directories('/root', { mode: 0o700 }),
      ...directories('/var/empty', { mode: 0o555 }),
      ...directories('/tmp /var/tmp', { mode: 0o1777 }),
      ...appletLinks(),
      ...links('/etc', 'mtab', '../proc/mounts'),
      ...links('/var', 'run', '../run'),
      '/bin/busybox': program('busybox', 808_712),
      '/sbin/apk': program('apk', 73_944),
      '/usr/bin/getent': program('getent', 48_152),
      '/usr/bin/ssl_client': program('ssl_client', 14_160),
      ...bulk({
        [`/lib/ld-musl-${machineOf(platform)}.so.1`]: 662_808,
        '/usr/lib/libcrypto.so.3': 4_602_680,
        '/usr/lib/libssl.so.3': 868_600,
        '/usr/lib/libz.so.1': 100_136,
      }),
      ...texts(etc(release)),
      ...texts({ '/etc/shadow': shadow }, { mode: 0o640, gid: 42 }),
    },
    '/etc/ssl/certs/ca-certificates.crt',
    release.size - (platform.architecture === 'amd64' ? 0 : 411_392),
  )

/** An Alpine image, on which others stand. */
export const alpineImage = once(
  (platform: Platform, release: AlpineRelease): SampleImage =>
    makeImage({
      platform,
      created: release.created,
      steps: [
        {
          by: `ADD alpine-minirootfs-${release.version}-${machineOf(platform)}.tar.gz / # buildkit`,
          changes: files(platform, release),
          compressed: release.compressed,
          identity: `alpine ${release.version} ${formatPlatform(platform)}`,
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
      makeSampleIndex([amd64, armv7, arm64].map((platform) => alpineImage(platform, release)))
    const [old, latest] = [index(alpine321), index(alpine322)]
    return { '3.21': old, '3.21.5': old, '3.22': latest, '3.22.2': latest, '3': latest, latest }
  },
}
