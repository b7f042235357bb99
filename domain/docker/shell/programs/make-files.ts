import { hex } from '@/domain/docker/digest'
import { makeDirectories } from '@/domain/docker/files/disk'
import type { Program, Run } from '@/domain/docker/shell/program'
import { draw } from '@/domain/docker/sim'
import { ended } from './input'
import { parseMode } from './mode'
import { onEach } from './on-each'
import { isBusybox, missingOperand, withOptions } from './options'

const touch = withOptions('acmhr:d:t:', { 'no-create': 'c', date: 'd', reference: 'r' }, (run, options) => {
  if (!options.rest.length) return missingOperand(run, 1, 'file operand')
  const given = options.value('d')
  const parsed =
    given === undefined
      ? Number.NaN
      : Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(given) ? given : `${given}Z`.replace(' ', 'T'))
  const mtime = Number.isNaN(parsed) ? run.sim.world.now : parsed
  return onEach(run, options.rest, (path, name) => {
    const there = run.disk.stat(path)
    if (!there && options.has('c')) return null
    const result = there ? run.disk.change(path, { mtime }) : run.disk.write(path, '')
    if (!there && result.ok && !Number.isNaN(parsed)) run.disk.change(path, { mtime })
    if (result.ok) return null
    return isBusybox(run) ? `${name}: ${result.message}` : `cannot touch '${name}': ${result.message}`
  })
})

const mkdir = withOptions('pvm:', { parents: 'p', verbose: 'v', mode: 'm' }, (run, options) => {
  if (!options.rest.length) return missingOperand(run)
  const mode = options.value('m')
  return onEach(run, options.rest, (path, name) => {
    const result = options.has('p') ? makeDirectories(run.disk, path) : run.disk.mkdir(path)
    if (!result.ok) return `${isBusybox(run) ? "can't" : 'cannot'} create directory '${name}': ${result.message}`
    if (mode) run.disk.change(path, { mode: parseMode(mode, 0o777, true) ?? 0o755 })
    if (options.has('v'))
      run.out(isBusybox(run) ? `created directory: '${name}'\n` : `mkdir: created directory '${name}'\n`)
    return null
  })
})

const rmdir = withOptions('pv', { parents: 'p', 'ignore-fail-on-non-empty': 'i' }, (run, options) => {
  if (!options.rest.length) return missingOperand(run)
  return onEach(run, options.rest, (path, name) => {
    const node = run.disk.lstat(path)
    const problem = node && node.kind !== 'dir' ? 'Not a directory' : null
    const result = problem ? null : run.disk.remove(path)
    if (result?.ok) return null
    const why = problem ?? (result && !result.ok ? result.message : '')
    return isBusybox(run) ? `'${name}': ${why}` : `failed to remove '${name}': ${why}`
  })
})

const rm = withOptions(
  'rRfivdI',
  { recursive: 'r', force: 'f', verbose: 'v', dir: 'd', 'no-preserve-root': 'I' },
  (run, options) => {
    if (!options.rest.length) return options.has('f') ? ended(0) : missingOperand(run)
    const all = options.has('r') || options.has('R')
    const cannot = (name: string, why: string) => `${isBusybox(run) ? "can't" : 'cannot'} remove '${name}': ${why}`
    return onEach(run, options.rest, (path, name) => {
      const node = run.disk.lstat(path)
      if (!node) return options.has('f') ? null : cannot(name, 'No such file or directory')
      if (path === '/')
        return isBusybox(run)
          ? "can't remove '/': Device or resource busy"
          : "it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe"
      if (/(?:^|\/)\.\.?$/.test(name) && all) return `refusing to remove '.' or '..' directory: skipping '${name}'`
      if (node.kind === 'dir' && !all && !options.has('d'))
        return isBusybox(run) ? `'${name}' is a directory` : cannot(name, 'Is a directory')
      const result = run.disk.remove(path, all)
      if (result.ok && options.has('v')) run.out(`removed ${node.kind === 'dir' ? 'directory ' : ''}'${name}'\n`)
      if (result.ok) return null
      if (result.code === 'EBUSY' && all) for (const inner of innermost(run, path)) run.disk.remove(inner)
      return cannot(name, result.message)
    })
  },
)

