import { directory, type FsNode } from '@/domain/docker/files/node'
import { isUnder, nameOf } from '@/domain/docker/files/path'
import type { Program, Run } from '@/domain/docker/shell/program'
import { onEach } from './on-each'
import { isBusybox, missingOperand, type Options, withOptions } from './options'

const join = (directory: string, name: string): string => (directory === '/' ? `/${name}` : `${directory}/${name}`)

/** A node as its copy: owned by who copies, dated now, unless it is to be kept as it is. */
function copyOf(run: Run, node: FsNode, keep: boolean): FsNode {
  if (keep) return node
  const { uid, gid, umask } = run.process
  return { ...node, uid, gid, mtime: run.sim.world.now, mode: node.kind === 'link' ? node.mode : node.mode & ~umask }
}

/** Copies a node to a path that is no directory; a problem in libc's words, or null. */
function copyNode(run: Run, from: FsNode, to: string, keep: boolean): string | null {
  const there = run.disk.stat(to)
  if (from.kind === 'file' && there?.kind === 'file') {
    const wrote = run.disk.write(to, from.content)
    if (!wrote.ok) return wrote.message
    const placed = run.disk.stat(to)
    const real = run.disk.real(to)
    if (placed?.kind === 'file' && real.ok)
      run.disk.put(real.value, {
        ...placed,
        size: from.size,
        ...(keep && { mode: from.mode, uid: from.uid, gid: from.gid, mtime: from.mtime }),
      })
    return null
  }
  if (from.kind === 'dir') {
    if (there?.kind === 'dir') return null
    const made = run.disk.mkdir(to)
    if (!made.ok) return made.message
    run.disk.change(to, keep ? from : { mode: directory({ mode: from.mode & ~run.process.umask }).mode })
    return null
  }
  const put = run.disk.put(to, copyOf(run, from, keep))
  return put.ok ? null : put.message
}

function copyTree(
  run: Run,
  from: string,
  to: string,
  options: Options,
  words: (to: string, why: string) => string,
): string | null {
  const keep = options.has('a') || options.has('p')
  const follow = !options.has('a') && !options.has('P') && !options.has('d')
  const top = run.disk.lstat(from)
  const source = top?.kind === 'link' && follow && !options.has('r') && !options.has('R') ? run.disk.real(from) : null
  for (const { path, node } of run.disk.walk(source?.ok ? source.value : from)) {
    const base = source?.ok ? source.value : from
    const place = path === base ? to : `${to === '/' ? '' : to}${path.slice(base === '/' ? 0 : base.length)}`
    const problem = copyNode(run, node, place, keep)
    if (problem) return words(place, problem)
  }
  return null
}

/** Where each of the sources goes: into the last argument if that is a directory. */
function destination(
  run: Run,
  rest: string[],
  options: Options,
): { sources: string[]; target: string; into: boolean } | string {
  const given = options.value('t')
  const sources = given === undefined ? rest.slice(0, -1) : rest
  const target = given ?? rest.at(-1) ?? ''
  const into = run.disk.stat(run.path(target))?.kind === 'dir' && !options.has('T')
  if (sources.length > 1 && !into)
    return isBusybox(run)
      ? `target '${target}' is not a directory`
      : `target '${target}': ${run.disk.stat(run.path(target)) ? 'Not a directory' : 'No such file or directory'}`
  return { sources, target, into }
}

