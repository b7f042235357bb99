import { freshWorld } from '@/domain/docker/asked/play'
import { run } from '@/domain/docker/run'
import { type Measure, median, rounded } from './measure'

const commands = 10_000
const most = 5

/** What people do in a lab, over and over; numbers make each round's names its own. */
const round = (n: number) => [
  `docker run -d --name web${n} nginx:1.29`,
  `docker exec web${n} sh -c 'echo hello ${n} > /tmp/note && cat /tmp/note'`,
  'docker ps -a',
  `docker diff web${n}`,
  `printf 'FROM alpine\\nRUN echo ${n % 50} > /f\\n' | docker build -q -t app:${n % 50} -`,
  'docker images',
  `docker run --rm app:${n % 50} cat /f`,
  `docker inspect --format '{{.State.Status}}' web${n}`,
  `docker stop web${n}`,
  `docker rm web${n}`,
]

/** Milliseconds that a command takes in one world that has seen ten thousand. */
export async function measureLabCommand(): Promise<Measure> {
  let world = run(freshWorld('containerd'), 'docker pull nginx:1.29 && docker pull alpine').world
  const times: number[] = []
  for (let n = 0; times.length < commands; n++)
    for (const line of round(n)) {
      const began = performance.now()
      const ran = run(world, line)
      times.push(performance.now() - began)
      if (ran.exitCode !== 0) throw new Error(`${line}: ${ran.stderr}`)
      world = ran.world
    }
  const value = rounded(median(times))
  const worst = rounded([...times].sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0)
  return {
    name: 'lab-command',
    value,
    unit: 'ms',
    against: most,
    ratio: rounded(value / most),
    aim: `median < ${most} ms`,
    met: value < most,
    note: `median of ${times.length} commands in one world; 99 in 100 took less than ${worst} ms`,
  }
}
