import { expect } from 'vitest'
import type { Row } from './row'
import type { Terminal } from './terminal'

/** A container that runs until it is killed; returns its full id. */
const runs = ({ out, given }: Terminal, name: string, more = '') => {
  given('docker pull -q busybox')
  return out(`docker run -d --name ${name} ${more} busybox sleep 100000`)
}
const exited = ({ out, given }: Terminal, name: string, command = 'true') => {
  given('docker pull -q busybox')
  const id = out(`docker create --name ${name} busybox ${command}`)
  given(`docker start ${name}`)
  return id
}
const status = ({ out }: Terminal, name: string) => out(`docker ps -a --filter name=^/${name}$ --format '{{.Status}}'`)
const echoes = (name: string) => ({ stdout: `${name}\n`, stderr: '', exitCode: 0 })
const error = (message: string, exitCode = 1) => ({
  stdout: '',
  stderr: `Error response from daemon: ${message}\n`,
  exitCode,
})

/** Rows 31 to 60: the life cycle. */
export const life: Row[] = [
  {
    id: '31',
    says: 'start echoes the operand as typed, of created and of exited containers',
    check(terminal) {
      terminal.given('docker pull -q busybox')
      const id = terminal.out('docker create --name web busybox sleep 1')
      expect(terminal.sh('docker start web')).toMatchObject(echoes('web'))
      terminal.given('sleep 2')
      expect(terminal.sh(`docker start ${id.slice(0, 12)}`)).toMatchObject(echoes(id.slice(0, 12)))
    },
  },
  {
    id: '32',
    says: 'start of a running container changes nothing',
    check(terminal) {
      const id = runs(terminal, 'web')
      const before = terminal.world().containers[id]?.state
      expect(terminal.sh('docker start web')).toMatchObject(echoes('web'))
      expect(terminal.world().containers[id]?.state).toEqual(before)
    },
  },
  {
    id: '33',
    says: 'start of a paused one is refused',
    check(terminal) {
      runs(terminal, 'web')
      terminal.given('docker pause web')
      expect(terminal.sh('docker start web')).toMatchObject({
        stdout: '',
        stderr:
          'Error response from daemon: cannot start a paused container, try unpause instead\nfailed to start containers: web\n',
        exitCode: 1,
      })
    },
  },
  {
    id: '34',
    says: 'start of what is no container',
    check({ sh, given }) {
      given('docker pull -q nginx')
      expect(sh('docker start nginx')).toMatchObject({
        stderr: 'Error response from daemon: No such container: nginx\nfailed to start containers: nginx\n',
        exitCode: 1,
      })
    },
  },
  {
    id: '36',
    says: 'start -a takes one container',
    check({ sh }) {
      expect(sh('docker start -a a b')).toMatchObject({
        stdout: '',
        stderr: 'you cannot start and attach multiple containers at once\n',
        exitCode: 1,
      })
    },
  },
  {
    id: '37',
    says: 'stop of an exited one',
    check(terminal) {
      exited(terminal, 'web')
      expect(terminal.sh('docker stop web')).toMatchObject(echoes('web'))
    },
  },
  {
    id: '38',
    says: 'a pid 1 that ignores TERM is killed after ten seconds',
    check(terminal) {
      runs(terminal, 'web')
      const before = terminal.world().now
      expect(terminal.sh('docker stop web')).toMatchObject(echoes('web'))
      expect(terminal.world().now - before).toBeGreaterThanOrEqual(10_000)
      expect(status(terminal, 'web')).toMatch(/^Exited \(137\) /)
    },
  },
  {
    id: '39',
    says: 'kill of what does not run',
    check(terminal) {
      const id = exited(terminal, 'web')
      expect(terminal.sh('docker kill web')).toMatchObject(
        error(`cannot kill container: web: container ${id} is not running`),
      )
      expect(terminal.sh('docker kill nosuch')).toMatchObject(
        error('cannot kill container: nosuch: No such container: nosuch'),
      )
    },
  },
  {
    id: '40',
    says: 'a signal that is only delivered',
    check(terminal) {
      runs(terminal, 'web')
      expect(terminal.sh('docker kill -s HUP web')).toMatchObject(echoes('web'))
      expect(status(terminal, 'web')).toMatch(/^Up /)
    },
  },
  {
    id: '41',
    says: 'pause',
    check(terminal) {
      runs(terminal, 'web')
      expect(terminal.sh('docker pause web')).toMatchObject(echoes('web'))
      expect(status(terminal, 'web')).toMatch(/^Up .+ \(Paused\)$/)
      expect(terminal.out("docker inspect -f '{{.State.Running}} {{.State.Paused}}' web")).toBe('true true')
    },
  },
  {
    id: '42',
    says: 'pause of an exited one',
    check(terminal) {
      const id = exited(terminal, 'web')
      expect(terminal.sh('docker pause web')).toMatchObject(error(`container ${id} is not running`))
    },
  },
  {
    id: '43',
    says: 'pause of a paused one',
    check(terminal) {
      const id = runs(terminal, 'web')
      terminal.given('docker pause web')
      expect(terminal.sh('docker pause web')).toMatchObject(error(`container ${id} is already paused`))
    },
  },
  {
    id: '44',
    says: 'unpause of one that is not',
    check(terminal) {
      const id = runs(terminal, 'web')
      expect(terminal.sh('docker unpause web')).toMatchObject(error(`Container ${id} is not paused`))
    },
  },
  {
    id: '45',
    says: 'stop of a paused one works',
    check(terminal) {
      terminal.given('docker run -d --name web nginx', 'docker pause web')
      expect(terminal.sh('docker stop web')).toMatchObject(echoes('web'))
      expect(status(terminal, 'web')).toMatch(/^Exited /)
    },
  },
  {
    id: '46',
    says: 'restart starts what was stopped, too',
    check(terminal) {
      terminal.given('docker pull -q busybox', 'docker create --name web busybox sleep 1000')
      expect(terminal.sh('docker restart web')).toMatchObject(echoes('web'))
      expect(status(terminal, 'web')).toMatch(/^Up /)
      terminal.given('docker kill web')
      expect(terminal.sh('docker restart web')).toMatchObject(echoes('web'))
      expect(status(terminal, 'web')).toMatch(/^Up /)
    },
  },
  {
    id: '47',
    says: 'rm of a running one',
    check(terminal) {
      runs(terminal, 'web')
      expect(terminal.sh('docker rm web')).toMatchObject(
        error(
          'cannot remove container "web": container is running: stop the container before removing or force remove',
        ),
      )
    },
  },
  {
    id: '48',
    says: 'rm of a restarting one',
    check(terminal) {
      terminal.given("docker run -d --name web --restart always busybox sh -c 'exit 1'", 'sleep 9')
      expect(status(terminal, 'web')).toMatch(/^Restarting \(1\) /)
      expect(terminal.sh('docker rm web')).toMatchObject(
        error(
          'cannot remove container "web": container is restarting: stop the container before removing or force remove',
        ),
      )
    },
  },
  {
    id: '49',
    says: 'rm of a paused one',
    check(terminal) {
      runs(terminal, 'web')
      terminal.given('docker pause web')
      expect(terminal.sh('docker rm web')).toMatchObject(
        error('cannot remove container "web": container is paused and must be unpaused first'),
      )
    },
  },
  {
    id: '50',
    says: 'rm -f kills and removes; volumes stay, without -v the anonymous ones too',
    check(terminal) {
      runs(terminal, 'web', '-v data:/data -v /anonymous')
      expect(terminal.sh('docker rm -f web')).toMatchObject(echoes('web'))
      expect(terminal.out('docker ps -aq')).toBe('')
      expect(terminal.out('docker volume ls -q').split('\n')).toHaveLength(2)
      runs(terminal, 'web', '-v data:/data -v /anonymous')
      terminal.given('docker rm -fv web')
      expect(terminal.out('docker volume ls -q').split('\n')).toHaveLength(2)
    },
  },
  {
    id: '51',
    says: 'rm of nothing',
    check({ sh }) {
      expect(sh('docker rm nosuch')).toMatchObject(error('No such container: nosuch'))
    },
  },
  {
    id: '52',
    says: 'rm -f of nothing is quiet',
    check({ sh }) {
      expect(sh('docker rm -f nosuch')).toMatchObject({ stdout: '', stderr: '', exitCode: 0 })
    },
  },
  {
    id: '53',
    says: 'rename to the same name',
    check(terminal) {
      exited(terminal, 'web')
      const { stderr, exitCode } = terminal.sh('docker rename web web')
      expect(stderr).toBe(
        'failed to rename container: Error response from daemon: Renaming a container with the same name as its current name\n',
      )
      expect(exitCode).toBe(1)
    },
  },
  {
    id: '54',
    says: 'rename to a name that is taken',
    check(terminal) {
      exited(terminal, 'web')
      const id = exited(terminal, 'db')
      expect(terminal.sh('docker rename web db').stderr).toBe(
        `failed to rename container: Error response from daemon: Error when allocating new name: Conflict. The container name "/db" is already in use by container "${id}". You have to remove (or rename) that container to be able to reuse that name.\n`,
      )
    },
  },
  {
    id: '55',
    says: 'rename of an empty name',
    check({ sh }) {
      const { stderr, exitCode } = sh('docker rename "" x')
      expect(stderr).toContain('invalid container name or ID: value is empty')
      expect(exitCode).toBe(1)
    },
  },
  {
    id: '56',
    says: 'rename is quiet, in any state',
    check(terminal) {
      runs(terminal, 'web')
      expect(terminal.sh('docker rename web api')).toMatchObject({ stdout: '', stderr: '', exitCode: 0 })
      expect(terminal.out("docker ps --format '{{.Names}}'")).toBe('api')
    },
  },
  {
    id: '57',
    says: 'wait prints the exit code, of an exited one at once',
    check(terminal) {
      exited(terminal, 'web', "sh -c 'exit 99'")
      expect(terminal.sh('docker wait web')).toMatchObject(echoes('99'))
      terminal.given("docker run -d --name later busybox sh -c 'sleep 5; exit 4'")
      const before = terminal.world().now
      expect(terminal.sh('docker wait later')).toMatchObject(echoes('4'))
      expect(terminal.world().now - before).toBeGreaterThan(4_000)
    },
  },
  {
    id: '58',
    says: 'wait for one that never ran prints 0; for a failed start 127',
    check(terminal) {
      terminal.given('docker pull -q busybox', 'docker create --name web busybox')
      expect(terminal.sh('docker wait web')).toMatchObject(echoes('0'))
      terminal.sh('docker run --name bad busybox nosuchcmd')
      expect(terminal.sh('docker wait bad')).toMatchObject(echoes('127'))
    },
  },
  {
    id: '59',
    says: 'restart policy: back-off from 100 ms, doubling',
    check(terminal) {
      terminal.given("docker run -d --name web --restart always busybox sh -c 'exit 3'", 'sleep 10')
      expect(status(terminal, 'web')).toMatch(/^Restarting \(3\) .+ ago$/)
      // 0.1 + 0.2 + … + 6.4 s is over after ten seconds or a little more.
      const count = Number(terminal.out("docker inspect -f '{{.RestartCount}}' web"))
      expect(count).toBeGreaterThanOrEqual(6)
      expect(count).toBeLessThanOrEqual(8)
    },
  },
  {
    id: '60',
    says: 'stop and kill rest the policy; on-failure only after a failure',
    check(terminal) {
      for (const how of ['stop -t 1', 'kill']) {
        terminal.given('docker run -d --name web --restart always busybox sleep 1000', `docker ${how} web`, 'sleep 5')
        expect(status(terminal, 'web')).toMatch(/^Exited \(137\) /)
        terminal.given('docker rm web')
      }
      terminal.given('docker run -d --name fine --restart on-failure busybox true', 'sleep 5')
      expect(status(terminal, 'fine')).toMatch(/^Exited \(0\) /)
      terminal.given('docker run -d --name bad --restart on-failure:2 busybox false', 'sleep 9')
      expect(status(terminal, 'bad')).toMatch(/^Exited \(1\) /)
      expect(terminal.out("docker inspect -f '{{.RestartCount}}' bad")).toBe('2')
    },
  },
]
