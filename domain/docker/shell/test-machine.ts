import { digestOf } from '@/domain/docker/digest'
import { directory, type FsNode, file, link } from '@/domain/docker/files/node'
import type { Sim } from '@/domain/docker/sim'
import type { Container } from '@/domain/docker/world/container'
import { emptyMachine } from '@/domain/docker/world/process'
import type { World } from '@/domain/docker/world/world'
import { machineOf } from './machine'
import { nextWake, runMachine, spawn } from './processes'

/** A container to try programs in, for tests: one layer, and a clock that runs when nothing else does. */
export const ref = { container: 'c'.repeat(64) }

const applets =
  'adduser addgroup ash awk base64 basename cat chmod chown cmp cp cut date dd df diff dirname du echo env expr false find free fold grep egrep fgrep head hexdump hostname httpd id kill killall less ln ls md5sum mkdir mktemp more mount mv nc netstat nl nohup nproc od paste pgrep ping pkill printenv printf ps pwd readlink realpath rev rm rmdir sed seq sh sha256sum sleep sort stat su sync tac tail tar tee test timeout top touch tr true tty uname uniq uptime usleep vi watch wc wget which who whoami xargs yes ['.split(
    ' ',
  )

export function sampleTree(kind: 'busybox' | 'debian'): Record<string, FsNode> {
  const program = (text: string) => file(`#!deckhand ${text}\n`, { mode: 0o755 })
  const tree: Record<string, FsNode> = {}
  for (const path of [
    '/bin',
    '/usr',
    '/usr/bin',
    '/usr/sbin',
    '/etc',
    '/tmp',
    '/root',
    '/dev',
    '/proc',
    '/sys',
    '/var',
    '/home',
    '/work',
  ])
    tree[path] = directory(path === '/tmp' ? { mode: 0o1777 } : path === '/root' ? { mode: 0o700 } : {})
  tree['/etc/passwd'] = file('root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/sbin/nologin\n')
  tree['/etc/group'] = file('root:x:0:\nnobody:x:65534:\n')
  if (kind === 'busybox') {
    tree['/bin/busybox'] = program('busybox')
    for (const applet of applets) tree[`/bin/${applet}`] = link('/bin/busybox')
  } else {
    for (const applet of applets) tree[`/usr/bin/${applet}`] = program(`${applet} coreutils`)
    tree['/usr/bin/dash'] = program('dash')
    tree['/usr/bin/bash'] = program('bash')
    tree['/usr/bin/sh'] = link('dash')
    tree['/bin'] = link('usr/bin')
  }
  return tree
}

export function sampleSim(kind: 'busybox' | 'debian' = 'busybox', more: Record<string, FsNode> = {}): Sim {
  const changes = { ...sampleTree(kind), ...more }
  const layer = digestOf({ kind })
  const container = {
    id: ref.container,
    name: 'box',
    layers: [layer],
    changes: {},
    mounts: [],
    logs: [],
    machine: emptyMachine,
    config: { Hostname: 'cccccccccccc' },
    host: { readOnlyRoot: false, memory: 0 },
    state: { status: 'running' },
    address: '172.17.0.2',
    ports: [],
  } as unknown as Container
  const world = {
    now: Date.UTC(2026, 0, 15, 9),
    seed: 'x',
    drawn: 0,
    blobs: { [layer]: { kind: 'layer', diffId: layer, changes, size: 0, compressed: 0 } },
    containers: { [ref.container]: container },
    volumes: {},
    host: {
      hostname: 'deckhand',
      kernel: '6.12.0-deckhand',
      tree: { '/root': directory(), '/tmp': directory() },
      machine: emptyMachine,
      cwd: '/root',
      variables: { HOME: '/root', PATH: '/usr/bin:/bin', PWD: '/root' },
      exported: ['HOME', 'PATH', 'PWD'],
      functions: {},
      status: 0,
    },
    session: null,
  } as unknown as World
  return { world, docker: () => 0 }
}

export type Result = { stdout: string; stderr: string; code: number | undefined; seconds: number }

/** Lets time pass until the machine's main process has ended, or for so many seconds. */
export function passTime(sim: Sim, seconds: number, done: () => boolean = () => false): void {
  const end = sim.world.now + seconds * 1000
  for (let turns = 0; turns < 5000; turns++) {
    runMachine(sim, ref)
    if (done()) return
    const wake = nextWake(machineOf(sim, ref))
    if (wake === null || wake > end) break
    sim.world = { ...sim.world, now: Math.max(sim.world.now, wake) }
  }
  if (!done()) sim.world = { ...sim.world, now: end }
}

/** Runs a program as a container's main process, to its end or for an hour. */
export function runIn(
  sim: Sim,
  argv: string[],
  how: { stdin?: string; user?: string; seconds?: number; env?: Record<string, string>; cwd?: string } = {},
): Result {
  const start = sim.world.now
  const env = {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOSTNAME: 'cccccccccccc',
    ...how.env,
  }
  const pid = spawn(sim, ref, {
    argv,
    env,
    cwd: how.cwd ?? '/',
    user: how.user ?? '',
    tty: false,
    stdin: { text: how.stdin ?? '', open: false },
    stdout: { to: 'log' },
    stderr: { to: 'log' },
  })
  if (!pid.ok) return { stdout: '', stderr: `${pid.code} ${pid.message}`, code: undefined, seconds: 0 }
  passTime(sim, how.seconds ?? 3600, () => machineOf(sim, ref).ended[pid.value] !== undefined)
  const logs = sim.world.containers[ref.container]?.logs ?? []
  const of = (stream: string) =>
    logs
      .filter((line) => line.stream === stream)
      .map((line) => line.text)
      .join('')
  return {
    stdout: of('stdout'),
    stderr: of('stderr'),
    code: machineOf(sim, ref).ended[pid.value],
    seconds: (sim.world.now - start) / 1000,
  }
}

/** Runs `sh -c` in a fresh container. */
export const sh = (
  text: string,
  kind: 'busybox' | 'debian' = 'busybox',
  how: Parameters<typeof runIn>[2] = {},
): Result => runIn(sampleSim(kind), [kind === 'busybox' ? 'sh' : 'bash', '-c', text], how)
