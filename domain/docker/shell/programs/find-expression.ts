import { byteLength, type FsNode, sizeOf } from '@/domain/docker/files/node'
import { nameOf } from '@/domain/docker/files/path'
import { matches } from '@/domain/docker/shell/language/pattern'
import type { Run } from '@/domain/docker/shell/program'
import { userName } from '@/domain/docker/shell/users'
import { isBusybox } from './options'
import { modeText } from './show-mode'

export type Item = { path: string; shown: string; node: FsNode; depth: number }
export type Test = (item: Item) => boolean

/** Doing something counts as true. */
export const after = (_done: unknown): boolean => true

export type Reader = {
  run: Run
  args: string[]
  at: number
  acts: boolean
  minimum: number
  maximum: number
  commands: string[][]
  batches: { words: string[]; items: string[] }[]
  pruned: Set<string>
  problem: string | null
  deleted: string[]
}

const sign = (text: string, value: number): boolean => {
  const wanted = Number(text.replace(/^[-+]/, ''))
  return text.startsWith('+') ? value > wanted : text.startsWith('-') ? value < wanted : value === wanted
}

const size = (node: FsNode): number =>
  node.kind === 'dir' ? 4096 : node.kind === 'link' ? byteLength(node.target) : sizeOf(node)
const bySize: Record<string, number> = { c: 1, w: 2, b: 512, k: 1024, M: 1_048_576, G: 1_073_741_824 }

const next = (reader: Reader): string => reader.args[reader.at++] ?? ''

/** Tests that take a value. */
const valued: Record<string, (value: string, reader: Reader) => Test> = {
  '-name':
    (value) =>
    ({ path }) =>
      matches(value, nameOf(path) || '/'),
  '-iname':
    (value) =>
    ({ path }) =>
      matches(value.toLowerCase(), nameOf(path).toLowerCase()),
  '-path':
    (value) =>
    ({ shown }) =>
      matches(value, shown),
  '-wholename':
    (value) =>
    ({ shown }) =>
      matches(value, shown),
  '-type':
    (value) =>
    ({ node }) =>
      value.split(',').includes(node.kind === 'dir' ? 'd' : node.kind === 'link' ? 'l' : 'f'),
  '-size':
    (value) =>
    ({ node }) => {
      const unit = bySize[value.slice(-1)]
      return sign(unit ? value.slice(0, -1) : value, Math.ceil(size(node) / (unit ?? 512)))
    },
  '-user':
    (value, { run }) =>
    ({ node }) =>
      userName(run.disk, node.uid) === value || String(node.uid) === value,
  '-uid':
    (value) =>
    ({ node }) =>
      sign(value, node.uid),
  '-perm':
    (value) =>
    ({ node }) => {
      const bits = Number.parseInt(value.replace(/^[-/+]/, ''), 8)
      if (value.startsWith('-')) return (node.mode & bits) === bits
      return value.startsWith('/') || value.startsWith('+') ? (node.mode & bits) !== 0 : (node.mode & 0o7777) === bits
    },
  '-newer':
    (value, { run }) =>
    ({ node }) =>
      node.mtime > (run.disk.stat(run.path(value))?.mtime ?? 0),
  '-mmin':
    (value, { run }) =>
    ({ node }) =>
      sign(value, Math.floor((run.sim.world.now - node.mtime) / 60_000)),
  '-mtime':
    (value, { run }) =>
    ({ node }) =>
      sign(value, Math.floor((run.sim.world.now - node.mtime) / 86_400_000)),
  '-maxdepth': (value, reader) => {
    reader.maximum = Number(value)
    return () => true
  },
  '-mindepth': (value, reader) => {
    reader.minimum = Number(value)
    return () => true
  },
  '-printf': (value, reader) => {
    reader.acts = true
    return (item) => after(reader.run.out(formatted(value, item, reader.run)))
  },
}

const kindLetters = { dir: 'd', link: 'l', file: 'f' } as const
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '0': '\0' }

