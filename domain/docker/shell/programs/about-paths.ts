import { sizeOf } from '@/domain/docker/files/node'
import { chainOf, parentOf } from '@/domain/docker/files/path'
import { findProgram } from '@/domain/docker/shell/find-program'
import type { Program, Run } from '@/domain/docker/shell/program'
import { ended } from './input'
import { isBusybox, missingOperand, withOptions } from './options'
import { humanSize } from './show-mode'

const basename: Program = (run) => {
  const many = run.args[0] === '-a'
  const args = run.args.filter((arg) => arg !== '-a' && arg !== '--')
  if (!args.length) return missingOperand(run)
  const suffix = args[0] === '-s' ? args.splice(0, 2)[1] : many ? undefined : args[1]
  for (const arg of many || suffix !== args[1] ? args : args.slice(0, 1)) {
    const name = arg.replace(/\/+$/, '').split('/').at(-1) || '/'
    run.out(`${suffix && name !== suffix && name.endsWith(suffix) ? name.slice(0, -suffix.length) : name}\n`)
  }
  return ended()
}

const dirname: Program = (run) => {
  if (!run.args.some((word) => word !== '--')) return missingOperand(run)
  for (const arg of run.args.filter((word) => word !== '--')) {
    const trimmed = arg.replace(/\/+$/, '') || '/'
    run.out(`${trimmed.includes('/') ? parentOf(trimmed).replace(/(.)\/+$/, '$1') : '.'}\n`)
  }
  return ended()
}

const readlink = withOptions('fnemvsz', { canonicalize: 'f' }, (run, options) => {
  let code = 0
  for (const name of options.rest) {
    const path = run.path(name)
    const newline = options.has('n') ? '' : '\n'
    if (options.has('f') || options.has('e') || options.has('m')) {
      const real = run.disk.real(path)
      if (real.ok && (!options.has('e') || run.disk.stat(path))) run.out(`${real.value}${newline}`)
      else code = 1
      continue
    }
    const node = run.disk.lstat(path)
    if (node?.kind === 'link') run.out(`${node.target}${newline}`)
    else code = 1
  }
  return ended(code)
})

const realpath = withOptions('emsqLPz', {}, (run, options) => {
  let code = 0
  for (const name of options.rest) {
    const real = run.disk.real(run.path(name))
    const missing =
      !real.ok ||
      (!run.disk.stat(run.path(name)) &&
        (options.has('e') || (isBusybox(run) && !run.disk.stat(parentOf(run.path(name))))))
    if (real.ok && !missing) run.out(`${real.value}\n`)
    else {
      code = 1
      run.err(`${run.name}: ${name}: ${real.ok ? 'No such file or directory' : real.message}\n`)
    }
  }
  return ended(code)
})

const which: Program = (run) => {
  let code = 0
  for (const name of run.args.filter((arg) => !arg.startsWith('-'))) {
    const { uid, gid } = run.process
    const found = findProgram(run.disk, run.ref, [name], { cwd: run.cwd, path: run.env.PATH, who: { uid, gid } })
    if (found.ok) run.out(`${found.value.program}\n`)
    else code = 1
  }
  return ended(code)
}

/** Bytes of everything under a path, in whole blocks as a disk would take them. */
function usage(run: Run, path: string, apparent: boolean): number {
  return run.disk.walk(path).reduce((sum, { node }) => {
    if (apparent) return sum + (node.kind === 'dir' ? 4096 : sizeOf(node))
    return sum + (node.kind === 'dir' ? 4096 : node.kind === 'link' ? 0 : Math.ceil(sizeOf(node) / 4096) * 4096)
  }, 0)
}

const du = withOptions(
  'shkmabcd:x',
  { summarize: 's', 'human-readable': 'h', 'max-depth': 'd', all: 'a', bytes: 'b', total: 'c', 'apparent-size': 'A' },
  (run, options) => {
    let code = 0
    const show = (bytes: number) =>
      options.has('h')
        ? humanSize(bytes)
        : String(options.has('b') ? bytes : Math.ceil(bytes / (options.has('m') ? 1_048_576 : 1024)))
    let total = 0
    for (const name of options.rest.length ? options.rest : ['.']) {
      const path = run.path(name)
      if (!run.disk.lstat(path)) {
        code = 1
        run.err(
          isBusybox(run)
            ? `${run.name}: ${name}: No such file or directory\n`
            : `${run.name}: cannot access '${name}': No such file or directory\n`,
        )
        continue
      }
      const depth = options.has('s') ? 0 : Number(options.value('d') ?? Number.POSITIVE_INFINITY)
      const below = run.disk
        .walk(path)
        .filter(
          ({ node, path: found }) =>
            (node.kind === 'dir' || options.has('a') || found === path) &&
            chainOf(found).length - chainOf(path).length <= depth,
        )
      for (const { path: found } of below.reverse()) {
        const bytes = usage(run, found, options.has('b'))
        if (found === path) total += bytes
        run.out(
          `${show(bytes)}\t${found === path ? name : `${name.replace(/\/$/, '')}${found.slice(path === '/' ? 0 : path.length)}`}\n`,
        )
      }
    }
    if (options.has('c')) run.out(`${show(total)}\ttotal\n`)
    return ended(code)
  },
)

export const aboutPaths: Record<string, Program> = { basename, dirname, readlink, realpath, which, du }
