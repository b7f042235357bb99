import type { Disk } from '@/domain/docker/files/disk'
import { diskOf } from '@/domain/docker/files/machine-disk'
import type { FsNode } from '@/domain/docker/files/node'
import { isUnder, resolvePath } from '@/domain/docker/files/path'
import { done, type Outcome, type Refusal, refuse } from '@/domain/docker/outcome'
import { findUser } from '@/domain/docker/shell/users'
import type { Sim } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import { type Archive, archiveBase, archiveOf, extract } from './copy'
import { absolute, assertsDirectory } from './copy-path'
import { findContainer } from './find'
import { ownMounts } from './listed-mounts'

/** What stands at a path of a container, and where it leads when that is a link. */
export type PathStat = { node: FsNode; linkTarget: string }

const kernel = ['/dev', '/proc', '/sys']

/** A container's files as the daemon sees them, running or not: neither tmpfs nor the kernel's. */
const filesOf = (sim: Sim, { id }: Container): Disk =>
  diskOf(
    sim,
    { container: id },
    {
      ignoreReadOnly: true,
      shows: ({ type, target }) => type !== 'tmpfs' && !kernel.includes(target),
    },
  )

const notFound = (path: string, name: string): Refusal =>
  refuse('not-found', `Could not find the file ${path} in container ${name}`)

function statOf(disk: Disk, path: string): Outcome<PathStat> {
  const plain = resolvePath('/', path)
  const isDirectory = assertsDirectory(path)
  const found = isDirectory ? disk.real(plain) : disk.real(plain.slice(0, plain.lastIndexOf('/')) || '/')
  if (!found.ok) return refuse(found.code, `lstat ${path}: ${found.message.toLowerCase()}`)
  const holder = isDirectory || found.value === '/' ? null : disk.lstat(found.value)
  if (holder && holder.kind !== 'dir') return refuse('ENOTDIR', `lstat ${path}: not a directory`)
  const node = isDirectory ? disk.stat(plain) : disk.lstat(plain)
  if (!node) return refuse('ENOENT', `lstat ${path}: no such file or directory`)
  if (isDirectory && node.kind !== 'dir') return refuse('ENOTDIR', `lstat ${path}: not a directory`)
  const target = node.kind === 'link' ? disk.real(plain) : null
  return done({
    node,
    linkTarget: target?.ok ? target.value : node.kind === 'link' ? resolvePath(plain, `../${node.target}`) : '',
  })
}

const explained = (refusal: Refusal, path: string, name: string): Refusal =>
  refusal.code === 'ENOENT' ? notFound(path, name) : refuse('system', refusal.message)

const badPath = refuse('invalid', 'bad parameter: path cannot be empty')

/** What stands at a path of a container (moby daemon/archive.go, ContainerStatPath). */
export function statPath(sim: Sim, name: string, path: string): Outcome<PathStat> {
  if (path === '') return badPath
  const found = findContainer(sim.world, name)
  if (!found.ok) return found
  const stat = statOf(filesOf(sim, found.value), absolute('/', path))
  return stat.ok ? stat : explained(stat, path, name)
}

/** A path of a container as an archive (moby daemon/archive_unix.go, containerArchivePath). */
export function archivePath(sim: Sim, name: string, path: string): Outcome<{ archive: Archive; stat: PathStat }> {
  const stat = statPath(sim, name, path)
  if (!stat.ok) return stat
  const found = findContainer(sim.world, name)
  if (!found.ok) return found
  const full = absolute('/', path)
  return done({ archive: archiveOf(filesOf(sim, found.value), full, archiveBase(full)), stat: stat.value })
}

function refuseReadOnly(container: Container, path: string): Refusal | null {
  const mount = ownMounts(container).find(({ target }) => isUnder(path, target))
  if (mount) return mount.readOnly ? refuse('invalid', 'mounted volume is marked read-only') : null
  return container.host.readOnlyRoot ? refuse('invalid', 'container rootfs is marked read-only') : null
}

/** Who `cp --archive` gives the files to: the container's own user, where it has one. */
function ownerOf(disk: Disk, { config }: Container): Outcome<{ uid: number; gid: number } | undefined> {
  if (!config.User) return done(undefined)
  const user = findUser(disk, config.User)
  if (user.ok) return done({ uid: user.value.uid, gid: user.value.gid })
  const [name = ''] = config.User.split(':')
  return refuse('invalid', `failed to look up user "${name}" in container: no matching entries in passwd file`)
}

/** Extracts an archive into a directory of a container (moby daemon/archive_unix.go, containerExtractToDir). */
export function extractToDirectory(
  sim: Sim,
  name: string,
  path: string,
  archive: Archive,
  asUser: boolean,
): Outcome<null> {
  if (path === '') return badPath
  const found = findContainer(sim.world, name)
  if (!found.ok) return found
  const disk = filesOf(sim, found.value)
  const real = disk.real(resolvePath('/', path))
  const node = real.ok ? disk.lstat(real.value) : null
  if (!real.ok && real.code !== 'ENOENT') return refuse('system', `lstat ${path}: ${real.message.toLowerCase()}`)
  if (!real.ok || !node) return notFound(path, name)
  if (node.kind !== 'dir') return refuse('invalid', 'extraction point is not a directory')
  const readOnly = refuseReadOnly(found.value, real.value)
  if (readOnly) return readOnly
  const owner = asUser ? ownerOf(disk, found.value) : done(undefined)
  if (!owner.ok) return owner
  return extract(disk, archive, real.value, owner.value ? { owner: owner.value } : {})
}
