import type { MachineRef } from '@/domain/docker/files/machine-disk'
import { directory, type FsNode, file, link } from '@/domain/docker/files/node'
import { containerOf, type Sim } from '@/domain/docker/sim'
import type { Process } from '@/domain/docker/world/process'
import { machineOf } from './machine'
import { cgroupFiles, systemFiles } from './system-files'

const devices = [
  'console',
  'fd',
  'full',
  'mqueue',
  'null',
  'ptmx',
  'pts',
  'random',
  'shm',
  'stderr',
  'stdin',
  'stdout',
  'tty',
  'urandom',
  'zero',
]

const device = file('', { mode: 0o666 })

function processNode(process: Process, part: string): FsNode | null {
  const texts: Record<string, string> = {
    cmdline: process.argv.map((arg) => `${arg}\0`).join(''),
    comm: `${(process.argv[0] ?? '').split('/').at(-1)?.slice(0, 15)}\n`,
    environ: Object.entries(process.env)
      .map(([name, value]) => `${name}=${value}\0`)
      .join(''),
    status: `Name:\t${(process.argv[0] ?? '').split('/').at(-1)}\nUmask:\t0022\nState:\tS (sleeping)\nPid:\t${process.pid}\nPPid:\t${process.parent}\nUid:\t${Array(4).fill(process.uid).join('\t')}\nGid:\t${Array(4).fill(process.gid).join('\t')}\n`,
    oom_score_adj: '0\n',
    mounts: '',
  }
  if (part === '' || part === 'fd') return directory({ mode: 0o555 })
  if (part === 'exe') return link(process.program)
  if (part === 'cwd') return link(process.cwd)
  const text = texts[part]
  return text === undefined ? null : file(text, { mode: 0o444 })
}

/**
 * What stands at a path under /dev, /proc or /sys, which the kernel makes up.
 * @returns undefined for any other path, null where nothing is
 */
export function virtualNode(sim: Sim, ref: MachineRef, path: string, self: number): FsNode | null | undefined {
  if (!/^\/(?:dev|proc|sys)(?:\/|$)/.test(path)) return undefined
  if (/^\/(?:dev|proc|sys|sys\/fs|sys\/fs\/cgroup|dev\/(?:shm|pts|fd|mqueue))$/.test(path)) return directory()
  const [, top = '', name = '', ...rest] = path.split('/')
  if (top === 'dev')
    return path.startsWith('/dev/shm/') || path.startsWith('/dev/mqueue/')
      ? undefined
      : rest.length === 0 && devices.includes(name)
        ? device
        : /^\/dev\/fd\/\d+$/.test(path)
          ? device
          : null
  const text = (top === 'sys' ? cgroupFiles : systemFiles)(sim, ref)[path]
  if (text !== undefined) return file(text, { mode: 0o444 })
  const process = top === 'proc' ? machineOf(sim, ref).processes[name === 'self' ? self : Number(name)] : undefined
  if (!process) return null
  return /^fd\/\d+$/.test(rest.join('/')) ? device : processNode(process, rest.join('/'))
}

/** Names in such a directory; undefined for any other path. */
export function virtualNames(sim: Sim, ref: MachineRef, path: string, self: number): string[] | undefined {
  if (path === '/dev') return devices
  if (path === '/dev/shm' || path === '/dev/mqueue') return undefined
  if (!/^\/(?:dev|proc|sys)(?:\/|$)/.test(path)) return undefined
  const all = Object.keys({ ...systemFiles(sim, ref), ...cgroupFiles(sim, ref) }).filter((file) =>
    file.startsWith(`${path}/`),
  )
  const names = new Set(all.map((file) => file.slice(path.length + 1).split('/')[0] ?? ''))
  const { processes } = machineOf(sim, ref)
  if (path === '/proc') for (const pid of Object.keys(processes)) names.add(pid)
  if (path === '/proc') names.add('self')
  const pid = /^\/proc\/(\d+|self)$/.exec(path)?.[1]
  if (pid && processes[pid === 'self' ? self : Number(pid)]) {
    for (const name of ['cmdline', 'comm', 'cwd', 'environ', 'exe', 'fd', 'status']) names.add(name)
  }
  return [...names].sort()
}

/** Bytes of memory that a container may use; the host's where there is no limit. */
export function memoryOf(sim: Sim, ref: MachineRef): number {
  const limit = ref === 'host' ? 0 : containerOf(sim, ref.container).host.memory
  return limit
}
