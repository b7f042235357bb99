import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type pg from 'pg'
import { gradeAndNext } from '@/server/grade-and-next'
import { cardsEach, fixed } from './grade-next-load'

/** PGBENCH, one on the path, or the newest of Debian's; null when there is none. */
export function findPgbench(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const candidates = [
    ...(process.env.PGBENCH ? [process.env.PGBENCH] : []),
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'pgbench')),
    ...versions.map((version) => join(debian, version, 'bin/pgbench')),
  ]
  // What Debian has on the path is a script that chooses among the clusters it knows.
  return candidates.find((path) => existsSync(path) && !realpathSync(path).endsWith('pg_wrapper')) ?? null
}

/**
 * pgbench has numbers and strings read from the database, but cannot make an id: the review's is the digits of a
 * number, written by the server as 32 of them. Everything else is a parameter, of the same value as in
 * grade-next-load.ts.
 */
const parameters: Record<number, string> = {
  1: ':learner',
  2: ':card',
  ...{ 3: ':two', 4: ':stability', 5: ':difficulty', 6: ':due', 7: ':at', 8: ':at' },
  ...{ 9: ':reps', 10: ':one', 11: ':zero', 12: ':days', 13: ':no', 14: ':at' },
  15: "lpad(:id::text, 32, '0')",
  ...{ 16: ':version', 17: ':grade', 18: ':at', 19: ':at', 20: ':took', 21: ':two', 22: ':recall', 23: ':elapsed' },
  ...{ 24: ':two', 25: ':due', 26: ':zero', 27: ':days', 28: ':pass', 29: ':now' },
  ...{ 30: ':zone', 31: ':hour', 32: ':retention' },
}

const constants = {
  ...{ n: -1, two: 2, one: 1, zero: 0, reps: 7, days: 12, no: 'false', grade: 3, took: 2400, elapsed: 11 },
  ...{ stability: 12.5, difficulty: 5.5, recall: 0.91, ...fixed },
}

function parameter(number: number): string {
  const found = parameters[number]
  if (!found) throw new Error(`bench/pgbench.ts knows no value for $${number} of the grade-and-next statement.`)
  return found
}

const script = (round: string) => `\\set n :n + 1
\\if :n = 0
SELECT learner FROM bench_client WHERE round = '${round}' AND client = :client_id \\gset
\\endif
\\set card :n % ${cardsEach}
\\set pass :n / ${cardsEach}
\\set id (:client_id + 1) * 1000000000 + :n
\\set due (2001 + :pass) * 10000 + (1 + :card / 84) * 100 + 1 + (:card % 84) / 3
${gradeAndNext.text.replaceAll(/\$(\d+)/g, (_, number) => parameter(Number(number)))};
`

type Options = { pgbench: string; url: string; pool: pg.Pool; learners: string[]; seconds: number }

/** Runs the grade-and-next statement, prepared, one client a learner. @returns transactions a second */
export async function runPgbench({ pgbench, url, pool, learners, seconds }: Options): Promise<number> {
  const round = learners[0] ?? ''
  await pool.query('CREATE TABLE IF NOT EXISTS bench_client (round text, client int, learner uuid)')
  await pool.query(
    `INSERT INTO bench_client SELECT $1, client - 1, learner FROM unnest($2::uuid[]) WITH ORDINALITY AS t(learner, client)`,
    [round, learners],
  )
  const folder = mkdtempSync(join(tmpdir(), 'deckhand-pgbench-'))
  const file = join(folder, 'grade-and-next.sql')
  writeFileSync(file, script(round))
  const { hostname, port, username, password, pathname } = new URL(url)
  const variables = Object.entries(constants).flatMap(([name, value]) => ['-D', `${name}=${value}`])
  const clients = String(learners.length)
  const place = ['-h', hostname, '-p', port, '-U', username, pathname.slice(1)]
  const args = ['-n', '-M', 'prepared', '-c', clients, '-j', '2', '-T', String(seconds), '-f', file]
  try {
    const said = await run(pgbench, [...args, ...variables, ...place], { ...process.env, PGPASSWORD: password })
    const rate = /tps = ([\d.]+) \(without/.exec(said)?.[1]
    if (!rate || /ERROR|aborted/.test(said)) throw new Error(`pgbench failed:\n${said}`)
    await checkWritten(pool, learners, Number(/transactions actually processed: (\d+)/.exec(said)?.[1]))
    return Number(rate)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A statement that writes nothing would be fast. */
async function checkWritten(pool: pg.Pool, learners: string[], processed: number) {
  const { rows } = await pool.query<{ written: number }>(
    'SELECT count(*)::int AS written FROM review WHERE learner_id = ANY($1::uuid[])',
    [learners],
  )
  if (rows[0]?.written !== processed)
    throw new Error(`pgbench ran ${processed} transactions, and ${rows[0]?.written} reviews were written.`)
}

function run(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env })
    let said = ''
    const keep = (chunk: Buffer) => {
      said += chunk
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    child.once('close', () => resolve(said))
  })
}
