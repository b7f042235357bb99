import { readdirSync, readFileSync } from 'node:fs'
import type { TextFile } from './read-bank'

/** The files of content/, for tests. */
export function ownContent(): TextFile[] {
  const content = new URL('../../content/', import.meta.url)
  return readdirSync(content, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(md|yaml)$/.test(path))
    .map((path) => ({ path, text: readFileSync(new URL(path, content), 'utf8') }))
}
