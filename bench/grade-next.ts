import pg from 'pg'
import { createPool, createPrisma } from '@/prisma/client'
import { gradeAndNext } from '@/server/grade-and-next'
import { makeBenchDatabase } from './bench-database'
import { cardsEach, makeLearners, type Parameters, parametersAt } from './grade-next-load'
import { atLeast, type Measure, median, unmeasured } from './measure'
import { findPgbench, runPgbench } from './pgbench'
import { gradeWithPrisma } from './prisma-grade'

const clients = 8
const rounds = 3
const seconds = 4

type Contender = (learners: string[]) => Promise<number>

/** Runs one loop a learner until the time is over. @returns transactions a second */
async function loops(learners: string[], grade: (client: number, n: number, values: Parameters) => Promise<void>) {
  const began = performance.now()
  const until = began + seconds * 1000
  let done = 0
  await Promise.all(
    learners.map(async (learner, client) => {
      for (let n = 0; performance.now() < until; n++) {
        await grade(client, n, parametersAt(learner, n))
        done += 1
      }
    }),
  )
  return (done / (performance.now() - began)) * 1000
}

/** The statement as the product sends it: named, on connections of node-postgres. */
const throughNode =
  (connections: pg.Client[]): Contender =>
  (learners) =>
    loops(learners, async (client, n, values) => {
      const result = await connections[client]?.query<{ written: number }>({ ...gradeAndNext, values })
      if (result?.rows[0]?.written !== 1) throw new Error(`Grade ${n} was not written.`)
    })

/**
 * The grade-and-next statement with 8 clients, against pgbench that runs the same SQL with the same parameters on the
 * same database, and against an interactive transaction as Prisma's documentation writes it. They take turns; each
 * turn has learners of its own, of 1,000 cards that are all due.
 */
export async function measureGradeNext(adminUrl: string): Promise<Measure[]> {
  const { url, drop } = await makeBenchDatabase(adminUrl, 'grade_next')
  const pool = createPool(url)
  const prisma = createPrisma(pool)
  const connections = Array.from({ length: clients }, () => new pg.Client({ connectionString: url }))
  try {
    for (const connection of connections) await connection.connect()
    const pgbench = findPgbench()
    const contenders: Record<string, Contender | null> = {
      node: throughNode(connections),
      pgbench: pgbench ? (learners) => runPgbench({ pgbench, url, pool, learners, seconds }) : null,
      prisma: (learners) => loops(learners, (_client, _n, values) => gradeWithPrisma(prisma, values)),
    }
    const rates: Record<string, number[]> = { node: [], pgbench: [], prisma: [] }
    // The first round warms up.
    for (let round = 0; round <= rounds; round++)
      for (const [name, run] of Object.entries(contenders)) {
        if (!run) continue
        const learners = await makeLearners(pool, clients)
        const rate = await run(learners)
        if (round > 0) rates[name]?.push(rate)
      }
    const value = median(rates.node ?? [])
    const how = `${clients} clients, medians of ${rounds} rounds of ${seconds} s in turn, ${cardsEach} due cards a learner`
    return [
      pgbench
        ? atLeast('grade-next-vs-pgbench', { value, against: median(rates.pgbench ?? []) }, 0.6, `${how}; ${pgbench}`)
        : unmeasured('grade-next-vs-pgbench', '1/s', 'ratio ≥ 0.6', 'there is no pgbench: install postgresql-contrib'),
      atLeast('grade-next-vs-prisma', { value, against: median(rates.prisma ?? []) }, 4, how),
    ]
  } finally {
    for (const connection of connections) await connection.end().catch(() => {})
    await prisma.$disconnect()
    await pool.end()
    await drop()
  }
}
