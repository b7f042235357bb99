import { runIn, sampleSim } from '@/domain/docker/shell/test-machine'
const kind = process.argv[2] as 'busybox'
for (const line of process.argv.slice(4)) { const r = runIn(sampleSim(kind), [process.argv[3], '-c', line]); console.log('---', line.replaceAll('\n','⏎')); process.stdout.write(r.stdout); if (r.stderr) process.stdout.write('ERR ' + r.stderr.replaceAll('\n', '\nERR ').replace(/ERR $/, '')); console.log('=>', r.code, r.seconds + 's') }
