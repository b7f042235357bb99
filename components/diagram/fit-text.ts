/** Mean advance of a character, as a share of the font size, a little generous: nothing is measured on the server. */
export const advance = { sans: 0.53, mono: 0.605 } as const

/** How many characters of a font fit in a width. */
export function roomFor(width: number, fontSize: number, font: keyof typeof advance): number {
  return Math.max(3, Math.floor(width / (fontSize * advance[font])))
}

/** Cuts at the end: what begins alike should still be told apart by the caller's full description. */
export function cutEnd(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`
}

/** Cuts at the start: of a path, the end is what names the file. */
export function cutStart(text: string, room: number): string {
  return text.length <= room ? text : `…${text.slice(text.length - room + 1)}`
}

/** Breaks text into at most `lines` lines of at most `room` characters; the last one may end in "…". */
export function wrapText(text: string, room: number, lines: number): string[] {
  const out: string[] = []
  let rest = text.trim()
  while (rest.length > room && out.length < lines - 1) {
    const space = rest.lastIndexOf(' ', room)
    const joint =
      Math.max(rest.lastIndexOf('/', room - 1), rest.lastIndexOf('-', room - 1), rest.lastIndexOf(':', room - 1)) + 1
    const at = space > room / 3 ? space : joint > room / 3 ? joint : room
    out.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return [...out, cutEnd(rest, room)]
}
