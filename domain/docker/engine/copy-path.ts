import { nameOf, parentOf, resolvePath } from '@/domain/docker/files/path'

/** Whether a path says that it is a directory: `x/` or `x/.` (moby go-archive copy.go, assertsDirectory). */
export const assertsDirectory = (path: string): boolean => path.endsWith('/') || namesItself(path)

/** Whether its last part is `.` (specifiesCurrentDir). */
export const namesItself = (path: string): boolean => baseOf(path) === '.'

/** Go's filepath.Base. */
export function baseOf(path: string): string {
  if (path === '') return '.'
  const bare = path.replace(/\/+$/, '')
  return bare === '' ? '/' : nameOf(bare)
}

/** A cleaned path with the `/` or `/.` that the original ended in (PreserveTrailingDotOrSeparator). */
export function keepEnding(clean: string, original: string): string {
  let path = clean
  if (!namesItself(path) && namesItself(original)) path = `${path.endsWith('/') ? path : `${path}/`}.`
  return !path.endsWith('/') && original.endsWith('/') ? `${path}/` : path
}

/** An absolute path, from a directory, that ends as it was typed. */
export const absolute = (from: string, path: string): string => keepEnding(resolvePath(from, path), path)

/** Directory and last part, which stays `.` where the path names itself (SplitPathDirEntry). */
export function splitEntry(path: string): { directory: string; base: string } {
  const clean = resolvePath('/', path)
  if (namesItself(path)) return { directory: clean, base: '.' }
  return { directory: parentOf(clean), base: clean === '/' ? '/' : nameOf(clean) }
}

/** A name in an archive after its first part was given another name (newNameRebaser). */
export function rebased(name: string, from: string, to: string): string {
  const [oldBase, newBase] = [from.replace(/\/+$/, ''), to.replace(/\/+$/, '')]
  if (oldBase === '') {
    const rest = name.replace(/^\/+/, '')
    return newBase === '' ? rest : `${newBase}/${rest}`
  }
  const rest = name.slice(oldBase.length)
  return name.startsWith(oldBase) && (rest === '' || rest.startsWith('/')) ? newBase + rest : name
}

/**
 * A link's target that ends as the link's path did, and the name to give to what is copied, where the target's own
 * is another (GetRebaseName).
 */
export function followed(path: string, target: string): { path: string; rebaseName: string } {
  let found = target
  if (namesItself(path) && !namesItself(found)) found += '/.'
  if (path.endsWith('/') && !found.endsWith('/')) found += '/'
  return { path: found, rebaseName: baseOf(path) === baseOf(found) ? '' : baseOf(path) }
}
