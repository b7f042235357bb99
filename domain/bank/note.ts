import { parse } from 'yaml'
import { type Diagram, diagramSchema } from './diagram'

export type NoteBlock =
  | { kind: 'markdown'; text: string }
  | { kind: 'diagram'; diagram: Diagram }
  /** Lines to try in the lab. */
  | { kind: 'lab'; script: string[] }

const fence = /^```(diagram|lab)[ \t]*\n([\s\S]*?)^```[ \t]*$/gm

/**
 * Splits a note into Markdown, diagrams and scripts for the lab, in the order written.
 * @throws when a diagram's YAML is not a diagram
 */
export function noteBlocks(note: string): NoteBlock[] {
  const blocks: NoteBlock[] = []
  const pushText = (text: string) => {
    if (text.trim()) blocks.push({ kind: 'markdown', text: text.trim() })
  }
  let end = 0
  for (const match of note.matchAll(fence)) {
    pushText(note.slice(end, match.index))
    const [whole, kind, body = ''] = match
    if (kind === 'lab') blocks.push({ kind, script: body.split('\n').filter((line) => line.trim()) })
    else blocks.push({ kind: 'diagram', diagram: diagramSchema.parse(parse(body)) })
    end = match.index + whole.length
  }
  pushText(note.slice(end))
  return blocks
}

/** Words a reader reads: diagrams, fences and Markdown's marks do not count. */
export function noteWords(note: string): number {
  return note
    .replace(/^```[\s\S]*?^```/gm, ' ')
    .replace(/[#*_`|>-]/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
