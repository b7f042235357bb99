import {
  chmodSync,
  copyFileSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What a clone does not have. */
const made = new Set(['.git', '.next', '.data', 'generated', 'test-results', 'playwright-report', 'coverage'])
const dependencies = 'node_modules'

/**
 * The project as a fresh clone has it, in a folder of its own, with its dependencies already there: as hard links,
 * where the disk allows, because the bundler follows no symbolic link out of its root.
 * @returns the folder; remove it after use
 */
export function freshCopy(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'deckhand-bench-'))
  // Root runs PostgreSQL as another user, who has to reach his data.
  chmodSync(copy, 0o711)
  for (const name of readdirSync(root)) {
    if (made.has(name) || name.endsWith('.tsbuildinfo') || name === 'next-env.d.ts') continue
    place(join(root, name), join(copy, name), name === dependencies ? linkOrCopy : copyFileSync)
  }
  return copy
}

function place(from: string, to: string, placeFile: (from: string, to: string) => void) {
  const stat = lstatSync(from)
  if (stat.isSymbolicLink()) symlinkSync(readlinkSync(from), to)
  else if (stat.isDirectory()) {
    mkdirSync(to)
    for (const name of readdirSync(from)) place(join(from, name), join(to, name), placeFile)
  } else if (stat.isFile()) placeFile(from, to)
}

function linkOrCopy(from: string, to: string) {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}
