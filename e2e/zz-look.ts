import { mkdirSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import pg from 'pg'
import { askedAs } from '@/domain/quiz/predict'
import { partlyRightResponse } from '@/domain/quiz/sample-responses'
import { answer, quizOf } from './answering'
import { bank } from './bank'
import { mint } from './fixtures'

const data = '/work/main/.data/'
const port = readFileSync(data + 'postgres.port', 'utf8').trim()
const secrets = JSON.parse(readFileSync(data + 'secrets.json', 'utf8'))
const db = new pg.Pool({
  connectionString:
    process.env.DBURL ??
    `postgresql://deckhand:${secrets.POSTGRES_PASSWORD ?? secrets.databasePassword}@127.0.0.1:${port}/deckhand`,
})
const id = mint(),
  sid = mint()
await db.query('INSERT INTO learner (id, created_at) VALUES ($1, now())', [id])
await db.query(
  "INSERT INTO session (learner_id, id, created_at, seen_at, expires_at) VALUES ($1, $2, now(), now(), now() + interval '1 day')",
  [id, sid],
)
const cookie = await encode({ token: { sub: id, sid }, secret: secrets.NEXTAUTH_SECRET })
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const base = process.env.BASE ?? 'http://localhost:3000'
const out = '/tmp/look'
mkdirSync(out, { recursive: true })
const widths = (process.env.WIDTHS ?? '360').split(',').map(Number)
const schemes = (process.env.SCHEMES ?? 'light').split(',') as ('light' | 'dark')[]
for (const what of process.argv.slice(2))
  for (const width of widths)
    for (const colorScheme of schemes) {
      const context = await browser.newContext({
        baseURL: base,
        viewport: { width, height: 800 },
        colorScheme,
        reducedMotion: 'reduce',
      })
      await context.addCookies([
        { name: 'next-auth.session-token', value: cookie, url: base, httpOnly: true, sameSite: 'Lax' },
      ])
      const page = await context.newPage()
      const shot = async (name: string) => {
        await page.screenshot({ path: `${out}/${name}-${width}-${colorScheme}.png`, fullPage: true })
        const wide = await page.evaluate(
          (w) => [
            document.documentElement.scrollWidth,
            ...[...document.querySelectorAll('main *')]
              .filter((e) => e.getBoundingClientRect().right > w + 1 && !e.closest('pre, .overflow-x-auto'))
              .slice(0, 6)
              .map((e) => e.tagName + '.' + e.className + ' ' + (e.textContent ?? '').slice(0, 60)),
          ],
          width,
        )
        if ((wide[0] as number) > width) console.log(name, width, wide)
      }
      try {
        if (what.startsWith('/')) {
          await page.goto(what)
          await page.waitForLoadState('networkidle')
          await shot(what.replace(/\W+/g, '_'))
        } else {
          const [type, how = 'wrong', wanted] = what.split(':')
          const candidates = bank.questions.filter((q) =>
            wanted ? q.id === wanted : q.type === type && (how !== 'partly' || partlyRightResponse(askedAs(q, 'any'))),
          )
          const q = candidates[0]!
          await page.goto(await quizOf(db, id, q.id))
          await page.getByRole('button', { name: 'Check' }).waitFor()
          await shot(`${q.type}-${q.id}-asked`)
          if (how !== 'ask') {
            await answer(page, how === 'partly' ? 'partly right' : (how as 'wrong'))
            await shot(`${q.type}-${q.id}-${how}`)
          }
        }
      } catch (e) {
        console.log(what, String(e).slice(0, 400))
      }
      await context.close()
    }
await browser.close()
await db.end()