/** What the letters of `-printf` stand for. */
const letters: Readonly<Record<string, (item: Item, run: Run) => string>> = {
  p: ({ shown }) => shown,
  f: ({ path }) => nameOf(path),
  s: ({ node }) => String(size(node)),
  m: ({ node }) => node.mode.toString(8),
  M: ({ node }) => modeText(node),
  u: ({ node }, run) => userName(run.disk, node.uid),
  P: ({ shown }) => shown.replace(/^[^/]*\/?/, ''),
  y: ({ node }) => kindLetters[node.kind],
  '%': () => '%',
}

function formatted(format: string, item: Item, run: Run): string {
  return format.replace(/%(.)|\\([nt0])/g, (all, letter: string | undefined, escaped: string | undefined) =>
    escaped ? (escapes[escaped] ?? all) : (letters[letter ?? '']?.(item, run) ?? all),
  )
}

const plain: Record<string, (reader: Reader) => Test> = {
  '-print': (reader) => {
    reader.acts = true
    return ({ shown }) => after(reader.run.out(`${shown}\n`))
  },
  '-print0': (reader) => {
    reader.acts = true
    return ({ shown }) => after(reader.run.out(`${shown}\0`))
  },
  '-delete': (reader) => {
    reader.acts = true
    return ({ path }) => after(reader.deleted.push(path))
  },
  '-empty':
    ({ run }) =>
    ({ node, path }) => {
      const names = run.disk.list(path)
      return node.kind === 'dir' ? names.ok && names.value.length === 0 : size(node) === 0
    },
  '-prune':
    (reader) =>
    ({ path }) =>
      after(reader.pruned.add(path)),
  '-executable':
    () =>
    ({ node }) =>
      (node.mode & 0o111) !== 0,
  '-true': () => () => true,
  '-false': () => () => false,
  '-xdev': () => () => true,
  '-mount': () => () => true,
  '-depth': () => () => true,
}

function execution(reader: Reader): Test {
  reader.acts = true
  const words: string[] = []
  for (let word = next(reader); word !== ';' && reader.at <= reader.args.length; word = next(reader)) {
    if (word === '+' && words.at(-1) === '{}') {
      const batch = { words: words.slice(0, -1), items: [] as string[] }
      reader.batches.push(batch)
      return ({ shown }) => after(batch.items.push(shown))
    }
    words.push(word)
  }
  return ({ shown }) => after(reader.commands.push(words.map((word) => word.replaceAll('{}', shown))))
}

/** Reads the tests of an expression. What is wrong with it goes into `problem`. */
export function either(reader: Reader): Test {
  let left = both(reader)
  while (reader.args[reader.at] === '-o' || reader.args[reader.at] === '-or') {
    reader.at++
    const before = left
    const right = both(reader)
    left = (item) => before(item) || right(item)
  }
  return left
}

function both(reader: Reader): Test {
  let left = one(reader)
  for (
    let word = reader.args[reader.at];
    word !== undefined && word !== '-o' && word !== '-or' && word !== ')';
    word = reader.args[reader.at]
  ) {
    if (word === '-a' || word === '-and') reader.at++
    const before = left
    const right = one(reader)
    left = (item) => before(item) && right(item)
  }
  return left
}

function one(reader: Reader): Test {
  const word = next(reader)
  if (word === '!' || word === '-not') {
    const inner = one(reader)
    return (item) => !inner(item)
  }
  if (word === '(') {
    const inner = either(reader)
    reader.at++
    return inner
  }
  if (word === '-exec' || word === '-ok') return execution(reader)
  const make = plain[word]
  if (make) return make(reader)
  const takes = valued[word]
  if (takes && reader.at < reader.args.length) return takes(next(reader), reader)
  reader.problem ??= takes
    ? `missing argument to \`${word}'`
    : isBusybox(reader.run)
      ? `unrecognized: ${word}`
      : `unknown predicate \`${word}'`
  return () => false
}
