import { expect, it } from 'vitest'
import type { Process } from '@/domain/docker/world/process'
import { columnsOf } from './ps-columns'

const process: Process = {
  pid: 7,
  parent: 1,
  argv: ['/bin/sleep', '9'],
  program: '/bin/sleep',
  user: 'root',
  uid: 0,
  gid: 0,
  cwd: '/',
  env: {},
  tty: false,
  startedAt: Date.UTC(2026, 0, 15, 9, 5),
  fds: {},
  waiting: { for: 'ever' },
  pending: [],
  umask: 0o022,
  state: null,
}

function shown(options: string, now = Date.UTC(2026, 0, 15, 10)): string {
  const columns = columnsOf(options)
  if (!columns.ok) return columns.message
  const facts = { process, pid: 107, parent: 101, user: 'root', now }
  return columns.value.map(({ title, value }) => `${title}=${value(facts)}`).join(' ')
}

it.each([
  ['-ef', 'UID=root PID=107 PPID=101 C=0 STIME=09:05 TTY=? TIME=00:00:00 CMD=/bin/sleep 9'],
  ['-o pid,comm', 'PID=107 COMMAND=sleep'],
  ['-eo pid,ppid,user', 'PID=107 PPID=101 USER=root'],
  ['axo pid,etime', 'PID=107 ELAPSED=55:00'],
  ['-o pid,args=WHAT', 'PID=107 WHAT=/bin/sleep 9'],
  ['-o pid -o comm', 'PID=107 COMMAND=sleep'],
  ['-o pid,comm -e --sort -pid', 'PID=107 COMMAND=sleep'],
  ['-e --sort=pid', 'PID=107 TTY=? TIME=00:00:00 CMD=sleep'],
  ['-e', 'PID=107 TTY=? TIME=00:00:00 CMD=sleep'],
  ['ax', 'PID=107 TTY=? STAT=S TIME=0:00 COMMAND=/bin/sleep 9'],
  ['--nope', 'error: unsupported SysV option'],
  ['-o nope', 'error: unknown user-defined format specifier "nope"'],
])('ps %s', (options, expected) => {
  expect(shown(options)).toBe(expected)
})

it('shows the day of what began on another', () => {
  expect(shown('-o stime', Date.UTC(2026, 1, 1))).toBe('STIME=Jan15')
  expect(shown('-aux')).toBe(shown('aux'))
  expect(shown('aux')).toMatch(/^USER=root PID=107 %CPU=0\.0 %MEM=0\.0 VSZ=\d+ RSS=\d+ TTY=\? STAT=S START=09:05 /)
})