const cp = withOptions(
  'arRpfivdPLHnuTt:l',
  { archive: 'a', recursive: 'r', preserve: 'p', force: 'f', verbose: 'v', 'no-clobber': 'n', 'target-directory': 't' },
  (run, options) => {
    if (options.rest.length < (options.value('t') ? 1 : 2)) {
      if (options.rest.length === 1 && !isBusybox(run)) {
        run.err(
          `${run.name}: missing destination file operand after '${options.rest[0]}'\nTry '${run.name} --help' for more information.\n`,
        )
        return { exit: 1 }
      }
      if (isBusybox(run)) return missingOperand(run)
      run.err(`${run.name}: missing file operand\nTry '${run.name} --help' for more information.\n`)
      return { exit: 1 }
    }
    const where = destination(run, options.rest, options)
    if (typeof where === 'string') return run.fail(where)
    const cannot = isBusybox(run) ? "can't" : 'cannot'
    const all = options.has('r') || options.has('R') || options.has('a')
    return onEach(run, where.sources, (path, name) => {
      const node = all ? run.disk.lstat(path) : run.disk.stat(path)
      if (!node) return `${cannot} stat '${name}': No such file or directory`
      if (node.kind === 'dir' && !all)
        return isBusybox(run) ? `omitting directory '${name}'` : `-r not specified; omitting directory '${name}'`
      const base = nameOf(path)
      const plain = run.path(where.target)
      const to = where.into && !/(?:^|\/)\.$/.test(name) ? join(plain, base) : plain
      const shown = where.into ? `${where.target.replace(/\/$/, '')}/${base}` : where.target
      if (to === path) return `'${name}' and '${shown}' are the same file`
      if (options.has('n') && run.disk.lstat(to)) return null
      if (isUnder(to, path) && node.kind === 'dir')
        return isBusybox(run)
          ? `recursion detected, omitting directory '${name}'`
          : `cannot copy a directory, '${name}', into itself, '${shown}'`
      if (run.disk.read(path).ok === false && node.kind === 'file')
        return isBusybox(run)
          ? `can't open '${name}': Permission denied`
          : `cannot open '${name}' for reading: Permission denied`
      const problem = copyTree(run, path, to, options, (place, why) => {
        const seen = place === to ? shown : place
        if (isBusybox(run))
          return node.kind === 'dir' ? `can't create directory '${seen}': ${why}` : `can't create '${seen}': ${why}`
        return node.kind === 'dir'
          ? `cannot create directory '${seen}': ${why}`
          : `cannot create regular file '${seen}': ${why}`
      })
      if (!problem && options.has('v')) run.out(`'${name}' -> '${shown}'\n`)
      return problem
    })
  },
)

const mv = withOptions(
  'fivnuTt:',
  { force: 'f', verbose: 'v', 'no-clobber': 'n', 'target-directory': 't' },
  (run, options) => {
    if (options.rest.length < (options.value('t') ? 1 : 2))
      return missingOperand(
        run,
        1,
        options.rest[0] === undefined ? 'file operand' : `destination file operand after '${options.rest[0]}'`,
      )
    const where = destination(run, options.rest, options)
    if (typeof where === 'string') return run.fail(where)
    return onEach(run, where.sources, (path, name) => {
      const node = run.disk.lstat(path)
      if (!node)
        return isBusybox(run)
          ? `can't rename '${name}': No such file or directory`
          : `cannot stat '${name}': No such file or directory`
      const base = nameOf(path)
      const to = where.into ? join(run.path(where.target), base) : run.path(where.target)
      const shown = where.into ? `${where.target.replace(/\/$/, '')}/${base}` : where.target
      if (to === path) return isBusybox(run) ? null : `'${name}' and '${shown}' are the same file`
      if (isUnder(to, path))
        return isBusybox(run)
          ? `can't rename '${name}': Invalid argument`
          : `cannot move '${name}' to a subdirectory of itself, '${shown}'`
      const there = run.disk.lstat(to)
      if (there && options.has('n')) return null
      if (there && there.kind !== 'dir') run.disk.remove(to)
      for (const { path: each, node: found } of run.disk.walk(path)) {
        const put = run.disk.put(to + each.slice(path.length), found)
        if (!put.ok)
          return isBusybox(run)
            ? `can't rename '${name}': ${put.message}`
            : `cannot move '${name}' to '${shown}': ${put.message}`
      }
      const removed = run.disk.remove(path, true)
      if (removed.ok && options.has('v'))
        run.out(isBusybox(run) ? `'${name}' -> '${shown}'\n` : `renamed '${name}' -> '${shown}'\n`)
      return removed.ok
        ? null
        : isBusybox(run)
          ? `can't remove '${name}': ${removed.message}`
          : `cannot move '${name}' to '${shown}': ${removed.message}`
    })
  },
)

const install = withOptions('dm:o:g:Dv', { directory: 'd', mode: 'm' }, (run, options) => {
  if (options.has('d')) {
    return onEach(run, options.rest, (path, name) => {
      const made = run.disk.mkdir(path)
      return made.ok || made.code === 'EEXIST' ? null : `cannot create directory '${name}': ${made.message}`
    })
  }
  return cp({ ...run, args: options.rest })
})

export const copying: Record<string, Program> = { cp, mv, install }
