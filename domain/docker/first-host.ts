import { directory, type FsNode, file, link, type Tree } from '@/domain/docker/files/node'
import { emptyMachine } from './world/process'
import type { Host } from './world/world'

const directories = [
  ...[
    '/boot',
    '/dev',
    '/etc',
    '/etc/docker',
    '/home',
    '/media',
    '/mnt',
    '/opt',
    '/proc',
    '/run',
    '/srv',
    '/sys',
    '/usr',
  ],
  ...['/usr/bin', '/usr/lib', '/usr/local', '/usr/local/bin', '/usr/sbin', '/usr/share', '/var', '/var/lib'],
  ...['/var/lib/docker', '/var/log'],
]

const links: Record<string, string> = { '/bin': 'usr/bin', '/lib': 'usr/lib', '/sbin': 'usr/sbin', '/var/run': '/run' }

const passwd = `root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
`

const group = `root:x:0:
daemon:x:1:
docker:x:999:
nogroup:x:65534:
`

const release = `PRETTY_NAME="Debian GNU/Linux 13 (trixie)"
NAME="Debian GNU/Linux"
VERSION_ID="13"
VERSION="13 (trixie)"
VERSION_CODENAME=trixie
ID=debian
HOME_URL="https://www.debian.org/"
`

/** The files of a fresh host; every time is the moment the world begins. */
function hostTree(now: number, hostname: string): Tree {
  const made: Record<string, FsNode> = {
    ...Object.fromEntries(directories.map((path) => [path, directory({ mtime: now })])),
    ...Object.fromEntries(Object.entries(links).map(([path, target]) => [path, link(target, { mtime: now })])),
    '/root': directory({ mode: 0o700, mtime: now }),
    '/tmp': directory({ mode: 0o1777, mtime: now }),
    '/var/tmp': directory({ mode: 0o1777, mtime: now }),
    '/var/lib/docker': directory({ mode: 0o710, mtime: now }),
    '/etc/hostname': file(`${hostname}\n`, { mtime: now }),
    '/etc/hosts': file(`127.0.0.1\tlocalhost\n127.0.1.1\t${hostname}\n`, { mtime: now }),
    '/etc/passwd': file(passwd, { mtime: now }),
    '/etc/group': file(group, { mtime: now }),
    '/etc/os-release': file(release, { mtime: now }),
  }
  return Object.fromEntries(Object.entries(made).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const variables = {
  HOME: '/root',
  HOSTNAME: 'deckhand',
  LANG: 'C.UTF-8',
  LOGNAME: 'root',
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  PWD: '/root',
  SHELL: '/bin/bash',
  TERM: 'xterm-256color',
  USER: 'root',
}

/** The computer that a fresh world's Docker runs on. @param now milliseconds since 1970 */
export const firstHost = (now: number): Host => ({
  hostname: variables.HOSTNAME,
  kernel: '6.12.0-deckhand',
  tree: hostTree(now, variables.HOSTNAME),
  machine: emptyMachine,
  cwd: variables.HOME,
  variables,
  exported: Object.keys(variables),
  functions: {},
  status: 0,
})
