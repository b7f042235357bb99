import { nameOf } from '@/domain/docker/files/path'
import type { Program } from '@/domain/docker/shell/program'
import { bootedAt, hostMemory, hostnameOf, hostProcessors, kernelVersion } from '@/domain/docker/shell/system-files'
import { groupName, memberships, userName, usersOf } from '@/domain/docker/shell/users'
import { containerOf } from '@/domain/docker/sim'
import { ended } from './input'
import { isBusybox, withOptions } from './options'
import { humanSize } from './show-mode'

const uname = withOptions(
  'asrnvmpio',
  {
    all: 'a',
    'kernel-name': 's',
    'kernel-release': 'r',
    nodename: 'n',
    machine: 'm',
    'kernel-version': 'v',
    'operating-system': 'o',
    processor: 'p',
    'hardware-platform': 'i',
  },
  (run, options) => {
    const system = isBusybox(run) ? 'Linux' : 'GNU/Linux'
    const parts: [string, string][] = [
      ['s', 'Linux'],
      ['n', hostnameOf(run.sim, run.ref)],
      ['r', run.sim.world.host.kernel],
      ['v', kernelVersion],
      ['m', 'x86_64'],
      ['p', 'unknown'],
      ['i', 'unknown'],
      ['o', system],
    ]
    const wanted = parts.filter(([letter]) => (options.has('a') ? !'pi'.includes(letter) : options.has(letter)))
    run.out(`${(wanted.length ? wanted : parts.slice(0, 1)).map(([, value]) => value).join(' ')}\n`)
    return ended()
  },
)

const hostname: Program = (run) => {
  const [option] = run.args
  const name = hostnameOf(run.sim, run.ref)
  if (option === '-i' || option === '-I') {
    const address =
      run.ref === 'host' ? '192.168.65.3 172.17.0.1' : (containerOf(run.sim, run.ref.container).address ?? '127.0.0.1')
    run.out(`${address}${option === '-I' ? ' ' : ''}\n`)
    return ended()
  }
  if (option && !option.startsWith('-'))
    return run.fail(
      isBusybox(run) ? 'sethostname: Operation not permitted' : 'you must be root to change the host name',
    )
  run.out(`${option === '-s' ? (name.split('.')[0] ?? name) : name}\n`)
  return ended()
}

const id = withOptions('ugnGrz', { user: 'u', group: 'g', name: 'n', groups: 'G' }, (run, options) => {
  const [name] = options.rest
  const named =
    name === undefined ? undefined : usersOf(run.disk).find((user) => user.name === name || String(user.uid) === name)
  if (name !== undefined && !named) return run.fail(isBusybox(run) ? `unknown user ${name}` : `'${name}': no such user`)
  const { uid, gid } = named ?? run.process
  const more = (named ? undefined : run.process.groups) ?? memberships(run.disk, { uid, gid })
  const text = (number: number, label: string) => (options.has('n') ? label : String(number))
  if (options.has('u')) run.out(`${text(uid, userName(run.disk, uid))}\n`)
  else if (options.has('g')) run.out(`${text(gid, groupName(run.disk, gid))}\n`)
  else if (options.has('G'))
    run.out(`${[gid, ...more].map((group) => text(group, groupName(run.disk, group))).join(' ')}\n`)
  else {
    const called = (number: number, label: string) =>
      label === String(number) ? String(number) : `${number}(${label})`
    const all = [gid, ...more].map((group) => called(group, groupName(run.disk, group))).join(',')
    run.out(`uid=${called(uid, userName(run.disk, uid))} gid=${called(gid, groupName(run.disk, gid))} groups=${all}\n`)
  }
  return ended()
})

const whoami: Program = (run) => {
  const { uid } = run.process
  const name = userName(run.disk, uid)
  if (name === String(uid))
    return run.fail(isBusybox(run) ? `unknown uid ${uid}` : `cannot find name for user ID ${uid}`)
  run.out(`${name}\n`)
  return ended()
}

const pwd: Program = (run) => {
  run.out(`${run.cwd}\n`)
  return ended()
}

const nproc: Program = (run) => {
  run.out(`${hostProcessors}\n`)
  return ended()
}

const free = withOptions('mhgkbtws:', { human: 'h', mega: 'm', giga: 'g' }, (run, options) => {
  const scale = options.has('m') ? 1_048_576 : options.has('g') ? 1_073_741_824 : options.has('b') ? 1 : 1024
  const show = (part: number) =>
    options.has('h')
      ? `${humanSize(Math.floor(hostMemory * part))}${isBusybox(run) ? '' : 'i'}`
      : String(Math.floor((hostMemory * part) / scale))
  const columns = ['total', 'used', 'free', 'shared', isBusybox(run) ? 'buff/cache' : 'buff/cache', 'available']
  const row = (label: string, parts: string[]) =>
    `${label.padEnd(isBusybox(run) ? 12 : 8)}${parts.map((part) => part.padStart(isBusybox(run) ? 11 : 12)).join(isBusybox(run) ? ' ' : '')}\n`
  run.out(row('', columns))
  run.out(row('Mem:', [show(1), show(0.23), show(0.5), show(0.001), show(0.27), show(0.75)]))
  run.out(row('Swap:', [show(0), show(0), show(0)]))
  return ended()
})

const uptime: Program = (run) => {
  const up = Math.max(0, run.sim.world.now - bootedAt) / 60_000
  const date = new Date(run.sim.world.now)
  const clock = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
  const [days, hours, minutes] = [Math.floor(up / 1440), Math.floor(up / 60) % 24, Math.floor(up) % 60]
  run.out(
    ` ${clock} up ${days ? `${days} day${days > 1 ? 's' : ''}, ` : ''}${String(hours).padStart(2)}:${String(minutes).padStart(2, '0')},  ${isBusybox(run) ? '0 users' : ' 1 user'},  load average: 0.08, 0.03, 0.01\n`,
  )
  return ended()
}

export const aboutSystem: Record<string, Program> = {
  uname,
  hostname,
  id,
  whoami,
  pwd,
  nproc,
  free,
  uptime,
  arch: (run) => {
    run.out('x86_64\n')
    return ended()
  },
  logname: whoami,
  groups: (run) => {
    run.out(`${groupName(run.disk, run.process.gid)}\n`)
    return ended()
  },
  tty: (run) => {
    run.out(run.isTerminal(0) ? '/dev/pts/0\n' : 'not a tty\n')
    return ended(run.isTerminal(0) ? 0 : 1)
  },
  who: () => ended(),
  file: (run) => {
    for (const name of run.args)
      run.out(
        `${name}: ${run.disk.stat(run.path(name)) ? (nameOf(name).endsWith('.tar') ? 'POSIX tar archive' : 'ASCII text') : `cannot open \`${name}' (No such file or directory)`}\n`,
      )
    return ended()
  },
}
