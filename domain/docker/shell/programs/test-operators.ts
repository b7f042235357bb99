import type { Disk } from '@/domain/docker/files/disk'
import { sizeOf } from '@/domain/docker/files/node'
import { resolvePath } from '@/domain/docker/files/path'
import { mayExecute } from '@/domain/docker/shell/find-program'
import { may } from '@/domain/docker/shell/user-disk'

/** What tests of files look at. */
export type Sight = {
  disk: Disk
  cwd: string
  isTerminal: (fd: number) => boolean
  isSet: (name: string) => boolean
  uid: number
  gid: number
}

/** `-f x` and the like; undefined for an operator that there is not. */
export function unaryTest(op: string, value: string, sight: Sight): boolean | undefined {
  const { disk } = sight
  const path = resolvePath(sight.cwd, value)
  const node = () => (value === '' ? null : disk.stat(path))
  switch (op) {
    case '-n':
      return value !== ''
    case '-z':
      return value === ''
    case '-e':
    case '-a':
      return node() !== null
    case '-f':
      return node()?.kind === 'file' && !/^\/dev\/./.test(path)
    case '-d':
      return node()?.kind === 'dir'
    case '-L':
    case '-h':
      return value !== '' && disk.lstat(path)?.kind === 'link'
    case '-s':
      return sizeOf(node()) > 0 || node()?.kind === 'dir'
    case '-r':
      return node() !== null && may(node(), sight, 4)
    case '-w':
      return node() !== null && may(node(), sight, 2) && !disk.mountOf(path).readOnly
    case '-x': {
      const found = node()
      return found !== null && (found.kind === 'dir' ? may(found, sight, 1) : mayExecute(found, sight))
    }
    case '-c':
      return /^\/dev\/./.test(path) && node()?.kind === 'file'
    case '-b':
    case '-p':
    case '-S':
    case '-k':
    case '-u':
    case '-g':
      return false
    case '-O':
      return node()?.uid === sight.uid
    case '-G':
      return node()?.gid === sight.gid
    case '-t':
      return sight.isTerminal(Number(value))
    case '-v':
      return sight.isSet(value)
    default:
      return undefined
  }
}

/** A value that should have been a whole number; thrown, and caught by `test`. */
export class NotNumber extends Error {}

function whole(text: string): number {
  if (!/^\s*[-+]?\d+\s*$/.test(text)) throw new NotNumber(text)
  return Number(text)
}

const numeric: Record<string, (a: number, b: number) => boolean> = {
  '-eq': (a, b) => a === b,
  '-ne': (a, b) => a !== b,
  '-lt': (a, b) => a < b,
  '-le': (a, b) => a <= b,
  '-gt': (a, b) => a > b,
  '-ge': (a, b) => a >= b,
}

/** `a = b` and the like; undefined for an operator that there is not. Throws NotNumber. */
export function binaryTest(a: string, op: string, b: string, sight: Sight): boolean | undefined {
  const compare = numeric[op]
  if (compare) return compare(whole(a), whole(b))
  if (op === '=' || op === '==') return a === b
  if (op === '!=') return a !== b
  if (op === '<') return a < b
  if (op === '>') return a > b
  const time = (path: string) => sight.disk.stat(resolvePath(sight.cwd, path))?.mtime ?? Number.NEGATIVE_INFINITY
  if (op === '-nt') return time(a) > time(b)
  if (op === '-ot') return time(a) < time(b)
  if (op === '-ef') return resolvePath(sight.cwd, a) === resolvePath(sight.cwd, b)
  return undefined
}
