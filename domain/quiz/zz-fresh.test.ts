import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { unplaced } from '@/domain/bank/read-bank'
import { reportBank } from '@/domain/bank/report'
import { everyVariant } from './predict'
const content = new URL('../../content/', import.meta.url)
const files = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter((p) => /\.(md|yaml)$/.test(p)).map((path) => ({ path, text: readFileSync(new URL(path, content), 'utf8') }))
it('x', () => {
  const { questions } = unplaced(reportBank(files).bank)
  let out = ''
  for (const q of questions) if (q.type === 'predict') {
    out += `\n## ${q.id}\n`
    for (const v of everyVariant(q) as any[]) {
      out += `said ${JSON.stringify(v.said)} right: ${JSON.stringify((v.options ?? []).filter((o: any) => o.right).map((o: any) => o.text))}\n`
      if (v === everyVariant(q)[0]) v.played.steps.forEach((s: any, i: number) => { out += `   ${v.played.lines[i]}\n      out=${JSON.stringify(s.stdout?.slice(-500))} err=${JSON.stringify(s.stderr?.slice(-300))} code=${s.exitCode ?? s.exit ?? JSON.stringify(Object.keys(s))}\n` })
    }
  }
  writeFileSync('/tmp/fresh/model.txt', out)
})
