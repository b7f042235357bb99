const tables = { minimum: 10, padding: 3 }

/**
 * Aligns cells that tabs end into columns, as docker's tables are (Go's tabwriter with a minimal width
 * of 10 and 3 blanks between): a column is as wide as its widest cell in adjacent lines; last cells are free.
 */
export function alignColumns(text: string, { minimum, padding } = tables): string {
  const lines = text.split('\n').map((line) => line.split('\t'))
  const widths = lines.map((cells) => cells.map(() => 0))
  for (let column = 0; lines.some((cells) => cells.length - 1 > column); column++) {
    let start = 0
    while (start < lines.length) {
      let end = start
      let width = minimum
      for (; (lines[end]?.length ?? 0) - 1 > column; end++)
        width = Math.max(width, widthOf(lines[end]?.[column] ?? '') + padding)
      for (const row of widths.slice(start, end)) row[column] = width
      start = Math.max(end, start + 1)
    }
  }
  const fill = (cell: string, width: number) => cell + ' '.repeat(Math.max(0, width - widthOf(cell)))
  return lines.map((cells, row) => cells.map((cell, i) => fill(cell, widths[row]?.[i] ?? 0)).join('')).join('\n')
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u

/** Columns of a terminal that a text takes. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, char) => sum + (wide.test(char) ? 2 : /[\p{Mn}\p{Cc}\p{Cf}]/u.test(char) ? 0 : 1), 0)
