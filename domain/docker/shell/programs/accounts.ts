import { makeDirectories } from '@/domain/docker/files/disk'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { groupsOf, usersOf } from '@/domain/docker/shell/users'
import { ended } from './input'
import { isBusybox, withOptions } from './options'

/** The first free number from 1000 on, or for a system account from 100. */
function freeId(taken: number[], system: boolean): number {
  for (let id = system ? 100 : 1000; id < 60_000; id++) if (!taken.includes(id)) return id
  return 60_000
}

const append = (run: Run, path: string, line: string): void => {
  const read = run.disk.read(path)
  const text = read.ok ? read.value : ''
  run.disk.write(path, `${text}${text && !text.endsWith('\n') ? '\n' : ''}${line}\n`)
}

function addGroup(run: Run, name: string, gid: number | undefined, system: boolean): number {
  const id =
    gid ??
    freeId(
      groupsOf(run.disk).map((group) => group.gid),
      system,
    )
  append(run, '/etc/group', `${name}:x:${id}:`)
  return id
}

function join(run: Run, user: string, group: string): Verdict {
  const read = run.disk.read('/etc/group')
  if (!read.ok || !groupsOf(run.disk).some(({ name }) => name === group))
    return run.fail(isBusybox(run) ? `unknown group ${group}` : `group '${group}' does not exist`)
  const text = read.value
    .split('\n')
    .map((line) => (line.startsWith(`${group}:`) ? `${line}${line.endsWith(':') ? '' : ','}${user}` : line))
    .join('\n')
  run.disk.write('/etc/group', text)
  return ended(0)
}

type New = { name: string; uid: number; gid: number; comment: string; home: string; shell: string; makesHome: boolean }

function addUser(run: Run, { name, uid, gid, comment, home, shell, makesHome }: New): void {
  append(run, '/etc/passwd', `${name}:x:${uid}:${gid}:${comment}:${home}:${shell}`)
  if (!makesHome) return
  makeDirectories(run.disk, home)
  run.disk.change(home, { uid, gid, mode: 0o755 })
}

const notRoot = (run: Run): Verdict | null =>
  run.process.uid === 0 ? null : run.fail(isBusybox(run) ? 'permission denied (are you root?)' : 'Permission denied.')

const adduserLong = {
  home: 'h',
  gecos: 'g',
  shell: 's',
  ingroup: 'G',
  'disabled-password': 'D',
  'empty-password': 'D',
  system: 'S',
  'no-create-home': 'H',
  uid: 'u',
  group: 'A',
  'disabled-login': 'D',
  comment: 'g',
}

/** adduser, busybox's and Debian's, as scripts call it. */
const adduser = withOptions('h:g:s:G:SDHu:k:A', adduserLong, (run, options) => {
  const denied = notRoot(run)
  if (denied) return denied
  const [name = '', group] = options.rest
  if (group !== undefined) return join(run, name, group)
  const users = usersOf(run.disk)
  if (users.some((user) => user.name === name))
    return run.fail(isBusybox(run) ? `user '${name}' in use` : `The user \`${name}' already exists.`)
  const system = options.has('S')
  const uid = Number(
    options.value('u') ??
      freeId(
        users.map((user) => user.uid),
        system,
      ),
  )
  const named = options.value('G')
  const own =
    named === undefined
      ? undefined
      : groupsOf(run.disk).find((other) => other.name === named || String(other.gid) === named)
  if (named !== undefined && !own)
    return run.fail(isBusybox(run) ? `unknown group ${named}` : `The group \`${named}' does not exist.`)
  const gid = own?.gid ?? (system && isBusybox(run) ? 65533 : addGroup(run, name, uid, system))
  addUser(run, {
    name,
    uid,
    gid,
    comment: options.value('g') ?? (isBusybox(run) ? '' : ',,,'),
    home: options.value('h') ?? `/home/${name}`,
    shell: options.value('s') ?? (system ? '/sbin/nologin' : isBusybox(run) ? '/bin/sh' : '/bin/bash'),
    makesHome: !options.has('H'),
  })
  return ended(0)
})

