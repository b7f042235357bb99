import type { Changes } from '@/domain/docker/files/node'
import type { Platform } from '@/domain/docker/images/blobs'
import { formatPlatform } from '@/domain/docker/images/platform'
import { debianDirectories, defaultPath } from './debian'
import { gnuPrograms } from './gnu'
import { makeImage, type SampleImage } from './image'
import { once } from './memo'
import { bulk, filled, links, program, programs, texts } from './parts'
import type { Rootfs } from './rootfs'

type OracleRelease = { version: string }
export const oracleNine: OracleRelease = { version: '9' }

export const oraclePasswd = `root:x:0:0:root:/root:/bin/bash
bin:x:1:1:bin:/bin:/sbin/nologin
daemon:x:2:2:daemon:/sbin:/sbin/nologin
nobody:x:65534:65534:Kernel Overflow User:/:/sbin/nologin
`
const release = `NAME="Oracle Linux Server"
VERSION="9.7"
ID="ol"
ID_LIKE="fedora"
VERSION_ID="9.7"
PRETTY_NAME="Oracle Linux Server 9.7"
HOME_URL="https://linux.oracle.com/"
`

const ofDebian = /\/(?:apt|dpkg|deb|update-|add-shell|dash|mawk|awk)/

/** Oracle Linux has the GNU programs, none of Debian's own, and bash for `sh`. */
const systemFiles = (size: number): Changes => {
  const gnu = Object.entries(gnuPrograms()).filter(([path]) => !ofDebian.test(path))
  return filled(
    {
      ...debianDirectories(),
      ...Object.fromEntries(gnu),
      ...links('/usr/bin', 'sh', 'bash'),
      '/usr/bin/awk': program('awk', 714_000, 'coreutils'),
      ...programs('/usr/bin', 'curl microdnf rpm openssl', 251_000),
      ...bulk({ '/usr/lib64/libc.so.6': 2_389_136 }),
      ...texts({
        '/etc/os-release': release,
        '/etc/passwd': oraclePasswd,
        '/etc/group': 'root:x:0:\nnobody:x:65534:\n',
      }),
      ...texts({ '/etc/shadow': 'root:!locked::0:99999:7:::\n' }, { mode: 0 }),
    },
    '/usr/lib/locale/locale-archive',
    size,
  )
}

const rootfsOf = (platform: Platform): Rootfs => ({
  identity: `oraclelinux 9-slim ${formatPlatform(platform)}`,
  size: 118_489_088,
  directories: debianDirectories,
  files: () => systemFiles(118_489_088),
})

/** Oracle Linux, on which MySQL stands. */
export const oracleLinux = once(
  (platform: Platform, { version }: OracleRelease): SampleImage =>
    makeImage({
      platform,
      created: '2025-12-09T19:04:33Z',
      steps: [
        {
          by: `ADD oraclelinux-${version}-slim-${platform.architecture}-rootfs.tar.xz / # buildkit`,
          rootfs: rootfsOf(platform),
          compressed: 45_613_056,
        },
        { by: 'CMD ["/bin/bash"]' },
      ],
      config: { Env: [defaultPath], Cmd: ['/bin/bash'] },
    }),
)
