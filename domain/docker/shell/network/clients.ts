import type { Program } from '@/domain/docker/shell/program'
import { ended } from '@/domain/docker/shell/programs/input'
import { isBusybox, withOptions } from '@/domain/docker/shell/programs/options'
import { curl } from './curl'
import { reach, unreachableWords } from './reach'
import { wget } from './wget'

/** nc: connects (`-z` only asks), or with `-l` listens and says nothing. */
const nc: Program = withOptions('lzvnkup:w:e:', {}, (run, options) => {
  const port = Number(options.value('p') ?? options.rest.at(-1))
  if (options.has('l'))
    return run.data === undefined
      ? { wait: { for: 'ever' }, data: { listens: [port], serves: 'raw' } }
      : { wait: { for: 'ever' }, data: run.data }
  const [host = ''] = options.rest
  const found = reach(run.sim, run.ref, host, Number(options.rest[1]))
  const shown = `${host} (${'address' in found ? found.address : host === 'localhost' ? '127.0.0.1' : host}:${options.rest[1]})`
  if (found.kind === 'unknown')
    return run.fail(
      isBusybox(run)
        ? `bad address '${host}'`
        : `getaddrinfo for host "${host}" port ${options.rest[1]}: Name or service not known`,
    )
  if (found.kind === 'listener') {
    if (options.has('v'))
      run.err(isBusybox(run) ? `${shown} open\n` : `Connection to ${host} ${options.rest[1]} port [tcp/*] succeeded!\n`)
    return ended(0)
  }
  const why = found.kind === 'unreachable' ? unreachableWords(run.sim, run.ref) : 'Connection refused'
  if (isBusybox(run)) run.err(`${run.name}: ${shown}: ${why}\n`)
  else if (options.has('v')) run.err(`${run.name}: connect to ${host} port ${options.rest[1]} (tcp) failed: ${why}\n`)
  return ended(1)
})

type Pinging = { sent: number; address: string }

/** ping: answers from whatever is in the network; `-c` says how often. */
const ping: Program = withOptions('c:i:W:w:q46t:s:n', {}, (run, options) => {
  const [name = ''] = options.rest
  const found = reach(run.sim, run.ref, name, 0)
  if (found.kind === 'unknown')
    return isBusybox(run) ? run.fail(`bad address '${name}'`) : run.fail(`${name}: Name or service not known`, 2)
  const address = found.kind === 'listener' ? name : found.address
  if (found.kind === 'unreachable') {
    if (!isBusybox(run)) return run.fail('connect: Network is unreachable', 2)
    run.out(`PING ${name} (${address}): 56 data bytes\n`)
    return run.fail(`sendto: ${unreachableWords(run.sim, run.ref)}`)
  }
  const alive = found.kind !== 'silent'
  const state = (run.data as Pinging | undefined) ?? { sent: 0, address }
  if (state.sent === 0)
    run.out(`PING ${name} (${address})${isBusybox(run) ? ': 56 data bytes' : ' 56(84) bytes of data.'}\n`)
  const count = Number(options.value('c') ?? Number.POSITIVE_INFINITY)
  if (state.sent < count) {
    if (alive && !options.has('q'))
      run.out(
        isBusybox(run)
          ? `64 bytes from ${address}: seq=${state.sent} ttl=64 time=0.0${60 + (state.sent % 30)} ms\n`
          : `64 bytes from ${address}: icmp_seq=${state.sent + 1} ttl=64 time=0.0${60 + (state.sent % 30)} ms\n`,
      )
    const last = state.sent + 1 >= count
    return {
      wait: last && alive ? null : { for: 'time', until: run.sim.world.now + 1000 },
      data: { ...state, sent: state.sent + 1 },
    }
  }
  const lost = alive ? 0 : 100
  run.out(
    `\n--- ${name} ping statistics ---\n${state.sent} packets transmitted, ${alive ? state.sent : 0} ${isBusybox(run) ? 'packets ' : ''}received, ${lost}% packet loss${isBusybox(run) ? '' : `, time ${(state.sent - 1) * 1000}ms`}\n`,
  )
  if (alive)
    run.out(
      isBusybox(run)
        ? 'round-trip min/avg/max = 0.060/0.066/0.072 ms\n'
        : 'rtt min/avg/max/mdev = 0.060/0.066/0.072/0.005 ms\n',
    )
  return ended(alive ? 0 : 1)
})

export const clients: Record<string, Program> = { curl, wget, nc, netcat: nc, ping }
