import { goQuote } from '@/domain/docker/cli/go-quote'
import { directory, type FsNode } from '@/domain/docker/files/node'
import type { Mount } from '@/domain/docker/world/container'

/** What the kernel gives a new tmpfs. */
const everyones = 0o1777

function optionOf({ options, tmpfsOptions }: Mount, name: string): string | undefined {
  const given = (tmpfsOptions ?? options ?? '').split(',').filter((option) => option.startsWith(`${name}=`))
  return given.at(-1)?.slice(name.length + 1)
}

/** An option's number in its base, or the other one. */
const numberOf = (text: string | undefined, base: 8 | 10, otherwise: number): number => {
  const number = Number.parseInt(text ?? '', base)
  return Number.isNaN(number) ? otherwise : number
}

/**
 * The topmost directory of a tmpfs that is mounted now: its options say whose it is and who may use it; without a mode
 * runc takes that of the directory it covers, where there was one (runc libcontainer/rootfs_linux.go).
 */
export const tmpfsTop = (mount: Mount, covered: FsNode | null, now: number): FsNode =>
  directory({
    mode: numberOf(optionOf(mount, 'mode'), 8, covered?.mode ?? everyones),
    uid: numberOf(optionOf(mount, 'uid'), 10, 0),
    gid: numberOf(optionOf(mount, 'gid'), 10, 0),
    mtime: now,
  })

const switches = new Set(
  'defaults ro rw suid nosuid dev nodev exec noexec sync async dirsync remount mand nomand atime noatime diratime nodiratime bind rbind unbindable runbindable private rprivate shared rshared slave rslave relatime norelatime strictatime nostrictatime'.split(
    ' ',
  ),
)
const settings = ['', 'size', 'mode', 'uid', 'gid', 'nr_inodes', 'nr_blocks', 'mpol']

/** What is wrong with the options of --tmpfs, the last thing first (moby/sys/mount, MergeTmpfsOptions), or null. */
export function wrongTmpfsOptions({ tmpfsOptions }: Mount): string | null {
  const options = tmpfsOptions ? tmpfsOptions.split(',').toReversed() : []
  const isKnown = (option: string) =>
    switches.has(option) || (option.includes('=') && settings.includes(option.split('=', 1)[0] ?? ''))
  const odd = options.find((option) => !isKnown(option))
  return odd === undefined ? null : `invalid tmpfs option ${goQuote(odd.split('=', 1)[0] ?? '')}`
}

const units: Record<string, number> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3 }

/** The bytes that a tmpfs may take, where its options say so: `size=10m`. */
export function tmpfsSize(mount: Mount): number | null {
  const size = /^(\d+)([kmg]?)$/i.exec(optionOf(mount, 'size') ?? '')
  return size ? Number(size[1]) * (units[size[2]?.toLowerCase() ?? ''] ?? 1) : null
}
