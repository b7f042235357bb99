import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { root } from './paths.mjs'

// A house of a few files, with one forbidden thing a line: Biome, under the project's own configuration, has to find
// every one of them, and nothing in the house next door, where everything is allowed.

type House = Record<string, string[]>

const imports = (...sources: string[]) => sources.map((source, index) => `export { a as a${index} } from '${source}'`)

const rooms = ['@/prisma/client', '@/generated/prisma/client', '@/content/x']

const forbidden: House = {
  'domain/quiz/room.ts': imports('@/server/db', '@/components/ui/button', '@/app/page', ...rooms),
  'domain/quiz/package.ts': imports(
    'react',
    'next/link',
    'pg',
    'ts-fsrs',
    'temporal-polyfill',
    'node:fs',
    'server-only',
  ),
  'domain/quiz/climb.ts': imports('../../server/db', '../bank/shapes'),
  'domain/memory/queue.ts': imports('ts-fsrs', 'temporal-polyfill'),
  'domain/quiz/ambient.ts': ['Date.now()', 'new Date()', 'Math.random()'].map(
    (use, i) => `export const a${i} = ${use}`,
  ),
  'domain/quiz/environment.ts': ['export const a = process.env.HOME'],
  'domain/quiz/Camel-case.ts': ['export const a = 1'],
  'components/room.tsx': imports('@/server/db', '@/app/page', ...rooms, '../server/db'),
  'components/package.tsx': imports('next-auth/react', 'pg', 'server-only', 'node:fs'),
  'components/environment.tsx': ['export const a = process.env.HOME'],
  'server/room.ts': imports('@/app/page', '@/components/ui/button', '@/content/x', '../app/page'),
  'server/package.ts': imports('next-auth', 'next-auth/jwt'),
  'server/environment.ts': ['export const a = process.env.HOME'],
  'app/review/room.tsx': imports(...rooms, '../../prisma/client'),
  'app/review/package.tsx': imports('next-auth', 'next-auth/react', 'pg', '@prisma/client'),
  'app/review/environment.tsx': ['export const a = process.env.HOME'],
}

const allowed: House = {
  'domain/quiz/room.ts': imports('zod', '@/domain/bank/shapes', './beside'),
  'domain/memory/scheduler.ts': imports('ts-fsrs', '@/domain/memory/day'),
  'domain/memory/day.ts': [...imports('temporal-polyfill'), 'export const a = new Date(0)'],
  'domain/memory/day.test.ts': imports('vitest', 'fast-check', 'temporal-polyfill'),
  'components/room.tsx': imports('react', 'lucide-react', 'next/link', '@/components/ui/button', '@/domain/quiz/grade'),
  'server/room.ts': imports('pg', '@/domain/quiz/grade', '@/prisma/client', './db'),
  'server/session.ts': imports('next-auth'),
  'server/env.ts': ['export const a = process.env.HOME'],
  'app/api/auth/[...nextauth]/route.ts': imports('next-auth'),
  'app/quiz/[attempt]/page.tsx': imports('@/server/db', '@/domain/quiz/grade', '@/components/room', './leaf'),
}

const built: string[] = []

/** Builds the house and says which of its lines Biome objects to. */
function objections(house: House): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'deckhand-walls-'))
  built.push(directory)
  cpSync(join(root, 'biome.json'), join(directory, 'biome.json'))
  cpSync(join(root, 'scripts/lint'), join(directory, 'scripts/lint'), { recursive: true })
  for (const [file, lines] of Object.entries(house)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true })
    writeFileSync(join(directory, file), `${lines.join('\n')}\n`)
  }
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', 'app', 'components', 'domain', 'server']
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: directory, encoding: 'utf8' })
  if (!stdout.startsWith('{')) throw new Error(stderr)
  type Diagnostic = { severity: string; location: { path: string; start: { line: number } } }
  const found = (JSON.parse(stdout).diagnostics as Diagnostic[]).filter(({ severity }) => severity === 'error')
  return [...new Set(found.map(({ location: { path, start } }) => `${path}:${start.line || 1}`))]
}

afterAll(() => {
  for (const directory of built) rmSync(directory, { recursive: true, force: true })
})

describe('the walls', () => {
  it('stop everything forbidden', () => {
    const lines = Object.entries(forbidden).flatMap(([file, all]) => all.map((_, index) => `${file}:${index + 1}`))
    expect(objections(forbidden).sort()).toEqual(lines.sort())
  })

  it('stop nothing allowed', () => {
    expect(objections(allowed)).toEqual([])
  })

  it('stop an import cycle', () => {
    const cycle = {
      'domain/a.ts': ["import { b } from './b'", 'export const a = b'],
      'domain/b.ts': ["import { a } from './a'", 'export const b = a'],
    }
    expect(objections(cycle).length).toBeGreaterThan(0)
  })

  it("open every file of server/ with import 'server-only'", () => {
    const server = join(root, 'server')
    const files = existsSync(server) ? readdirSync(server, { recursive: true, encoding: 'utf8' }) : []
    const sources = files.filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    expect(
      sources.filter((file) => !readFileSync(join(server, file), 'utf8').startsWith("import 'server-only'")),
    ).toEqual([])
  })
})