/** What is under a directory that cannot go itself, the deepest first. */
const innermost = (run: Run, path: string): string[] =>
  run.disk
    .walk(path)
    .map((found) => found.path)
    .filter((found) => found !== path)
    .reverse()

const ln = withOptions('sfnvTr', { symbolic: 's', force: 'f', 'no-dereference': 'n' }, (run, options) => {
  if (!options.rest.length) return missingOperand(run, 1, 'file operand')
  const [target = '', given = '.'] =
    options.rest.length > 2 ? [options.rest[0] ?? '', options.rest.at(-1) ?? ''] : options.rest
  const place = run.path(given)
  const into = run.disk.stat(place)?.kind === 'dir' && !(options.has('n') && run.disk.lstat(place)?.kind === 'link')
  const path = into ? `${place === '/' ? '' : place}/${target.split('/').at(-1)}` : place
  if (options.has('f') && run.disk.lstat(path)) run.disk.remove(path)
  const shown = into ? `${given.replace(/\/$/, '')}/${target.split('/').at(-1)}` : given
  if (options.has('s')) {
    const made = run.disk.symlink(path, target)
    if (made.ok) return ended(0)
    return run.fail(
      isBusybox(run) ? `${shown}: ${made.message}` : `failed to create symbolic link '${shown}': ${made.message}`,
    )
  }
  const node = run.disk.lstat(run.path(target))
  if (!node)
    return run.fail(
      isBusybox(run)
        ? `${target}: No such file or directory`
        : `failed to access '${target}': No such file or directory`,
    )
  if (run.disk.lstat(path))
    return run.fail(isBusybox(run) ? `${shown}: File exists` : `failed to create hard link '${shown}': File exists`)
  const put = run.disk.put(path, node)
  return put.ok ? ended(0) : run.fail(`${shown}: ${put.message}`)
})

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const mktemp = withOptions('dqutp:', { directory: 'd', tmpdir: 'p' }, (run, options) => {
  const given = options.rest[0]
  const directory = options.value('p') ?? run.env.TMPDIR ?? '/tmp'
  const template = given ?? `tmp.${isBusybox(run) ? 'XXXXXX' : 'XXXXXXXXXX'}`
  const random = hex(draw(run.sim))
  const name = template.replace(/X{3,}(?!.*X{3,})/, (all) =>
    [...all].map((_, i) => letters[Number.parseInt(random.slice(i * 2, i * 2 + 2), 16) % letters.length]).join(''),
  )
  const path = given && !options.has('p') && !options.has('t') ? name : `${directory}/${name}`
  const made = options.has('d')
    ? run.disk.mkdir(run.path(path), { mode: 0o700 })
    : run.disk.write(run.path(path), '', { mode: 0o600 })
  if (!made.ok)
    return run.fail(
      `${isBusybox(run) ? path : `failed to create ${options.has('d') ? 'directory' : 'file'} via template '${template}'`}: ${made.message}`,
    )
  run.out(`${path}\n`)
  return ended(0)
})

const truncate = withOptions('s:c', { size: 's' }, (run, options) => {
  const size = Number(options.value('s') ?? 0) || 0
  return onEach(run, options.rest, (path) => {
    const read = run.disk.read(path)
    const text = read.ok ? read.value : ''
    const result = run.disk.write(path, text.slice(0, size).padEnd(Math.min(size, 1_000_000), '\0'))
    return result.ok ? null : result.message
  })
})

export const makeFiles: Record<string, Program> = { touch, mkdir, rmdir, rm, unlink: rm, ln, mktemp, truncate }
