import type { Disk } from '@/domain/docker/files/disk'
import { resolvePath } from '@/domain/docker/files/path'
import { isPattern, matches } from '@/domain/docker/shell/language/pattern'

const most = 5000

/** Paths that match a pattern, as they would be typed from `cwd`, in order. Names with a dot first only where the pattern has it. */
export function matchingFiles(disk: Disk, cwd: string, pattern: string): string[] {
  const absolute = pattern.startsWith('/')
  const parts = pattern.split('/').filter((part, i) => part !== '' || i > 0)
  let found = [absolute ? '/' : '']
  for (const [i, part] of parts.entries()) {
    if (part === '') continue
    const last = i === parts.length - 1
    found = found.flatMap((base) => below(disk, cwd, base, part, last)).slice(0, most)
  }
  return pattern.endsWith('/') ? found.map((path) => `${path}/`) : found
}

function below(disk: Disk, cwd: string, base: string, part: string, last: boolean): string[] {
  const join = (name: string) => (base === '' || base === '/' ? `${base}${name}` : `${base}/${name}`)
  const directory = resolvePath(cwd, base || '.')
  if (!isPattern(part)) {
    const name = part.replace(/\\(.)/g, '$1')
    const node = last ? disk.lstat(resolvePath(directory, name)) : disk.stat(resolvePath(directory, name))
    return node || name === '.' || name === '..' ? [join(name)] : []
  }
  const names = disk.list(directory)
  if (!names.ok) return []
  return names.value
    .filter((name) => (part.startsWith('.') || !name.startsWith('.')) && matches(part, name))
    .filter((name) => last || disk.stat(resolvePath(directory, name))?.kind === 'dir')
    .map(join)
}
