import { hex } from '@/domain/docker/digest'
import { done, type Outcome, refuse } from '@/domain/docker/outcome'
import type { Store } from '@/domain/docker/world/store'

/** What makes a world again: every command is deterministic, so the same lines in the same store give the same world. */
export type Script = { store: Store; lines: string[] }

/** What one link may hold. Browsers carry longer ones, mail programs and chats do not. */
export const shareLimit = { lines: 200, bytes: 16 * 1024 } as const

const letters = { containerd: 'c', overlay2: 'o' } as const satisfies Record<Store, string>
const shape = /^(\d+)([a-z])([0-9a-f]{6})([A-Za-z0-9_-]+)$/
const version = '1'

const toBase64 = (bytes: Uint8Array) =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

/**
 * A script as URL-safe text: version, store, six digits that tell whether it arrived whole, the lines.
 * Refused (`too-long`) when it would not fit a link.
 */
export function packScript({ store, lines }: Script): Outcome<string> {
  const text = JSON.stringify(lines)
  const bytes = new TextEncoder().encode(text)
  if (lines.length > shareLimit.lines)
    return refuse('too-long', `A link holds at most ${shareLimit.lines} commands, and this world took ${lines.length}.`)
  if (bytes.length > shareLimit.bytes)
    return refuse('too-long', 'The commands of this world are too long for a link. Share a file of them instead.')
  return done(`${version}${letters[store]}${hex(text).slice(0, 6)}${toBase64(bytes)}`)
}

/** The text of the body, or null where it is not what was packed. */
function bodyText(body: string): string | null {
  try {
    const binary = atob(body.replace(/-/g, '+').replace(/_/g, '/'))
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)))
  } catch {
    return null
  }
}

const broken = refuse('broken', 'This link is cut off or changed. Ask for it again, and copy it whole.')

/** Reads what packScript wrote. Refused with a sentence for people: `broken`, `newer` or `too-long`. */
export function unpackScript(packed: string): Outcome<Script> {
  // Base64 makes four characters of three bytes.
  if (packed.length > (shareLimit.bytes * 4) / 3 + 16)
    return refuse('too-long', 'This link is longer than any that Deckhand makes.')
  const [, form, letter, check, body = ''] = shape.exec(packed) ?? []
  if (form === undefined) return broken
  if (form !== version)
    return refuse('newer', 'This link was made by a newer Deckhand than this one. Ask whoever runs it to update it.')
  const store = letter === 'c' ? 'containerd' : letter === 'o' ? 'overlay2' : null
  const text = bodyText(body)
  if (!store || text === null || hex(text).slice(0, 6) !== check) return broken
  const lines = parsed(text)
  // By hand: the lab is read in the browser, and a schema library weighs more than the lab itself.
  return isLines(lines) && lines.length <= shareLimit.lines ? done({ store, lines }) : broken
}

const isLines = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((line) => typeof line === 'string')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Where a packed script opens. What stands after # never reaches a server. */
export const labLink = (packed: string): string => `/lab#w=${packed}`
