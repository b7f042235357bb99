import type { MachineRef } from '@/domain/docker/files/machine-disk'
import { containerOf, type Sim } from '@/domain/docker/sim'

/** The host's memory and processors, as every container sees them in /proc. */
export const hostMemory = 8_326_152_192
export const hostProcessors = 4

/** When the host was started: a day before the lab's clock begins. */
export const bootedAt = Date.UTC(2026, 0, 14, 9)

const processor = (n: number) =>
  `processor\t: ${n}\nvendor_id\t: GenuineIntel\nmodel name\t: Deckhand Virtual CPU @ 2.40GHz\ncpu MHz\t\t: 2400.000\ncpu cores\t: ${hostProcessors}\n\n`

export const hostnameOf = (sim: Sim, ref: MachineRef): string =>
  ref === 'host' ? sim.world.host.hostname : containerOf(sim, ref.container).config.Hostname

export const kernelVersion = '#1 SMP PREEMPT_DYNAMIC Thu Jan  1 00:00:00 UTC 2026'

/** Files of /proc that are the same for every process. */
export function systemFiles(sim: Sim, ref: MachineRef): Record<string, string> {
  const kilobytes = (part: number) => `${String(Math.floor((hostMemory * part) / 1024)).padStart(8)} kB\n`
  const up = Math.max(0, (sim.world.now - bootedAt) / 1000)
  return {
    '/proc/version': `Linux version ${sim.world.host.kernel} (gcc (Debian 14.2.0-19) 14.2.0, GNU ld (GNU Binutils for Debian) 2.44) ${kernelVersion}\n`,
    '/proc/meminfo': `MemTotal:       ${kilobytes(1)}MemFree:        ${kilobytes(0.5)}MemAvailable:   ${kilobytes(0.75)}Buffers:        ${kilobytes(0.02)}Cached:         ${kilobytes(0.25)}SwapTotal:      ${kilobytes(0)}SwapFree:       ${kilobytes(0)}`,
    '/proc/cpuinfo': Array.from({ length: hostProcessors }, (_, n) => processor(n)).join(''),
    '/proc/uptime': `${up.toFixed(2)} ${(up * hostProcessors * 0.98).toFixed(2)}\n`,
    '/proc/loadavg': '0.08 0.03 0.01 1/212 42\n',
    '/proc/cmdline': 'BOOT_IMAGE=/boot/vmlinuz root=/dev/sda1 ro quiet\n',
    '/proc/filesystems': 'nodev\tsysfs\nnodev\ttmpfs\nnodev\tproc\nnodev\toverlay\n\text4\n',
    '/proc/sys/kernel/hostname': `${hostnameOf(sim, ref)}\n`,
    '/proc/sys/kernel/osrelease': `${sim.world.host.kernel}\n`,
    '/proc/sys/kernel/ostype': 'Linux\n',
    '/proc/sys/kernel/pid_max': '4194304\n',
    '/proc/mounts':
      ref === 'host'
        ? '/dev/sda1 / ext4 rw,relatime 0 0\n'
        : 'overlay / overlay rw,relatime 0 0\nproc /proc proc rw,nosuid,nodev,noexec,relatime 0 0\ntmpfs /dev tmpfs rw,nosuid,size=65536k,mode=755 0 0\n',
  }
}

/** The limits of a container, as cgroup v2 shows them in it. */
export function cgroupFiles(sim: Sim, ref: MachineRef): Record<string, string> {
  if (ref === 'host') return {}
  const { host } = containerOf(sim, ref.container)
  const period = host.cpuPeriod || 100_000
  const quota = host.nanoCpus ? Math.round((host.nanoCpus / 1e9) * period) : host.cpuQuota
  return {
    '/sys/fs/cgroup/memory.max': `${host.memory || 'max'}\n`,
    '/sys/fs/cgroup/memory.current': '1048576\n',
    '/sys/fs/cgroup/memory.swap.max': `${host.memory ? Math.max(0, host.memorySwap > 0 ? host.memorySwap - host.memory : host.memory) : 'max'}\n`,
    '/sys/fs/cgroup/cpu.max': `${quota > 0 ? quota : 'max'} ${period}\n`,
    '/sys/fs/cgroup/cpu.weight': '100\n',
    '/sys/fs/cgroup/pids.max': `${host.pidsLimit && host.pidsLimit > 0 ? host.pidsLimit : 'max'}\n`,
    '/sys/fs/cgroup/cgroup.controllers': 'cpuset cpu io memory hugetlb pids rdma misc\n',
  }
}
