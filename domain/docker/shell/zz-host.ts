import { createWorld, run } from '@/domain/docker/run'
let w = createWorld({ store: 'containerd', now: Date.UTC(2026,0,15,9), seed: 's' })
for (const line of process.argv.slice(2)) { const r = run(w, line); w = JSON.parse(JSON.stringify(r.world)); console.log('$', line); process.stdout.write(r.stdout); if (r.stderr) process.stdout.write('ERR ' + r.stderr.replaceAll('\n', '\nERR ').replace(/ERR $/, '')); console.log('=>', r.exitCode, new Date(w.now).toISOString().slice(11,19)) }
