import { packTree, unpackTree } from '@/domain/docker/files/archive'
import { makeDirectories } from '@/domain/docker/files/disk'
import { type FsNode, sizeOf } from '@/domain/docker/files/node'
import { parentOf, resolvePath } from '@/domain/docker/files/path'
import type { Program, Run, Verdict } from '@/domain/docker/shell/program'
import { groupName, userName } from '@/domain/docker/shell/users'
import { formatDate } from './date'
import { ended, waitForInput } from './input'
import { isBusybox, type Options, withOptions } from './options'
import { modeText } from './show-mode'

/** The old way of writing options, without a dash, means the same. */
const dashed = (args: readonly string[]): string[] =>
  args[0] && !args[0].startsWith('-') ? [`-${args[0]}`, ...args.slice(1)] : [...args]

const row = (run: Run, name: string, node: FsNode): string =>
  `${modeText(node)} ${userName(run.disk, node.uid)}/${groupName(run.disk, node.gid)} ${String(sizeOf(node)).padStart(9)} ${formatDate(node.mtime, isBusybox(run) ? '%Y-%m-%d %H:%M:%S' : '%Y-%m-%d %H:%M')} ${name}${node.kind === 'link' ? ` -> ${node.target}` : ''}\n`

const shownName = (name: string, node: FsNode): string => (node.kind === 'dir' ? `${name}/` : name)

