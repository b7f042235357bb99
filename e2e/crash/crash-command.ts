// node scripts/run.mjs e2e/crash/crash-command.ts [kills]: the real product under load, and kill -9 of its web process
// and of its database in turn. Exits 1 when anything that was acknowledged is missing or doubled, or does not add up.
import { randomInt } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { freePort } from '../../scripts/ports.mjs'
import { currentItems, makeAttempt, makeGuests } from './guests'
import { type Question, startLoad } from './load'
import { Product } from './product'
import { verdict } from './verdict'

const kills = Number(process.argv[2] ?? 20)
const loops = 8
/** Many enough to stay below 240 reviews a minute each, few enough to meet on the same card. */
const guestCount = 100
const cardCount = 6
/** A kill comes at a random moment of this many ms after the product has answered again. */
const untilKillMs = 2_000

async function connect(product: Product): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 4 })
  pool.on('error', () => undefined)
  return pool
}

/** Guests, and every question they will be asked. */
async function arrange(product: Product) {
  const pool = await connect(product)
  try {
    const guests = await makeGuests(pool, guestCount, product.secrets.NEXTAUTH_SECRET)
    const { cards, singles } = await currentItems(pool)
    const questions: Question[] = []
    for (let round = 0; round < 10; round++)
      for (const guest of guests) {
        const items = Array.from({ length: 5 }, () => singles[randomInt(singles.length)]).filter((item) => !!item)
        const attemptId = await makeAttempt(pool, guest.id, items)
        questions.push(...items.map((_, position) => ({ guest, attemptId, position })))
      }
    return { guests, cards: cards.slice(0, cardCount), questions: questions.reverse() }
  } finally {
    await pool.end()
  }
}

async function killInTurn(product: Product) {
  for (let kill = 0; kill < kills; kill++) {
    await sleep(randomInt(untilKillMs))
    if (kill % 2) await product.killDatabase()
    else {
      await product.killWeb()
      await product.start()
    }
    console.error(`  killed ${kill % 2 ? 'database' : 'web     '}  ${kill + 1}/${kills}`)
  }
}

async function crash(): Promise<boolean> {
  const dataDir = mkdtempSync(join(tmpdir(), 'deckhand-crash-'))
  chmodSync(dataDir, 0o711)
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const product = new Product({ root, dataDir, port: await freePort() })
  const stopEarly = () => product.stop().finally(() => process.exit(130))
  process.once('SIGINT', stopEarly).once('SIGTERM', stopEarly)
  try {
    await product.start()
    const began = performance.now()
    const load = startLoad({ origin: product.origin, ...(await arrange(product)), loops })
    await Promise.race([killInTurn(product), load.failed])
    const acknowledged = await load.stop()
    const pool = await connect(product)
    const wrong = await verdict(pool, acknowledged).finally(() => pool.end())
    for (const line of wrong) console.log(`✗ ${line}`)
    const { reviews, answers, retries, replays } = acknowledged
    console.log(
      `${kills} kills in ${((performance.now() - began) / 1000).toFixed(0)} s: ${reviews.size} reviews and ${answers.size} answers acknowledged, ` +
        `${retries} sent again, ${replays} of them kept already; ${wrong.length ? `${wrong.length} wrong` : 'none missing, none doubled, doctor finds nothing'}`,
    )
    return wrong.length === 0
  } finally {
    await product.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

process.exit((await crash()) ? 0 : 1)
