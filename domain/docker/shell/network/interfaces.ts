import { macAddress } from '@/domain/docker/engine/mac-address'
import type { Program, Run } from '@/domain/docker/shell/program'
import { ended } from '@/domain/docker/shell/programs/input'
import { isOnline } from './reach'

/** The /16 network that an address is in: `172.17`. */
const networkOf = (address: string): string => address.split('.').slice(0, 2).join('.')

/** The address of a machine's own interface; null where it has only the loopback. */
function addressOf(run: Run): string | null {
  if (!isOnline(run.sim, run.ref)) return null
  return run.ref === 'host' ? '192.168.65.3' : (run.sim.world.containers[run.ref.container]?.address ?? null)
}

const hardware = (run: Run): string => {
  const container = run.ref === 'host' ? undefined : run.sim.world.containers[run.ref.container]
  return container ? macAddress(container) : '02:42:c0:a8:41:03'
}

function loopback(): string {
  return `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
    inet 127.0.0.1/8 scope host lo
       valid_lft forever preferred_lft forever
    inet6 ::1/128 scope host 
       valid_lft forever preferred_lft forever
`
}

function showAddresses(run: Run): void {
  run.out(loopback())
  const address = addressOf(run)
  if (address === null) return
  const peer = 2 + 2 * Number(address.split('.').at(-1))
  run.out(`2: eth0@if${peer}: <BROADCAST,MULTICAST,UP,LOWER_UP,M-DOWN> mtu 1500 qdisc noqueue state UP 
    link/ether ${hardware(run)} brd ff:ff:ff:ff:ff:ff
    inet ${address}/16 brd ${networkOf(address)}.255.255 scope global eth0
       valid_lft forever preferred_lft forever
`)
}

/** ip: `address` and `route`, as busybox shows them. */
const ip: Program = (run) => {
  const [what = ''] = run.args.filter((arg) => !arg.startsWith('-'))
  if (what && ('address'.startsWith(what) || 'link'.startsWith(what))) {
    showAddresses(run)
    return ended()
  }
  const address = addressOf(run)
  if (what && 'route'.startsWith(what)) {
    if (address !== null)
      run.out(
        `default via ${networkOf(address)}.0.1 dev eth0 \n${networkOf(address)}.0.0/16 dev eth0 scope link  src ${address} \n`,
      )
    return ended()
  }
  run.err('Usage: ip [OPTIONS] address|route|link|neigh|rule [ARGS]\n')
  return ended(1)
}

const ifconfig: Program = (run) => {
  const address = addressOf(run)
  if (address !== null)
    run.out(`eth0      Link encap:Ethernet  HWaddr ${hardware(run).toUpperCase()}  
          inet addr:${address}  Bcast:${networkOf(address)}.255.255  Mask:255.255.0.0
          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1
          RX packets:3 errors:0 dropped:0 overruns:0 frame:0
          TX packets:3 errors:0 dropped:0 overruns:0 carrier:0
          collisions:0 txqueuelen:0 
          RX bytes:266 (266.0 B)  TX bytes:126 (126.0 B)

`)
  run.out(`lo        Link encap:Local Loopback  
          inet addr:127.0.0.1  Mask:255.0.0.0
          inet6 addr: ::1/128 Scope:Host
          UP LOOPBACK RUNNING  MTU:65536  Metric:1
          RX packets:0 errors:0 dropped:0 overruns:0 frame:0
          TX packets:0 errors:0 dropped:0 overruns:0 carrier:0
          collisions:0 txqueuelen:1000 
          RX bytes:0 (0.0 B)  TX bytes:0 (0.0 B)

`)
  return ended()
}

export const interfaces: Record<string, Program> = { ip, ifconfig }