function create(run: Run, options: Options, base: string): Verdict {
  const nodes: Record<string, FsNode> = {}
  let code = 0
  const excluded = options.values('E')
  for (const name of options.rest) {
    const path = resolvePath(base, name)
    if (!run.disk.lstat(path)) {
      code = isBusybox(run) ? 1 : 2
      run.err(
        isBusybox(run)
          ? `${run.name}: ${name}: No such file or directory\n`
          : `${run.name}: ${name}: Cannot stat: No such file or directory\n`,
      )
      continue
    }
    if (name.startsWith('/'))
      run.err(
        isBusybox(run)
          ? `${run.name}: removing leading '/' from member names\n`
          : `${run.name}: Removing leading \`/' from member names\n`,
      )
    const clean = name.replace(/^\/+/, '').replace(/\/+$/, '') || '.'
    for (const found of run.disk.walk(path)) {
      const member = found.path === path ? clean : `${clean}${found.path.slice(path === '/' ? 0 : path.length)}`
      if (excluded.some((pattern) => member.endsWith(pattern.replace(/^\.\//, '')))) continue
      nodes[member] = found.node
      if (options.has('v')) run.out(`${shownName(member, found.node)}\n`)
    }
  }
  if (code && !isBusybox(run)) run.err(`${run.name}: Exiting with failure status due to previous errors\n`)
  const file = options.value('f')
  const text = packTree(nodes)
  if (file === undefined || file === '-') run.out(text)
  else {
    const wrote = run.disk.write(run.path(file), text)
    if (!wrote.ok)
      return run.fail(
        isBusybox(run)
          ? `can't open '${file}': ${wrote.message}`
          : `${file}: Cannot open: ${wrote.message}\n${run.name}: Error is not recoverable: exiting now`,
        isBusybox(run) ? 1 : 2,
      )
  }
  return ended(code)
}

function extract(run: Run, options: Options, base: string, nodes: Record<string, FsNode>): Verdict {
  const strip = Number(options.value('S') ?? 0)
  const wanted = options.rest.map((name) => name.replace(/\/$/, ''))
  for (const [member, node] of Object.entries(nodes)) {
    if (wanted.length && !wanted.some((name) => member === name || member.startsWith(`${name}/`))) continue
    const name = member.split('/').slice(strip).join('/')
    if (!name) continue
    if (options.has('v')) (options.has('O') ? run.err : run.out)(`${shownName(member, node)}\n`)
    if (options.has('O')) {
      if (node.kind === 'file') run.out(node.content)
      continue
    }
    const path = resolvePath(base, name)
    makeDirectories(run.disk, parentOf(path))
    const owner = run.process.uid === 0 ? {} : { uid: run.process.uid, gid: run.process.gid }
    if (node.kind === 'dir' && run.disk.stat(path)?.kind === 'dir') run.disk.change(path, { mode: node.mode })
    else if (path !== '/') {
      const put = run.disk.put(path, { ...node, ...owner })
      if (!put.ok)
        return run.fail(
          isBusybox(run) ? `can't open '${name}': ${put.message}` : `${name}: Cannot open: ${put.message}`,
          isBusybox(run) ? 1 : 2,
        )
    }
  }
  return ended(0)
}

function readArchive(run: Run, file: string | undefined): { text: string } | Verdict | null {
  if (file === undefined || file === '-') {
    if (run.input.open()) return null
    return { text: run.input.take(run.input.text().length) }
  }
  const read = run.disk.read(run.path(file))
  if (read.ok) return { text: read.value }
  if (isBusybox(run)) return run.fail(`can't open '${file}': ${read.message}`)
  run.err(`${run.name}: ${file}: Cannot open: ${read.message}\n${run.name}: Error is not recoverable: exiting now\n`)
  return ended(2)
}

const long = {
  create: 'c',
  extract: 'x',
  get: 'x',
  list: 't',
  file: 'f',
  directory: 'C',
  gzip: 'z',
  verbose: 'v',
  'strip-components': 'S',
  exclude: 'E',
  'to-stdout': 'O',
  'no-same-owner': 'o',
  'numeric-owner': 'o',
  auto: 'a',
  'keep-old-files': 'k',
  owner: 'N',
  group: 'N',
  bzip2: 'j',
  xz: 'J',
  zstd: 'Z',
}

/** tar: -c, -x and -t of the archives that the model has; compression changes nothing. */
export const tar: Program = (run) =>
  withOptions('cxtf:C:zjJvpOmS:E:okahTZN:', long, (inner, options) => {
    const base = inner.path(options.value('C') ?? '.')
    if (options.has('C') && inner.disk.stat(base)?.kind !== 'dir') {
      const name = options.value('C')
      return inner.fail(
        isBusybox(inner)
          ? `can't change directory to '${name}': No such file or directory`
          : `${name}: Cannot open: No such file or directory\n${inner.name}: Error is not recoverable: exiting now`,
        isBusybox(inner) ? 1 : 2,
      )
    }
    if (options.has('c')) {
      if (options.rest.length) return create(inner, options, base)
      return inner.fail(
        isBusybox(inner)
          ? 'empty archive'
          : "Cowardly refusing to create an empty archive\nTry 'tar --help' or 'tar --usage' for more information.",
        isBusybox(inner) ? 1 : 2,
      )
    }
    if (!options.has('x') && !options.has('t'))
      return inner.fail(
        "You must specify one of the '-Acdtrux', '--delete' or '--test-label' options\nTry 'tar --help' or 'tar --usage' for more information.",
        2,
      )
    const archive = readArchive(inner, options.value('f'))
    if (archive === null) return waitForInput()
    if (!('text' in archive)) return archive
    const nodes = unpackTree(archive.text)
    if (!nodes.ok) {
      inner.err(
        isBusybox(inner)
          ? `${inner.name}: invalid tar magic\n`
          : `${inner.name}: This does not look like a tar archive\n${inner.name}: Exiting with failure status due to previous errors\n`,
      )
      return ended(isBusybox(inner) ? 1 : 2)
    }
    if (options.has('x')) return extract(inner, options, base, nodes.value)
    for (const [name, node] of Object.entries(nodes.value))
      inner.out(options.has('v') ? row(inner, shownName(name, node), node) : `${shownName(name, node)}\n`)
    return ended(0)
  })({ ...run, args: dashed(run.args) })

/** gzip and gunzip only change the name: what is packed here is not smaller. */
const zip =
  (unpack: boolean): Program =>
  (run) =>
    withOptions('dcfkrv123456789q', { decompress: 'd', stdout: 'c', keep: 'k', force: 'f' }, (inner, options) => {
      const out = unpack || options.has('d')
      const show = options.has('c') || inner.name === 'zcat'
      if (!options.rest.length) {
        if (inner.input.open()) return waitForInput()
        inner.out(inner.input.take(inner.input.text().length))
        return ended(0)
      }
      for (const name of options.rest) {
        const read = inner.disk.read(inner.path(name))
        if (!read.ok) return inner.fail(`${name}: ${read.message}`)
        const to = out
          ? name.replace(/\.(?:gz|bz2|xz)$|(\.t)gz$/, (_, tar?: string) => (tar ? '.tar' : ''))
          : `${name}.gz`
        if (show) inner.out(read.value)
        else {
          inner.disk.write(inner.path(to), read.value)
          if (!options.has('k')) inner.disk.remove(inner.path(name))
        }
      }
      return ended(0)
    })(run)

export const archiving: Record<string, Program> = {
  tar,
  gzip: zip(false),
  gunzip: zip(true),
  zcat: zip(true),
  bzip2: zip(false),
  bunzip2: zip(true),
  xz: zip(false),
  unxz: zip(true),
}
