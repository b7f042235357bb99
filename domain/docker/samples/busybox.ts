import type { Platform } from '@/domain/docker/images/blobs'
import { formatPlatform } from '@/domain/docker/images/platform'
import { allApplets } from './applets'
import { makeImage } from './image'
import { lazily } from './memo'
import { bulk, directories, filled, links, program, texts } from './parts'
import { amd64, arm64, armv7, machineOf, multiarchOf } from './platforms'
import type { SampleRepository } from './repository'
import type { Rootfs } from './rootfs'
import { makeSampleIndex } from './sample-index'
import { tagged } from './tagged'

const path = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

const passwd = `root:x:0:0:root:/root:/bin/sh
daemon:x:1:1:daemon:/usr/sbin:/bin/false
bin:x:2:2:bin:/bin:/bin/false
sys:x:3:3:sys:/dev:/bin/false
sync:x:4:100:sync:/bin:/bin/sync
mail:x:8:8:mail:/var/spool/mail:/bin/false
www-data:x:33:33:www-data:/var/www:/bin/false
operator:x:37:37:Operator:/var:/bin/false
nobody:x:65534:65534:nobody:/home:/bin/false
`

const group = `root:x:0:
daemon:x:1:
bin:x:2:
sys:x:3:
adm:x:4:
tty:x:5:
disk:x:6:
wheel:x:10:root
mail:x:8:
utmp:x:43:
audio:x:29:
cdrom:x:24:
dialout:x:18:
floppy:x:19:
video:x:28:
users:x:100:
www-data:x:33:
nogroup:x:65534:
`

const appletLinks = lazily(() => links('/bin', allApplets, 'busybox'))

const busyboxDirectories = lazily(() => ({
  ...directories('/bin /dev /etc /home /lib /proc /root /sys /usr /usr/bin /usr/sbin /var /var/spool /var/www'),
  ...directories('/root', { mode: 0o700 }),
  ...directories('/tmp', { mode: 0o1777 }),
  ...directories('/var/spool/mail', { uid: 8, gid: 8 }),
}))

const files = (platform: Platform, size: number) =>
  filled(
    {
      ...busyboxDirectories(),
      ...appletLinks(),
      '/bin/busybox': program('busybox', 1_234_616),
      ...links('/usr/bin', 'env', '../../bin/env'),
      ...links('/', platform.architecture === 'amd64' ? 'lib64' : 'lib32', 'lib'),
      ...bulk({
        [`/lib/ld-linux-${machineOf(platform)}.so.2`]: 225_600,
        '/lib/libm.so.6': 907_784,
        '/lib/libresolv.so.2': 60_328,
        '/lib/libnss_files.so.2': 14_352,
      }),
      ...texts({ '/etc/passwd': passwd, '/etc/group': group, '/etc/localtime': 'TZif2\nUTC0\n' }),
      ...texts({ '/etc/shadow': 'root:*:10933:0:99999:7:::\n' }, { mode: 0o640 }),
    },
    `/lib/libc-${multiarchOf(platform)}.so.6`,
    size,
  )

type BusyboxRelease = { version: string; created: string; compressed: number }
const old: BusyboxRelease = { version: '1.36.1', created: '2023-05-18T22:34:17Z', compressed: 2_219_949 }
const current: BusyboxRelease = { version: '1.37.0', created: '2024-09-26T21:31:42Z', compressed: 2_224_229 }

function rootfsOf(platform: Platform, { version }: BusyboxRelease): Rootfs {
  const size = platform.architecture === 'amd64' ? 4_429_312 : 4_019_712
  const identity = `busybox ${version} ${formatPlatform(platform)}`
  return { identity, size, directories: busyboxDirectories, files: () => files(platform, size) }
}

const image = (platform: Platform, release: BusyboxRelease) =>
  makeImage({
    platform,
    created: release.created,
    steps: [
      {
        by: `BusyBox ${release.version} (glibc), Debian ${release === old ? 12 : 13}`,
        rootfs: rootfsOf(platform, release),
        compressed: release.compressed,
      },
    ],
    config: { Env: [path], Cmd: ['sh'] },
  })

export const busybox: SampleRepository = {
  name: 'docker.io/library/busybox',
  description: 'Busybox base image.',
  stars: 3519,
  official: true,
  tags: () => {
    const index = (release: BusyboxRelease) =>
      lazily(() => makeSampleIndex([amd64, armv7, arm64].map((platform) => image(platform, release))))
    return {
      ...tagged('latest 1.37 1.37.0 1 stable glibc 1.37-glibc 1.37.0-glibc stable-glibc', index(current)),
      ...tagged('1.36 1.36.1 1.36-glibc 1.36.1-glibc', index(old)),
    }
  },
}
