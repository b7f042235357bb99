/** A note as docker prints it, its further lines under the first (docker/cli internal/tui/note.go, PrintNote). */
export function noteText(text: string, terminal: boolean): string {
  const header = terminal ? 'i Info → ' : ' Info -> '
  const [first = '', ...others] = text.split('\n')
  return `\n${[header + first, ...others.map((line) => ' '.repeat(header.length) + line)].join('\n')}\n`
}
