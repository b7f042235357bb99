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

const noRange = refuse('NOUSER', 'uids and gids must be in range 0-2147483647')

/** A number as given for a user or a group; null for a name. */
function numberOf(text: string): Outcome<number | null> {
  if (!/^[+-]?\d+$/.test(text)) return done(null)
  const number = Number(text)
  return number < 0 || number >= 2 ** 31 ? noRange : done(number)
}

/** A group by number, which need not be in /etc/group, or by name. */
function findGroup(disk: Disk, text: string): Outcome<number> {
  const number = numberOf(text)
  if (!number.ok) return number
  if (number.value !== null) return done(number.value)
  const found = groupsOf(disk).find(({ name }) => name === text)
  return found ? done(found.gid) : refuse('NOUSER', `unable to find group ${text}: no matching entries in group file`)
}

const nobodyKnown = (uid: number): User => ({
  name: uid === 0 ? 'root' : '',
  uid,
  gid: 0,
  home: uid === 0 ? '/root' : '/',
  shell: '/bin/sh',
})

function findPerson(disk: Disk, text: string): Outcome<User> {
  const number = numberOf(text || '0')
  if (!number.ok) return number
  const uid = number.value
  const known = usersOf(disk).find((user) => (uid === null ? user.name === text : user.uid === uid))
  if (known) return done(known)
  if (uid !== null) return done(nobodyKnown(uid))
  return refuse('NOUSER', `unable to find user ${text}: no matching entries in passwd file`)
}

/** A user as a process has it: `groups` beside its own, where they are not those of /etc/group. */
export type Who = User & { groups?: number[] }

/**
 * Who a process runs as: `name`, `uid`, each with `:group` or `:gid`; empty for root. Who names a group is in no other
 * but those of `more` (--group-add). Refused with the words of moby/sys/user: `NOUSER`.
 */
export function findUser(disk: Disk, spec: string, more: readonly string[] = []): Outcome<Who> {
  const [text = '', group = ''] = spec.split(':')
  const person = findPerson(disk, text)
  if (!person.ok) return person
  const gid = group ? findGroup(disk, group) : done(person.value.gid)
  if (!gid.ok) return gid
  const added: number[] = []
  for (const other of more) {
    const found = findGroup(disk, other)
    if (!found.ok) return found
    added.push(found.value)
  }
  const who = { ...person.value, gid: gid.value }
  if (!group && !added.length) return done(who)
  return done({ ...who, groups: [...(group ? [] : memberships(disk, who)), ...added] })
}

/** Groups that /etc/group has someone in, beside the user's own. */
export function memberships(disk: Disk, { uid, gid }: { uid: number; gid: number }): number[] {
  const own = usersOf(disk).find((user) => user.uid === uid)
  return groupsOf(disk)
    .filter((group) => own && group.members.includes(own.name) && group.gid !== gid)
    .map((group) => group.gid)
}
