import { byteLength, type FsNode, sizeOf } from '@/domain/docker/files/node'
import { resolvePath } from '@/domain/docker/files/path'
import type { Run } from '@/domain/docker/shell/program'
import { groupName, userName } from '@/domain/docker/shell/users'
import { ended } from './input'
import { isBusybox, type Options, withOptions } from './options'
import { humanSize, modeText, timeText } from './show-mode'

type Item = { name: string; path: string; node: FsNode }

/** Columns that names are set in on a terminal whose width nobody knows. */
const width = 80

const apparent = (node: FsNode): number =>
  node.kind === 'dir' ? 4096 : node.kind === 'link' ? byteLength(node.target) : sizeOf(node)
const blocks = (node: FsNode): number => (node.kind === 'link' ? 0 : Math.ceil(apparent(node) / 4096) * 4)

function linksTo(run: Run, { path, node }: Item): number {
  if (node.kind !== 'dir') return 1
  const names = run.disk.list(path)
  return (
    2 + (names.ok ? names.value.filter((name) => run.disk.lstat(resolvePath(path, name))?.kind === 'dir').length : 0)
  )
}

function longRows(run: Run, options: Options, items: Item[]): string {
  const size = ({ node }: Item) => (options.has('h') ? humanSize(apparent(node)) : String(apparent(node)))
  const who = (id: number, name: string) => (options.has('n') ? String(id) : name)
  const rows = items.map((item) => ({
    item,
    mode: modeText(item.node),
    links: String(linksTo(run, item)),
    user: who(item.node.uid, userName(run.disk, item.node.uid)),
    group: who(item.node.gid, groupName(run.disk, item.node.gid)),
    size: size(item),
    time: timeText(item.node.mtime, run.sim.world.now),
    name: item.name + suffix(item.node, options) + (item.node.kind === 'link' ? ` -> ${item.node.target}` : ''),
  }))
  const widest = (key: 'links' | 'user' | 'group' | 'size') => Math.max(0, ...rows.map((row) => row[key].length))
  const wide = { links: widest('links'), user: widest('user'), group: widest('group'), size: widest('size') }
  return rows
    .map((row) =>
      isBusybox(run)
        ? `${row.mode} ${row.links.padStart(4)} ${row.user.slice(0, 8).padEnd(8)} ${row.group.slice(0, 8).padEnd(8)} ${row.size.padStart(9)} ${row.time} ${row.name}\n`
        : `${row.mode} ${row.links.padStart(wide.links)} ${row.user.padEnd(wide.user)} ${row.group.padEnd(wide.group)} ${row.size.padStart(wide.size)} ${row.time} ${row.name}\n`,
    )
    .join('')
}

function suffix(node: FsNode, options: Options): string {
  if (options.has('p')) return node.kind === 'dir' ? '/' : ''
  if (!options.has('F')) return ''
  return node.kind === 'dir' ? '/' : node.kind === 'link' ? '@' : node.mode & 0o111 ? '*' : ''
}

/** Names in columns, filled downwards, as few rows as fit. */
function columns(names: string[]): string {
  for (let rows = 1; rows <= names.length; rows++) {
    const cells = Array.from({ length: Math.ceil(names.length / rows) }, (_, i) =>
      names.slice(i * rows, (i + 1) * rows),
    )
    const widths = cells.map((column) => Math.max(...column.map((name) => name.length)) + 2)
    if (widths.reduce((sum, wide) => sum + wide, 0) - 2 > width && rows < names.length) continue
    return Array.from({ length: rows }, (_, row) =>
      cells
        .map((column, i) =>
          i === cells.length - 1 || cells[i + 1]?.[row] === undefined
            ? (column[row] ?? '')
            : (column[row] ?? '').padEnd(widths[i] ?? 0),
        )
        .join(''),
    )
      .map((line) => `${line}\n`)
      .join('')
  }
  return ''
}

