import type { Run, Verdict } from '@/domain/docker/shell/program'

/** Everything on standard input, or null while more may come: the program then waits for it. */
export const allInput = (run: Run): string | null => {
  if (run.input.open()) return null
  return run.input.take(run.input.text().length)
}

export const waitForInput = (data?: unknown): Verdict => ({ wait: { for: 'input' }, data })
export const ended = (code = 0): Verdict => ({ exit: code })

/** What a file that cannot be read is said of. */
export function cannotRead(run: Run, path: string, message: string): void {
  if (run.variant !== 'busybox' && run.name === 'head') {
    run.err(`head: cannot open '${path}' for reading: ${message}\n`)
    return
  }
  // These open through fopen_or_warn, which says only the name; the others through open_or_warn.
  const plain = run.variant !== 'busybox' || /^(?:head|wc|sort|cut|base64|nl|paste|tac|rev)$/.test(run.name)
  run.err(!plain ? `${run.name}: can't open '${path}': ${message}\n` : `${run.name}: ${path}: ${message}\n`)
}

/**
 * The texts of files, standard input for none and for `-`. A file that cannot be read is
 * said so. Null while input may still come.
 */
export function readAll(
  run: Run,
  paths: readonly string[],
): { texts: { name: string; text: string }[]; failed: boolean } | null {
  const names = paths.length ? paths : ['-']
  if (names.includes('-') && run.input.open()) return null
  let failed = false
  const texts: { name: string; text: string }[] = []
  for (const name of names) {
    if (name === '-') {
      texts.push({ name: paths.length ? '-' : '', text: run.input.take(run.input.text().length) })
      continue
    }
    const read = run.disk.read(run.path(name))
    if (read.ok) texts.push({ name, text: read.value })
    else {
      failed = true
      cannotRead(run, name, read.message)
    }
  }
  return { texts, failed }
}

/** Lines of a text, without their newlines; a last line need not end in one. */
export const linesOf = (text: string): string[] => {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** A program that reads all of its files, or its input, and then prints one text. */
export const onAll =
  (paths: (run: Run) => readonly string[], work: (run: Run, texts: { name: string; text: string }[]) => number) =>
  (run: Run): Verdict => {
    const read = readAll(run, paths(run))
    if (!read) return waitForInput()
    const code = work(run, read.texts)
    return ended(code || (read.failed ? 1 : 0))
  }

/**
 * A program that treats its input as it comes, whole lines of it: `line` is given each, its
 * newline included, and says whether to go on; `end` is for the exit code.
 */
export function byLine(run: Run, line: (text: string) => boolean, end: () => number): Verdict {
  for (;;) {
    const text = run.input.text()
    const at = text.indexOf('\n')
    if (at < 0 && run.input.open()) return waitForInput(run.data)
    if (text === '') return ended(end())
    const goOn = line(run.input.take(at < 0 ? text.length : at + 1))
    if (!goOn) return ended(end())
  }
}
