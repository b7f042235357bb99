import type { FsNode } from '@/domain/docker/files/node'

/** `-rw-r--r--` and the like. */
export function modeText(node: FsNode): string {
  const kind = node.kind === 'dir' ? 'd' : node.kind === 'link' ? 'l' : '-'
  const bits = (shift: number, special: number, letter: string) => {
    const value = node.mode >> shift
    const execute = value & 1
    const marked = node.mode & special
    const last = marked ? (execute ? letter : letter.toUpperCase()) : execute ? 'x' : '-'
    return `${value & 4 ? 'r' : '-'}${value & 2 ? 'w' : '-'}${last}`
  }
  return kind + bits(6, 0o4000, 's') + bits(3, 0o2000, 's') + bits(0, 0o1000, 't')
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const halfYear = 182 * 24 * 3600 * 1000

/** When a file was changed, as `ls -l` shows it: with the time of day within the last half year, else with the year. */
export function timeText(at: number, now: number): string {
  const date = new Date(at)
  const day = `${months[date.getUTCMonth()]} ${String(date.getUTCDate()).padStart(2)}`
  const clock = `${String(date.getUTCHours()).padStart(2, '0')}:${String(date.getUTCMinutes()).padStart(2, '0')}`
  return now - at < halfYear && at - now < 60_000 ? `${day} ${clock}` : `${day}  ${date.getUTCFullYear()}`
}

/** Bytes as `ls -h` and `du -h` show them. */
export function humanSize(bytes: number): string {
  let value = bytes
  for (const unit of ['', 'K', 'M', 'G', 'T']) {
    if (value < 1024 || unit === 'T') {
      return unit === ''
        ? String(value)
        : `${value < 10 ? (Math.ceil(value * 10) / 10).toFixed(1) : Math.ceil(value)}${unit}`
    }
    value /= 1024
  }
  return String(bytes)
}