function show(run: Run, options: Options, items: Item[], total: boolean): void {
  const sorted = order(options, items)
  if (options.has('l') || options.has('n') || options.has('o') || options.has('g')) {
    if (total) {
      const sum = sorted.reduce((all, { node }) => all + blocks(node), 0)
      run.out(`total ${options.has('h') ? humanSize(sum * 1024) : sum}\n`)
    }
    run.out(longRows(run, options, sorted))
    return
  }
  const names = sorted.map(({ name, node }) => name + suffix(node, options))
  const inColumns = !options.has('1') && (run.isTerminal(1) || options.has('C'))
  run.out(inColumns ? columns(names) : names.map((name) => `${name}\n`).join(''))
}

function order(options: Options, items: Item[]): Item[] {
  const sorted = [...items].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  if (options.has('t')) sorted.sort((a, b) => b.node.mtime - a.node.mtime)
  if (options.has('S')) sorted.sort((a, b) => apparent(b.node) - apparent(a.node))
  return options.has('r') ? sorted.reverse() : sorted
}

function contents(run: Run, options: Options, path: string): Item[] | string {
  const names = run.disk.list(path)
  if (!names.ok) return names.message
  const dots = options.has('a') ? ['.', '..'] : []
  const shown = names.value.filter((name) => options.has('a') || options.has('A') || !name.startsWith('.'))
  return [...dots, ...shown].flatMap((name) => {
    const full = resolvePath(path, name)
    const node = name.startsWith('.') && name.length <= 2 ? run.disk.stat(full) : run.disk.lstat(full)
    return node ? [{ name, path: full, node }] : []
  })
}

export const ls = withOptions(
  'AaCdFghHiklLnopqrRsStTuUvxX1cG',
  {
    all: 'a',
    'almost-all': 'A',
    'human-readable': 'h',
    recursive: 'R',
    directory: 'd',
    reverse: 'r',
    color: 'G',
    'group-directories-first': 'G',
    'full-time': 'l',
    classify: 'F',
  },
  (run, options) => {
    const paths = options.rest.length ? options.rest : ['.']
    let code = 0
    const files: Item[] = []
    const directories: Item[] = []
    for (const name of paths) {
      const path = run.path(name)
      const follow = !options.has('d') && !options.has('l')
      const node = (follow ? run.disk.stat(path) : null) ?? run.disk.lstat(path)
      if (!node) {
        code = isBusybox(run) ? 1 : 2
        run.err(
          isBusybox(run)
            ? `${run.name}: ${name}: No such file or directory\n`
            : `${run.name}: cannot access '${name}': No such file or directory\n`,
        )
      } else if (node.kind === 'dir' && !options.has('d')) directories.push({ name, path, node })
      else if (node.kind === 'link' && name.endsWith('/') && run.disk.stat(path)?.kind === 'dir')
        directories.push({ name, path, node })
      else files.push({ name, path, node })
    }
    if (files.length) show(run, options, files, false)
    const headed = paths.length > 1 || options.has('R')
    let first = files.length === 0
    const visit = ({ name, path }: Item, depth: number): void => {
      const items = contents(run, options, path)
      if (typeof items === 'string') {
        code = isBusybox(run) ? 1 : 2
        run.err(
          isBusybox(run)
            ? `${run.name}: can't open '${name}': ${items}\n`
            : `${run.name}: cannot open directory '${name}': ${items}\n`,
        )
        return
      }
      if (headed) run.out(`${first ? '' : '\n'}${name}:\n`)
      first = false
      show(run, options, items, true)
      if (!options.has('R') || depth > 40) return
      for (const item of order(options, items)) {
        if (item.node.kind === 'dir' && item.name !== '.' && item.name !== '..')
          visit({ ...item, name: `${name === '/' ? '' : name}/${item.name}` }, depth + 1)
      }
    }
    for (const item of order(options, directories)) visit(item, 0)
    return ended(code)
  },
  2,
)
