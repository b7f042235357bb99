import pg from 'pg'

/** `npm run reports [-- --json]`: what learners say is wrong, the newest first. Learners are not named. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1, connectionTimeoutMillis: 10_000 })
try {
  const { rows } = await pool.query<{ reportedAt: Date; kind: string; itemId: string; version: string; text: string }>(
    `SELECT reported_at AS "reportedAt", kind, item_id AS "itemId", version, text FROM report ORDER BY reported_at DESC`,
  )
  if (process.argv.includes('--json')) console.log(JSON.stringify(rows, null, 2))
  else {
    for (const { reportedAt, kind, itemId, text } of rows)
      console.log(
        `${reportedAt.toISOString().slice(0, 16).replace('T', ' ')}  ${kind} ${itemId}\n  ${text.replace(/\n/g, '\n  ')}\n`,
      )
    console.log(`${rows.length} reports`)
  }
} finally {
  await pool.end()
}