const useraddLong = {
  uid: 'u',
  gid: 'g',
  groups: 'G',
  'home-dir': 'd',
  shell: 's',
  'create-home': 'm',
  system: 'r',
  'no-create-home': 'M',
  comment: 'c',
  'user-group': 'U',
  'no-log-init': 'l',
  'no-user-group': 'N',
  password: 'p',
}
const useradd = withOptions('u:g:G:d:s:mrMc:UlNp:o', useraddLong, (run, options) => {
  const denied = notRoot(run)
  if (denied) return denied
  const [name = ''] = options.rest
  const users = usersOf(run.disk)
  if (users.some((user) => user.name === name)) return run.fail(`user '${name}' already exists`, 9)
  const uid = Number(
    options.value('u') ??
      freeId(
        users.map((user) => user.uid),
        options.has('r'),
      ),
  )
  if (users.some((user) => user.uid === uid)) return run.fail(`UID ${uid} is not unique`, 4)
  const named = options.value('g')
  const own = groupsOf(run.disk).find((group) => group.name === named || String(group.gid) === named)
  if (named !== undefined && !own) return run.fail(`group '${named}' does not exist`, 6)
  const gid =
    own?.gid ??
    addGroup(run, name, groupsOf(run.disk).some((group) => group.gid === uid) ? undefined : uid, options.has('r'))
  addUser(run, {
    name,
    uid,
    gid,
    comment: options.value('c') ?? '',
    home: options.value('d') ?? `/home/${name}`,
    shell: options.value('s') ?? '/bin/sh',
    makesHome: options.has('m'),
  })
  for (const group of options.value('G')?.split(',') ?? []) join(run, name, group)
  return ended(0)
})

const addgroup = withOptions('g:Srf', { gid: 'g', system: 'S' }, (run, options) => {
  const denied = notRoot(run)
  if (denied) return denied
  const [first = '', second] = options.rest
  if (second !== undefined) return join(run, first, second)
  if (groupsOf(run.disk).some((group) => group.name === first))
    return options.has('f')
      ? ended(0)
      : run.fail(isBusybox(run) ? `group '${first}' in use` : `group '${first}' already exists`, isBusybox(run) ? 1 : 9)
  const gid = options.value('g')
  addGroup(run, first, gid === undefined ? undefined : Number(gid), options.has('S') || options.has('r'))
  return ended(0)
})

const usermod = withOptions('aG:g:s:d:u:lLU', { append: 'a', groups: 'G', shell: 's' }, (run, options) => {
  for (const group of options.value('G')?.split(',') ?? []) {
    const joined = join(run, options.rest[0] ?? '', group)
    if ('exit' in joined && joined.exit) return joined
  }
  return ended(0)
})

const remove =
  (path: '/etc/passwd' | '/etc/group'): Program =>
  (run) => {
    const name = run.args.filter((arg) => !arg.startsWith('-')).at(-1) ?? ''
    const read = run.disk.read(path)
    const lines = read.ok ? read.value.split('\n') : []
    if (!lines.some((line) => line.startsWith(`${name}:`)))
      return run.fail(isBusybox(run) ? `unknown user ${name}` : `user '${name}' does not exist`, isBusybox(run) ? 1 : 6)
    run.disk.write(path, lines.filter((line) => !line.startsWith(`${name}:`)).join('\n'))
    return ended(0)
  }

const getent: Program = (run) => {
  const [database = '', key] = run.args
  if (database === 'hosts') {
    const read = run.disk.read('/etc/hosts')
    const line = (read.ok ? read.value.split('\n') : []).find((row) => row.split(/\s+/).includes(key ?? ''))
    if (line) run.out(`${line.split(/\s+/).join('       ')}\n`)
    return ended(line ? 0 : 2)
  }
  const read = run.disk.read(`/etc/${database}`)
  const lines = (read.ok ? read.value.split('\n') : []).filter(
    (line) => line && (key === undefined || line.startsWith(`${key}:`) || line.split(':')[2] === key),
  )
  for (const line of lines) run.out(`${line}\n`)
  return ended(lines.length ? 0 : 2)
}

export const accounts: Record<string, Program> = {
  adduser,
  useradd,
  addgroup,
  groupadd: addgroup,
  usermod,
  getent,
  deluser: remove('/etc/passwd'),
  userdel: remove('/etc/passwd'),
  delgroup: remove('/etc/group'),
  groupdel: remove('/etc/group'),
  passwd: () => ended(0),
  chpasswd: (run) => {
    run.input.take(run.input.text().length)
    return ended(0)
  },
}
