import { expect } from 'vitest'
import type { Row } from './row'

const question = 'Are you sure you want to continue? [y/N] '

/** Rows 119 to 132: ps, volumes, prune, df, info, run --rm. */
export const lists: Row[] = [
  {
    id: '119',
    says: 'ps: the header, running ones only, commands cut to 20',
    check({ given, sh }) {
      expect(sh('docker ps').stdout).toBe('CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES\n')
      given(
        'docker run -d --name web busybox sleep 100000',
        'docker run -d --name held busybox sleep 1000',
        'docker pause held',
      )
      given("docker create --name long busybox sh -c 'echo something longer than that'", 'sleep 3')
      const { stdout } = sh('docker ps')
      expect(stdout).toContain('"sleep 100000"')
      expect(stdout).toMatch(/ held\n/)
      expect(stdout).not.toContain('long')
      expect(sh("docker ps -a --format '{{.Command}}'").stdout).toContain('"sh -c \'echo somethi…"\n')
      given('docker restart -t 0 web', 'sleep 5')
      expect(sh("docker ps --filter name=web --format '{{.RunningFor}}|{{.Status}}'").stdout).toMatch(
        /^(8|9|10) seconds ago\|Up 5 seconds\n$/,
      )
    },
  },
  {
    id: '120',
    says: 'ps -s: the writable layer, and with the image',
    check({ store, given, out }) {
      given("docker run --name web busybox sh -c 'head -c 35600 /dev/zero > /f'")
      // containerd counts whole blocks of the disk, the directory's too (continuity fs/du_unix.go).
      expect(out("docker ps -as --format '{{.Size}}'")).toMatch(
        store === 'containerd' ? /^41kB \(virtual [\d.]+[kMG]B\)$/ : /^35\.6kB \(virtual [\d.]+[kMG]B\)$/,
      )
    },
  },
  {
    id: '121',
    says: 'the IMAGE column shows the id once the name has moved, and the name again',
    check({ given, out }) {
      given('docker pull -q busybox', 'docker pull -q alpine', 'docker tag busybox app', 'docker create --name box app')
      const image = () => out("docker ps -a --format '{{.Image}}'")
      expect(image()).toBe('app')
      const id = out('docker images -q app')
      given('docker tag alpine app')
      expect(image()).toBe(id)
      given('docker tag busybox app')
      expect(image()).toBe('app')
    },
  },
  {
    id: '122',
    says: 'PORTS: exposed, published, nothing when stopped',
    check({ given, out }) {
      given('docker run -d --name one nginx', 'docker run -d --name two -p 8080:80 nginx')
      const ports = (name: string) => out(`docker ps -a --filter name=${name} --format '{{.Ports}}'`)
      expect(ports('one')).toBe('80/tcp')
      expect(ports('two')).toBe('0.0.0.0:8080->80/tcp, [::]:8080->80/tcp')
      given('docker stop one two')
      expect([ports('one'), ports('two')]).toEqual(['', ''])
    },
  },
  {
    id: '123',
    says: 'volume create: the name, again the name, or 64 digits',
    check({ sh, out }) {
      for (let time = 0; time < 2; time++)
        expect(sh('docker volume create data')).toMatchObject({ stdout: 'data\n', stderr: '', exitCode: 0 })
      const name = out('docker volume create')
      expect(name).toMatch(/^[0-9a-f]{64}$/)
      expect(out(`docker volume inspect -f '{{json .Labels}}' ${name}`)).toContain('com.docker.volume.anonymous')
    },
  },
  {
    id: '124',
    says: 'volume ls',
    check({ given, sh }) {
      given('docker volume create data')
      expect(sh('docker volume ls').stdout).toBe('DRIVER    VOLUME NAME\nlocal     data\n')
    },
  },
  {
    id: '125',
    says: 'volume rm of one in use, by a stopped container too',
    check({ given, sh, out }) {
      given('docker pull -q busybox')
      const id = out('docker create -v data:/data busybox')
      expect(sh('docker volume rm data')).toMatchObject({
        stdout: '',
        stderr: `Error response from daemon: remove data: volume is in use - [${id}]\n`,
        exitCode: 1,
      })
    },
  },
  {
    id: '126',
    says: 'volume rm of nothing',
    check({ sh }) {
      expect(sh('docker volume rm nosuch')).toMatchObject({
        stdout: '',
        stderr: 'Error response from daemon: get nosuch: no such volume\n',
        exitCode: 1,
      })
      expect(sh('docker volume rm -f nosuch')).toMatchObject({ stdout: 'nosuch\n', stderr: '', exitCode: 0 })
    },
  },
  {
    id: '127',
    says: 'volume prune: anonymous ones; named ones with -a',
    check({ given, sh, out }) {
      given('docker volume create data')
      const name = out('docker volume create')
      const { stdout } = sh('echo y | docker volume prune')
      expect(stdout).toBe(
        `WARNING! This will remove anonymous local volumes not used by at least one container.\n${question}Deleted Volumes:\n${name}\n\nTotal reclaimed space: 0B\n`,
      )
      expect(out('docker volume ls -q')).toBe('data')
      given('docker volume prune -af')
      expect(out('docker volume ls -q')).toBe('')
    },
  },
  {
    id: '128',
    says: 'container prune: all that does not run, created ones too; volumes stay',
    check({ given, sh, out }) {
      given(
        'docker run -d --name runs busybox sleep 1000',
        'docker run -d --name held busybox sleep 1000',
        'docker pause held',
      )
      const created = out('docker create --name made -v /v busybox')
      given('docker run --name ended busybox true')
      const { stdout } = sh('echo y | docker container prune')
      expect(
        stdout.startsWith(`WARNING! This will remove all stopped containers.\n${question}Deleted Containers:\n`),
      ).toBe(true)
      expect(stdout).toContain(`${created}\n`)
      expect(stdout).toMatch(/\n\nTotal reclaimed space: \d[\d.]*k?B\n$/)
      expect(out("docker ps -a --format '{{.Names}}'").split('\n').sort()).toEqual(['held', 'runs'])
      expect(out('docker volume ls -q').split('\n')).toHaveLength(1)
    },
  },
  {
    id: '129',
    says: 'system prune asks with a list, and spares volumes',
    check({ given, sh, out }) {
      given('docker volume create data', 'docker run --name ended -v /v busybox true')
      const { stdout } = sh('echo y | docker system prune')
      expect(
        stdout.startsWith(
          `WARNING! This will remove:\n  - all stopped containers\n  - all networks not used by at least one container\n  - all dangling images\n  - unused build cache\n\n${question}`,
        ),
      ).toBe(true)
      expect(stdout).toContain('Deleted Containers:\n')
      expect(out('docker volume ls -q').split('\n')).toHaveLength(2)
      given('docker system prune -f --volumes')
      expect(out('docker volume ls -q')).toBe('data')
    },
  },
  {
    id: '130',
    says: 'system df',
    check({ given, sh }) {
      given('docker pull -q alpine')
      const lines = sh('docker system df').stdout.trimEnd().split('\n')
      expect(lines[0]).toMatch(/^TYPE {12}TOTAL {5}ACTIVE {4}SIZE +RECLAIMABLE$/)
      expect(lines.slice(1).map((line) => line.split(/ {2,}/)[0])).toEqual([
        'Images',
        'Containers',
        'Local Volumes',
        'Build Cache',
      ])
      expect(lines[1]).toMatch(/ \d[\d.]*MB \(\d+%\)$/)
    },
  },
  {
    id: '131',
    says: 'info counts containers and images, and names the driver',
    check({ store, given, out }) {
      given(
        'docker run -d --name aa busybox sleep 1000',
        'docker run -d --name bb busybox sleep 1000',
        'docker pause bb',
        'docker create busybox',
      )
      const info = out('docker info')
      expect(info).toContain(
        'Server:\n Containers: 3\n  Running: 1\n  Paused: 1\n  Stopped: 1\n Images: 1\n Server Version: 29.',
      )
      expect(info).toContain(
        store === 'containerd'
          ? ' Storage Driver: overlayfs\n  driver-type: io.containerd.snapshotter.v1\n'
          : ' Storage Driver: overlay2\n',
      )
    },
  },
  {
    id: '132',
    says: 'run --rm removes the container and its anonymous volumes, also after a failed start',
    check({ given, sh, out }) {
      given('docker run --rm -v data:/data -v /anonymous busybox true')
      expect(out('docker ps -aq')).toBe('')
      expect(out('docker volume ls -q')).toBe('data')
      sh('docker run --rm -v /anonymous busybox nosuchcmd')
      expect(out('docker ps -aq')).toBe('')
      expect(out('docker volume ls -q')).toBe('data')
    },
  },
]
