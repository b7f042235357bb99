import { tmpfsSize } from '@/domain/docker/engine/tmpfs'
import { byteLength, sizeOf } from '@/domain/docker/files/node'
import { chainOf } from '@/domain/docker/files/path'
import type { Program, Run } from '@/domain/docker/shell/program'
import { groupName, userName } from '@/domain/docker/shell/users'
import { containerOf } from '@/domain/docker/sim'
import { formatDate } from './date'
import { ended } from './input'
import { isBusybox, missingOperand, withOptions } from './options'
import { humanSize, modeText } from './show-mode'

/** stat: `-c` with the common letters, or a short form of the long listing. */
const stat = withOptions('c:f:Ltx', { format: 'c', printf: 'c', dereference: 'L' }, (run, options) => {
  let code = 0
  if (!options.rest.length) return missingOperand(run)
  for (const name of options.rest) {
    const path = run.path(name)
    const node = options.has('L') ? run.disk.stat(path) : run.disk.lstat(path)
    if (!node) {
      code = 1
      run.err(
        isBusybox(run)
          ? `${run.name}: can't stat '${name}': No such file or directory\n`
          : `${run.name}: cannot statx '${name}': No such file or directory\n`,
      )
      continue
    }
    const size = node.kind === 'dir' ? 4096 : node.kind === 'link' ? byteLength(node.target) : sizeOf(node)
    const kinds = { dir: 'directory', link: 'symbolic link', file: size === 0 ? 'regular empty file' : 'regular file' }
    const at = formatDate(node.mtime, '%Y-%m-%d %H:%M:%S.000000000 +0000')
    const values: Record<string, string> = {
      n: name,
      N: node.kind === 'link' ? `'${name}' -> '${node.target}'` : `'${name}'`,
      s: String(size),
      a: (node.mode & 0o7777).toString(8),
      A: modeText(node),
      u: String(node.uid),
      g: String(node.gid),
      U: userName(run.disk, node.uid),
      G: groupName(run.disk, node.gid),
      F: kinds[node.kind],
      y: at,
      Y: String(Math.floor(node.mtime / 1000)),
      x: at,
      X: String(Math.floor(node.mtime / 1000)),
      z: at,
      Z: String(Math.floor(node.mtime / 1000)),
      h: '1',
      i: String(1000 + chainOf(path).length),
      b: String(Math.ceil(size / 4096) * 8),
      B: '512',
      o: '4096',
      f: (node.mode | (node.kind === 'dir' ? 0o40000 : 0o100000)).toString(16),
      '%': '%',
    }
    const format = options.value('c')
    if (format !== undefined)
      run.out(`${format.replace(/%(.)/g, (all, letter: string) => values[letter] ?? all).replace(/\\n/g, '\n')}\n`)
    else
      run.out(
        `  File: ${name}${node.kind === 'link' ? ` -> ${node.target}` : ''}\n  Size: ${String(size).padEnd(10)}\tBlocks: ${String(values.b).padEnd(10)} IO Block: 4096   ${kinds[node.kind]}\nDevice: 0,35\tInode: ${String(values.i).padEnd(11)} Links: 1\nAccess: (${(node.mode & 0o7777).toString(8).padStart(4, '0')}/${modeText(node)})  Uid: (${String(node.uid).padStart(5)}/${values.U?.padStart(8)})   Gid: (${String(node.gid).padStart(5)}/${values.G?.padStart(8)})\nAccess: ${at}\nModify: ${at}\nChange: ${at}\n`,
      )
  }
  return ended(code)
})

type Row = { source: string; total: number; used: number; at: string; type: string; options: string }

