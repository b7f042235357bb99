import { it } from 'vitest'
import { createWorld, run } from './run'
import { readFileSync } from 'node:fs'

it('plays', () => {
  const script = readFileSync('/tmp/d2/script', 'utf8').split('\n').filter(Boolean)
  for (const store of (process.env.STORES ?? 'containerd').split(',') as ('containerd' | 'overlay2')[]) {
    let world = createWorld({ store, now: Date.UTC(2026, 0, 15, 9), seed: 'd2' })
    let out = `##### ${store}\n`
    for (const line of script) {
      const ran = run(world, line)
      world = ran.world
      out += `$ ${line}\n${ran.stdout}${ran.stderr ? `[err] ${ran.stderr}` : ''}${ran.exitCode ? `[${ran.exitCode}]\n` : ''}`
    }
    console.log(out)
  }
})
