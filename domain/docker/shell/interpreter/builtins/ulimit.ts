import { out, type Shell } from '@/domain/docker/shell/interpreter/shell'
import { containerOf } from '@/domain/docker/sim'
import type { Json } from '@/domain/docker/world/container'
import type { Builtin } from './builtin'

/** Each limit by its option: what `docker run --ulimit` calls it, and what a container has without that. */
const limits: Readonly<Record<string, { name: string; usual: string }>> = {
  n: { name: 'nofile', usual: '1048576' },
  u: { name: 'nproc', usual: 'unlimited' },
  f: { name: 'fsize', usual: 'unlimited' },
  c: { name: 'core', usual: '0' },
  s: { name: 'stack', usual: '8192' },
  m: { name: 'rss', usual: 'unlimited' },
  v: { name: '', usual: 'unlimited' },
  t: { name: 'cpu', usual: 'unlimited' },
  l: { name: 'memlock', usual: '8192' },
  d: { name: 'data', usual: 'unlimited' },
}
/** Those are in bytes for Docker, and in kilobytes here. */
const inKilobytes = ['stack', 'rss', 'memlock', 'data']

function given({ run }: Shell): Record<string, Json>[] {
  const asked = run.ref === 'host' ? [] : containerOf(run.sim, run.ref.container).host.others.Ulimits
  return Array.isArray(asked) ? (asked as Record<string, Json>[]) : []
}

function limitOf(shell: Shell, letter: string, bound: 'Hard' | 'Soft'): string {
  const { name, usual } = limits[letter] ?? { name: '', usual: 'unlimited' }
  const value = given(shell).find(({ Name }) => Name === name)?.[bound]
  if (typeof value !== 'number') return usual
  if (value === -1) return 'unlimited'
  return String(inKilobytes.includes(name) ? Math.floor(value / 1024) : value)
}

/** Shows limits; one that is set is taken without effect. */
export const ulimit: Builtin = (shell, [, ...args]) => {
  const options = args.filter((arg) => arg.startsWith('-')).join('')
  const bound = options.includes('H') ? 'Hard' : 'Soft'
  const letters = options.replace(/[-SH]/g, '')
  const sets = args.some((arg) => !arg.startsWith('-'))
  if (letters.includes('a'))
    for (const letter of Object.keys(limits)) out(shell, `-${letter}: ${limitOf(shell, letter, bound)}\n`)
  else if (!sets) out(shell, `${limitOf(shell, letters[0] ?? 'f', bound)}\n`)
  return 0
}
