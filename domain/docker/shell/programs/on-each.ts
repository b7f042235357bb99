import type { Run } from '@/domain/docker/shell/program'

/** Does something to each path; the words for one that fails come from `say`. */
export function onEach(
  run: Run,
  paths: readonly string[],
  work: (path: string, name: string) => string | null,
): { exit: number } {
  let code = 0
  for (const name of paths) {
    const problem = work(run.path(name), name)
    if (problem === null) continue
    code = 1
    run.err(`${run.name}: ${problem}\n`)
  }
  return { exit: code }
}