/** File systems that are mounted, the root first. */
function mounted(run: Run): Row[] {
  const disk = 62_671_097_856
  const used = 18_253_611_008
  if (run.ref === 'host')
    return [{ source: '/dev/sda1', total: disk, used, at: '/', type: 'ext4', options: 'rw,relatime' }]
  const container = containerOf(run.sim, run.ref.container)
  const base = '/var/lib/docker/overlay2'
  const root: Row = {
    source: 'overlay',
    total: disk,
    used,
    at: '/',
    type: 'overlay',
    options: `${container.host.readOnlyRoot ? 'ro' : 'rw'},relatime,lowerdir=${base}/l/lower,upperdir=${base}/${container.id.slice(0, 12)}/diff,workdir=${base}/${container.id.slice(0, 12)}/work`,
  }
  const kernel: Row[] = [
    { source: 'proc', total: 0, used: 0, at: '/proc', type: 'proc', options: 'rw,nosuid,nodev,noexec,relatime' },
    {
      source: 'tmpfs',
      total: 67_108_864,
      used: 0,
      at: '/dev',
      type: 'tmpfs',
      options: 'rw,nosuid,size=65536k,mode=755',
    },
    { source: 'sysfs', total: 0, used: 0, at: '/sys', type: 'sysfs', options: 'ro,nosuid,nodev,noexec,relatime' },
    {
      source: 'shm',
      total: container.host.shmSize || 67_108_864,
      used: 0,
      at: '/dev/shm',
      type: 'tmpfs',
      options: 'rw,nosuid,nodev,noexec,relatime,size=65536k',
    },
  ]
  const own = container.mounts
    .filter(({ type }) => type !== 'engine')
    .map((mount): Row => {
      const tmpfs = mount.type === 'tmpfs'
      return {
        source: tmpfs ? 'tmpfs' : '/dev/sda1',
        total: tmpfs ? (tmpfsSize(mount) ?? 4_163_076_096) : disk,
        used: tmpfs ? 0 : used,
        at: mount.target,
        type: tmpfs ? 'tmpfs' : 'ext4',
        options: `${mount.readOnly ? 'ro' : 'rw'},${tmpfs ? 'nosuid,nodev,noexec,relatime' : 'relatime'}`,
      }
    })
  const files = ['resolv.conf', 'hostname', 'hosts'].map(
    (name): Row => ({
      source: '/dev/sda1',
      total: disk,
      used,
      at: `/etc/${name}`,
      type: 'ext4',
      options: 'rw,relatime',
    }),
  )
  return [root, ...kernel, ...own, ...files]
}

const df = withOptions('hkmTiPaB:t:x:', { 'human-readable': 'h', 'print-type': 'T' }, (run, options) => {
  const human = options.has('h')
  const show = (bytes: number) =>
    human ? humanSize(bytes) : String(Math.ceil(bytes / (options.has('m') ? 1_048_576 : 1024)))
  const all = mounted(run).filter(({ total }) => total > 0)
  const wanted = options.rest.map((name) => run.disk.mountOf(run.path(name)).at)
  const rows = wanted.length ? all.filter(({ at }) => wanted.includes(at)) : all
  const size = human ? 'Size' : options.has('m') ? '1M-blocks' : '1K-blocks'
  if (isBusybox(run)) {
    run.out(
      human
        ? 'Filesystem                Size      Used Available Use% Mounted on\n'
        : `Filesystem           ${size.padEnd(14)}Used Available Use% Mounted on\n`,
    )
    for (const { source, total, used, at } of rows)
      run.out(
        `${source.padEnd(20)} ${show(total).padStart(human ? 9 : 9)} ${show(used).padStart(9)} ${show(total - used).padStart(9)} ${String(Math.ceil((used / total) * 100)).padStart(3)}% ${at}\n`,
      )
    return ended()
  }
  const cells = rows.map(({ source, total, used, at, type }) => [
    source,
    ...(options.has('T') ? [type] : []),
    show(total),
    show(used),
    show(total - used),
    `${Math.ceil((used / total) * 100)}%`,
    at,
  ])
  const header = [
    'Filesystem',
    ...(options.has('T') ? ['Type'] : []),
    size,
    'Used',
    human ? 'Avail' : 'Available',
    'Use%',
    'Mounted on',
  ]
  const widths = header.map((title, i) =>
    Math.max(
      title.length,
      ...cells.map((row) => (row[i] ?? '').length),
      i === 0 ? 14 : i === header.length - 1 || title === 'Use%' || title === 'Type' ? 4 : 5,
    ),
  )
  const text = options.has('T') ? 2 : 1
  for (const row of [header, ...cells])
    run.out(
      `${row.map((cell, i) => (i === row.length - 1 ? cell : i < text ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(' ')}\n`,
    )
  return ended()
})

const mount: Program = (run) => {
  if (run.args.filter((arg) => !arg.startsWith('-')).length) {
    const [source = '', target = ''] = run.args.filter((arg) => !arg.startsWith('-'))
    return run.fail(
      isBusybox(run) ? `permission denied (are you root?)` : `${target || source}: permission denied.`,
      isBusybox(run) ? 1 : 32,
    )
  }
  for (const { source, at, type, options } of mounted(run)) run.out(`${source} on ${at} type ${type} (${options})\n`)
  return ended()
}

const umount: Program = (run) =>
  run.fail(
    isBusybox(run)
      ? `can't unmount ${run.args[0] ?? ''}: Operation not permitted`
      : `${run.args[0] ?? ''}: must be superuser to unmount.`,
    isBusybox(run) ? 1 : 32,
  )

export const aboutFiles: Record<string, Program> = { stat, df, mount, umount }
