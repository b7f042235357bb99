import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { createWorld, run } from '@/domain/docker/run'

test('try', () => {
  let world = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 's' })
  for (const line of readFileSync('/tmp/d1/script', 'utf8').split('\n').filter(Boolean)) {
    if (line.startsWith('!')) {
      for (const c of Object.values(world.containers))
        console.log(
          c.name,
          c.image.slice(7, 12),
          JSON.stringify({ ...c.state, now: undefined }),
          JSON.stringify(c.ports),
          c.address,
          JSON.stringify(Object.fromEntries(Object.entries(c.changes).map(([k, v]) => [k, v && v.kind]))),
          c.mounts
            .filter((m) => m.type !== 'engine')
            .map((m) => `${m.type}:${m.source.slice(0, 12)}:${m.target}`)
            .join(' '),
          Object.values(c.machine.processes)
            .map((q) => q.argv.join(' '))
            .join('; '),
        )
      console.log(
        Object.values(world.volumes)
          .map((v) => `${v.name.slice(0, 12)} ${v.anonymous} ${Object.keys(v.tree).join(',')}`)
          .join('\n'),
      )
      continue
    }
    const open = line.startsWith('>')
    const t = Date.now()
    const r = run(world, open ? line.slice(1) : line, open ? 'open' : 'closed')
    console.log(
      `$ ${line}\n${r.stdout}${r.stderr && `--stderr--\n${r.stderr}`}[${r.exitCode}] +${(r.world.now - world.now) / 1000}s ${Date.now() - t}ms`,
    )
    world = r.world
  }
})
