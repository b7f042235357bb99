// npm run bench: what Deckhand costs, against floors and peers. --json prints one JSON line a measure; progress and
// remarks go to stderr. Everything runs in a fresh copy of the project, with a server and a database of its own.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Product } from '@/e2e/crash/product'
import { freePort } from '../scripts/ports.mjs'
import { freshCopy } from './fresh-copy'
import { measureGradeNext } from './grade-next'
import { measureLabCommand } from './lab-command'
import { measureLabLines } from './lab-lines'
import { jsonLine, type Measure, table, unmeasured } from './measure'
import { measureNextCard } from './next-card'
import { measurePageJs } from './page-js'
import { measureReviewPost } from './review-post'
import { measureStarts } from './starts'

type Part = { names: string[]; unit: string; aim: string; run: () => Promise<Measure | Measure[]> }

const order = [
  ...['review-post', 'grade-next-vs-pgbench', 'grade-next-vs-prisma', 'next-card-buffers'],
  ...['review-js', 'quiz-js', 'start-first', 'start-again', 'lab-command', 'lab-random-lines'],
]

/** One part that fails leaves the others their results. */
async function measure({ names, unit, aim, run }: Part): Promise<Measure[]> {
  console.error(`  ${names.join(', ')} …`)
  const began = performance.now()
  const measures = await run().catch((error) => {
    console.error(error)
    return names.map((name) => unmeasured(name, unit, aim, error))
  })
  console.error(`✓ ${names.join(', ')}  ${((performance.now() - began) / 1000).toFixed(0)} s`)
  return [measures].flat()
}

async function bench() {
  const root = freshCopy(fileURLToPath(new URL('..', import.meta.url)))
  const product = new Product({ root, dataDir: join(root, '.data'), port: await freePort() })
  const cleanUp = async () => {
    await product.stop()
    rmSync(root, { recursive: true, force: true })
  }
  const stopEarly = () => cleanUp().finally(() => process.exit(130))
  process.once('SIGINT', stopEarly).once('SIGTERM', stopEarly)
  process.once('uncaughtException', (error) => {
    console.error(error)
    stopEarly()
  })
  const parts: Part[] = [
    { names: ['start-first', 'start-again'], unit: 's', aim: '', run: () => measureStarts(product) },
    { names: ['review-post'], unit: '1/s', aim: 'ratio ≥ 0.7', run: () => measureReviewPost(product) },
    { names: ['review-js', 'quiz-js'], unit: 'KiB', aim: 'ratio ≤ 1.35', run: () => measurePageJs(product) },
    {
      names: ['grade-next-vs-pgbench', 'grade-next-vs-prisma'],
      unit: '1/s',
      aim: 'ratio ≥ 0.6, ≥ 4',
      run: () => measureGradeNext(product.adminUrl),
    },
    { names: ['lab-random-lines'], unit: 'broken', aim: '0 broken', run: measureLabLines },
    { names: ['lab-command'], unit: 'ms', aim: 'median < 5 ms', run: measureLabCommand },
    { names: ['next-card-buffers'], unit: 'buffers', aim: '≤ 8, flat', run: () => measureNextCard(product.adminUrl) },
  ]
  try {
    const measures: Measure[] = []
    for (const part of parts) measures.push(...(await measure(part)))
    measures.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
    if (process.argv.includes('--json')) for (const line of measures) console.log(jsonLine(line))
    else console.log(table(measures))
  } finally {
    await cleanUp()
  }
}

await bench()
process.exit(0)
