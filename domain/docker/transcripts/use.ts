import { expect } from 'vitest'
import type { Row } from './row'
import type { Terminal } from './terminal'

const web = ({ out, given }: Terminal) => {
  given('docker pull -q busybox')
  return out('docker run -d --name web busybox sleep 100000')
}
const ended = ({ out, given }: Terminal, command = 'true') => {
  given('docker pull -q busybox')
  const id = out(`docker create --name web busybox ${command}`)
  given('docker start web')
  return id
}
const error = (message: string, exitCode = 1) => ({
  stdout: '',
  stderr: `Error response from daemon: ${message}\n`,
  exitCode,
})

/** Rows 61 to 78: exec, attach, logs, cp, diff, commit, export. */
export const use: Row[] = [
  {
    id: '61',
    says: 'exec in an exited container',
    check(terminal) {
      const id = ended(terminal)
      expect(terminal.sh('docker exec web ls')).toMatchObject(error(`container ${id} is not running`))
    },
  },
  {
    id: '62',
    says: 'exec in a paused one',
    check(terminal) {
      web(terminal)
      terminal.given('docker pause web')
      expect(terminal.sh('docker exec web ls')).toMatchObject(
        error('Container web is paused, unpause the container before exec'),
      )
    },
  },
  {
    id: '63',
    says: 'exec in a restarting one',
    check(terminal) {
      terminal.given("docker run -d --name web --restart always busybox sh -c 'exit 1'", 'sleep 9')
      const id = terminal.out('docker ps -aq --no-trunc')
      expect(terminal.sh('docker exec web ls')).toMatchObject(
        error(`Container ${id} is restarting, wait until the container is running`),
      )
    },
  },
  {
    id: '64',
    says: 'exec in an image',
    check({ given, sh }) {
      given('docker pull -q nginx:alpine')
      expect(sh('docker exec nginx:alpine sh')).toMatchObject(error('No such container: nginx:alpine'))
    },
  },
  {
    id: '65',
    says: 'a failed exec says so on stdout, with 127 or 126',
    check(terminal) {
      web(terminal)
      const { stdout, stderr, exitCode } = terminal.sh('docker exec web nosuch')
      expect(stdout).toContain('exec: "nosuch": executable file not found in $PATH')
      expect(stdout.endsWith('\r\n')).toBe(true)
      expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 127 })
      expect(terminal.sh('docker exec web /etc').exitCode).toBe(126)
    },
  },
  {
    id: '66',
    says: 'exec ends with the code of its command; the container goes on',
    check(terminal) {
      web(terminal)
      expect(terminal.sh("docker exec web sh -c 'exit 7'")).toMatchObject({ stdout: '', stderr: '', exitCode: 7 })
      expect(terminal.out("docker inspect -f '{{.State.Status}}' web")).toBe('running')
    },
  },
  {
    id: '67',
    says: 'attach needs a container that runs',
    check(terminal) {
      ended(terminal)
      const refused = (words: string) => ({ stdout: '', stderr: `${words}\n`, exitCode: 1 })
      expect(terminal.sh('docker attach web')).toMatchObject(
        refused('cannot attach to a stopped container, start it first'),
      )
      terminal.given('docker rm web')
      web(terminal)
      terminal.given('docker pause web')
      expect(terminal.sh('docker attach web')).toMatchObject(
        refused('cannot attach to a paused container, unpause it first'),
      )
      terminal.given("docker run -d --name again --restart always busybox sh -c 'exit 1'", 'sleep 9')
      expect(terminal.sh('docker attach again')).toMatchObject(
        refused('cannot attach to a restarting container, wait until it is running'),
      )
    },
  },
  {
    id: '68',
    says: 'attach ends with the container’s code',
    check({ given, sh }) {
      given("docker run -d --name web busybox sh -c 'sleep 3; echo bye; exit 21'")
      expect(sh('docker attach web')).toMatchObject({ stdout: 'bye\n', exitCode: 21 })
    },
  },
  {
    id: '70',
    says: 'logs of an exited container',
    check(terminal) {
      ended(terminal, "sh -c 'echo out; echo err >&2'")
      expect(terminal.sh('docker logs web')).toMatchObject({ stdout: 'out\n', stderr: 'err\n', exitCode: 0 })
    },
  },
  {
    id: '71',
    says: 'logs of a removed one',
    check(terminal) {
      ended(terminal)
      terminal.given('docker rm web')
      expect(terminal.sh('docker logs web')).toMatchObject(error('No such container: web'))
    },
  },
  {
    id: '72',
    says: 'cp tells what it copied, on stderr, and only when stdout is a terminal',
    check(terminal) {
      ended(terminal, "sh -c 'printf hello > /a'")
      const { stdout, stderr, exitCode } = terminal.sh('docker cp web:/a .')
      expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 })
      expect(stderr).toBe('Successfully copied 5B (transferred 2.05kB) to /root/.\n')
      expect(terminal.sh('docker cp web:/a b | cat')).toMatchObject({ stdout: '', stderr: '', exitCode: 0 })
      expect(terminal.out('cat b')).toBe('hello')
    },
  },
  {
    id: '73',
    says: 'cp between containers, and without any',
    check({ sh }) {
      expect(sh('docker cp a:/x b:/y')).toMatchObject({
        stderr: 'copying between containers is not supported\n',
        exitCode: 1,
      })
      expect(sh('docker cp x y')).toMatchObject({
        stderr: 'must specify at least one container source\n',
        exitCode: 1,
      })
    },
  },
  {
    id: '74',
    says: 'cp of a path that is not there',
    check(terminal) {
      ended(terminal)
      expect(terminal.sh('docker cp web:/no .')).toMatchObject(error('Could not find the file /no in container web'))
    },
  },
  {
    id: '75',
    says: 'diff: A, C and D, parents as C, volumes never',
    check(terminal) {
      terminal.given(
        "docker run --name web -v data:/data busybox sh -c 'echo a > /root/new; rm /etc/group; echo x >> /etc/passwd; echo v > /data/v'",
      )
      expect(terminal.sh('docker diff web').stdout).toBe(
        'A /data\nC /etc\nC /etc/passwd\nD /etc/group\nC /root\nA /root/new\n',
      )
      terminal.given('docker create --name none busybox')
      expect(terminal.sh('docker diff none')).toMatchObject({ stdout: '', exitCode: 0 })
    },
  },
  {
    id: '76',
    says: 'commit prints the id; old layers and one more; no layer on containerd when nothing changed',
    check(terminal) {
      const { given, out, store, sh } = terminal
      given("docker run --name web -v data:/data busybox sh -c 'echo a > /new; echo v > /data/v'")
      expect(sh('docker commit web me/app:1').stdout).toMatch(/^sha256:[0-9a-f]{64}\n$/)
      const layers = (name: string) => Number(out(`docker image inspect -f '{{len .RootFS.Layers}}' ${name}`))
      expect(layers('me/app:1')).toBe(layers('busybox') + 1)
      expect(out('docker run --rm me/app:1 cat /new')).toBe('a')
      expect(sh('docker run --rm me/app:1 cat /data/v').exitCode).toBe(1)
      given('docker create --name none busybox', 'docker commit none same')
      if (store === 'containerd') expect(layers('same')).toBe(layers('busybox'))
    },
  },
  {
    id: '78',
    says: 'export needs a file or a pipe',
    check(terminal) {
      ended(terminal)
      expect(terminal.sh('docker export web')).toMatchObject({
        stdout: '',
        stderr: 'cowardly refusing to save to a terminal. Use the -o flag or redirect\n',
        exitCode: 1,
      })
      expect(terminal.sh('docker export web -o fs.tar')).toMatchObject({ stdout: '', stderr: '', exitCode: 0 })
    },
  },
]
