import type { Flag } from '@/domain/docker/cli/spec'

const int = (name: string, usage: string, more: Partial<Flag> = {}): Flag => ({
  name,
  type: 'int',
  placeholder: 'int',
  usage,
  ...more,
})
const text = (name: string, usage: string): Flag => ({ name, type: 'string', placeholder: 'string', usage })
const bytes = (name: string, usage: string, more: Partial<Flag> = {}): Flag => ({
  name,
  type: 'bytes',
  placeholder: 'bytes',
  usage,
  ...more,
})

/** docker/cli cli/command/container/update.go, newUpdateCommand. */
export const updateFlags: Flag[] = [
  int('blkio-weight', 'Block IO (relative weight), between 10 and 1000, or 0 to disable (default 0)', {
    placeholder: 'uint16',
  }),
  int('cpu-period', 'Limit CPU CFS (Completely Fair Scheduler) period'),
  int('cpu-quota', 'Limit CPU CFS (Completely Fair Scheduler) quota'),
  int('cpu-rt-period', 'Limit the CPU real-time period in microseconds'),
  int('cpu-rt-runtime', 'Limit the CPU real-time runtime in microseconds'),
  text('cpuset-cpus', 'CPUs in which to allow execution (0-3, 0,1)'),
  text('cpuset-mems', 'MEMs in which to allow execution (0-3, 0,1)'),
  int('cpu-shares', 'CPU shares (relative weight)', { short: 'c' }),
  bytes('memory', 'Memory limit', { short: 'm' }),
  bytes('memory-reservation', 'Memory soft limit'),
  bytes('memory-swap', 'Swap limit equal to memory plus swap: -1 to enable unlimited swap'),
  text('restart', 'Restart policy to apply when a container exits'),
  int('pids-limit', 'Tune container pids limit (set -1 for unlimited)'),
  { name: 'cpus', type: 'decimal', placeholder: 'decimal', usage: 'Number of CPUs' },
  bytes('kernel-memory', 'Kernel memory limit (deprecated)', { hidden: true }),
]
