import type { Program } from '@/domain/docker/shell/program'
import { after, either, type Reader, type Test } from './find-expression'
import { ended } from './input'
import { isBusybox } from './options'
import { runChildren } from './run-children'

/** Everything below the starting points that the expression does not prune. */
function search(reader: Reader, starts: string[], test: Test): number {
  const { run } = reader
  let code = 0
  for (const start of starts) {
    const path = run.path(start)
    const node = run.disk.lstat(path)
    if (!node) {
      code = 1
      run.err(
        isBusybox(run)
          ? `${run.name}: ${start}: No such file or directory\n`
          : `${run.name}: '${start}': No such file or directory\n`,
      )
      continue
    }
    for (const found of run.disk.walk(path)) {
      const below = found.path.slice(path === '/' ? 1 : path.length + 1)
      const depth = below ? below.split('/').length : 0
      if (depth < reader.minimum || depth > reader.maximum) continue
      if ([...reader.pruned].some((pruned) => found.path !== pruned && found.path.startsWith(`${pruned}/`))) continue
      const shown = below ? `${start.replace(/\/$/, '')}/${below}` : start
      test({ path: found.path, shown, node: found.node, depth })
    }
  }
  return code
}

export const find: Program = (run) => {
  if (run.data !== undefined) return runChildren(run)
  const args = run.args.filter((arg) => !/^-[HLP]$/.test(arg))
  const first = args.findIndex((arg) => /^[-(!]/.test(arg))
  const starts = first < 0 ? args : args.slice(0, first)
  const reader: Reader = {
    run,
    args: first < 0 ? [] : args.slice(first),
    at: 0,
    acts: false,
    minimum: 0,
    maximum: Number.POSITIVE_INFINITY,
    commands: [],
    batches: [],
    pruned: new Set(),
    problem: null,
    deleted: [],
  }
  const test = reader.args.length ? either(reader) : () => true
  if (reader.problem) return run.fail(reader.problem)
  const print: Test = ({ shown }) => after(run.out(`${shown}\n`))
  const code = search(reader, starts.length ? starts : ['.'], (item) => test(item) && (reader.acts || print(item)))
  for (const path of reader.deleted.reverse()) run.disk.remove(path)
  const commands = [
    ...reader.commands,
    ...reader.batches.filter(({ items }) => items.length).map(({ words, items }) => [...words, ...items]),
  ]
  return commands.length ? runChildren({ ...run, data: { commands, code, running: 0 } }) : ended(code)
}
