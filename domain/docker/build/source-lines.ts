/** Lines of a Dockerfile that something stands on, counted from 1. */
export type Range = { start: number; end: number }

/** Why a Dockerfile cannot be built; `at` are the places that the excerpt shows, the innermost first. */
export type BuildError = { ok: false; message: string; at: Range[] }

export const buildError = (message: string, at: Range | null = null): BuildError => ({
  ok: false,
  message,
  at: at ? [at] : [],
})

/** The same error with one more place around it (parser.WithLocation). */
export const located = (error: { message: string; at?: Range[] }, at: Range): BuildError => ({
  ok: false,
  message: error.message,
  at: [...(error.at ?? []), at],
})

/** How much of the file the excerpt shows: two lines on either side of a longer range, four around one line. */
function window(at: Range, last: number): { start: number; end: number } {
  let { start } = at
  let end = Math.min(at.end, last)
  const pad = start === end ? 4 : 2
  for (let padded = 0; padded < pad; padded++) {
    if (start > 1) {
      start--
      padded++
    }
    if (end !== last) {
      end++
      padded++
    }
  }
  return { start, end }
}

/** A Dockerfile around a range, the range marked with `>>>` (buildkit solver/errdefs/source.go Print). */
export function excerpt(filename: string, text: string, at: Range): string {
  const lines = text.split('\n')
  if (at.start > lines.length || at.start < 1) return ''
  const { start, end } = window(at, lines.length)
  const rule = '--------------------\n'
  const shown = lines
    .slice(start - 1, end)
    .map((line, i) => {
      const number = start + i
      const mark = number >= at.start && number <= at.end ? '>>>' : '   '
      return ` ${String(number).padStart(3)} | ${mark} ${line}\n`
    })
    .join('')
  return `${filename}:${at.start}\n${rule}${shown}${rule}`
}
