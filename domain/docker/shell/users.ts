import type { Disk } from '@/domain/docker/files/disk'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'

export type User = { name: string; uid: number; gid: number; home: string; shell: string }
export type Group = { name: string; gid: number; members: string[] }

const rows = (disk: Disk, path: string): string[][] => {
  const text = disk.read(path)
  return text.ok ? text.value.split('\n').flatMap((line) => (line.includes(':') ? [line.split(':')] : [])) : []
}

/** Who is in /etc/passwd. */
export const usersOf = (disk: Disk): User[] =>
  rows(disk, '/etc/passwd').map(([name = '', , uid = '', gid = '', , home = '/', shell = '']) => ({
    name,
    uid: Number(uid) || 0,
    gid: Number(gid) || 0,
    home,
    shell,
  }))

export const groupsOf = (disk: Disk): Group[] =>
  rows(disk, '/etc/group').map(([name = '', , gid = '', members = '']) => ({
    name,
    gid: Number(gid) || 0,
    members: members.split(',').filter(Boolean),
  }))

/** A user's name by number; the number where there is none. */
export const userName = (disk: Disk, uid: number): string =>
  usersOf(disk).find((user) => user.uid === uid)?.name ?? (uid === 0 ? 'root' : String(uid))

export const groupName = (disk: Disk, gid: number): string =>
  groupsOf(disk).find((group) => group.gid === gid)?.name ?? (gid === 0 ? 'root' : String(gid))

const isNumber = (text: string) => /^\d+$/.test(text)

/**
 * Who a process runs as: `name`, `uid`, each with `:group` or `:gid`; empty for root.
 * Refused with the words of moby/sys/user: `NOUSER`.
 */
export function findUser(disk: Disk, spec: string): Outcome<User> {
  const [who = '', group = ''] = spec.split(':')
  const users = usersOf(disk)
  const wanted = who === '' ? '0' : who
  const known = users.find((user) => user.name === wanted || (isNumber(wanted) && user.uid === Number(wanted)))
  if (!known && !isNumber(wanted)) {
    return refuse('NOUSER', `unable to find user ${wanted}: no matching entries in passwd file`)
  }
  const uid = known?.uid ?? Number(wanted)
  const base = known ?? {
    name: uid === 0 ? 'root' : '',
    uid,
    gid: 0,
    home: uid === 0 ? '/root' : '/',
    shell: '/bin/sh',
  }
  if (!group) return done(base)
  const found = groupsOf(disk).find((other) => other.name === group || (isNumber(group) && other.gid === Number(group)))
  if (!found && !isNumber(group)) {
    return refuse('NOUSER', `unable to find group ${group}: no matching entries in group file`)
  }
  return done({ ...base, gid: found?.gid ?? Number(group) })
}
