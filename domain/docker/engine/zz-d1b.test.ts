import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { commands } from '@/domain/docker/cli/commands/all'
test('flags', () => {
  for (const c of ['run', 'create', 'start', 'stop', 'restart', 'kill', 'rm', 'update', 'attach', 'wait', 'rename', 'pause', 'unpause', 'prune']) {
    const md = readFileSync(`/work/.mirror/src/docker+cli/docs/reference/commandline/container_${c}.md`, 'utf8')
    const cmd = commands.find((x) => x.path === `container ${c}`)
    if (!cmd) { console.log('MISSING', c); continue }
    const gen = md.split('MARKER_GEN_END')[0] ?? ''
    const rows = [...gen.matchAll(/^\| (.+?) +\| (.+?) *\| (.*?) *\| (.*?) +\|$/gm)].filter((r) => r[1]?.includes('--'))
    const seen = new Set()
    for (const r of rows) {
      const name = /--([\w-]+)/.exec(r[1] ?? '')?.[1] ?? ''
      const short = /`-(\w)`/.exec(r[1] ?? '')?.[1]
      seen.add(name)
      const f = cmd.flags.find((x) => x.name === name)
      if (!f) { console.log(c, 'lacks', name); continue }
      const type = (r[2] ?? '').replaceAll('`', '').trim()
      const def = (r[3] ?? '').replaceAll('`', '').trim()
      const usage = (r[4] ?? '').replaceAll('\\|', '|').replaceAll('<br>', '\n').replaceAll('`', '"')
      const mine = f.usage
      if (mine !== usage) console.log(c, name, 'usage', JSON.stringify([mine, usage]))
      if ((f.short ?? '') !== (short ?? '')) console.log(c, name, 'short', f.short, short)
      if ((f.placeholder ?? f.type) !== type && !(type === 'int64' && f.placeholder === 'int') && !(type === 'uint64' && f.placeholder === 'uint')) console.log(c, name, 'type', f.placeholder, type)
      if ((f.initial ?? '') !== def && !['0', '0s', 'false'].includes(def)) console.log(c, name, 'def', f.initial, def)
    }
    for (const f of cmd.flags) if (!seen.has(f.name) && !f.hidden) console.log(c, 'extra', f.name)
    const short = gen.split('\n').find((l) => l && !l.startsWith('#') && !l.startsWith('<'))
    if (short !== cmd.short) console.log(c, short, '|', cmd.short)
  }
})
