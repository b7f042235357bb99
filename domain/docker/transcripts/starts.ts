import { expect } from 'vitest'
import type { Row } from './row'

const helpRun = "\n\nRun 'docker run --help' for more information\n"

/** Rows 21 to 30: names, exit codes and failing starts. */
export const starts: Row[] = [
  {
    id: '21',
    says: 'a name is taken by any container, running or not',
    check({ given, out, sh }) {
      given('docker pull -q nginx')
      const id = out('docker create --name web nginx')
      const words = `Conflict. The container name "/web" is already in use by container "${id}". You have to remove (or rename) that container to be able to reuse that name.`
      expect(sh('docker run --name web nginx')).toMatchObject({
        stdout: '',
        stderr: `docker: Error response from daemon: ${words}${helpRun}`,
        exitCode: 125,
      })
      expect(sh('docker create --name web nginx')).toMatchObject({
        stderr: `Error response from daemon: ${words}\n`,
        exitCode: 1,
      })
    },
  },
  {
    id: '22',
    says: 'names that are none',
    check({ given, sh }) {
      given('docker pull -q alpine')
      for (const name of ['a b', 'a'])
        expect(sh(`docker create --name '${name}' alpine`).stderr).toContain(
          `Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`,
        )
    },
  },
  {
    id: '23',
    says: 'a command that is not there',
    check({ sh }) {
      const { stderr, exitCode } = sh('docker run busybox nosuchcmd')
      expect(stderr).toContain('exec: "nosuchcmd": executable file not found in $PATH')
      expect(stderr).toContain('docker: Error response from daemon: ')
      expect(stderr.endsWith(helpRun)).toBe(true)
      expect(exitCode).toBe(127)
    },
  },
  {
    id: '24',
    says: 'the container of a failed start exists as created, with 127 and the reason; --rm removes it',
    check({ sh, out }) {
      sh('docker run --name bad busybox nosuchcmd')
      expect(out("docker ps -a --format '{{.Names}} {{.Status}}'")).toBe('bad Created')
      expect(out("docker inspect -f '{{.State.Status}} {{.State.ExitCode}}' bad")).toBe('created 127')
      expect(out("docker inspect -f '{{.State.Error}}' bad")).toContain('executable file not found in $PATH')
      sh('docker run --rm --name gone busybox nosuchcmd')
      expect(out("docker ps -a --format '{{.Names}}'")).toBe('bad')
    },
  },
  {
    id: '25',
    says: 'a directory is no command',
    check({ sh }) {
      const { stderr, exitCode } = sh('docker run busybox /etc')
      expect(stderr).toContain('exec: "/etc": is a directory: permission denied')
      expect(exitCode).toBe(126)
    },
  },
  {
    id: '26',
    says: 'the exit code of the process is that of run',
    check({ sh, out, given }) {
      given('docker pull -q busybox')
      expect(sh("docker run --name three busybox sh -c 'exit 3'; echo $?").stdout).toBe('3\n')
      expect(out("docker ps -a --format '{{.Status}}'")).toMatch(/^Exited \(3\) .+ ago$/)
    },
  },
  {
    id: '27',
    says: 'a command that the shell does not find: the container did start',
    check({ sh, out, given }) {
      given('docker pull -q busybox')
      const { stderr, exitCode } = sh('docker run --name shell busybox sh -c nosuchcmd')
      expect(stderr).toBe('sh: nosuchcmd: not found\n')
      expect(exitCode).toBe(127)
      expect(out("docker ps -a --format '{{.Status}}'")).toMatch(/^Exited \(127\) /)
    },
  },
  {
    id: '28',
    says: '128 and the number of the signal',
    check({ given, out }) {
      const code = (name: string) => out(`docker inspect -f '{{.State.ExitCode}} {{.State.OOMKilled}}' ${name}`)
      given('docker run -d --name kill busybox sleep 1000', 'docker kill kill')
      expect(code('kill')).toBe('137 false')
      given('docker run -d --init --name term busybox sleep 1000', 'docker stop term')
      expect(code('term')).toBe('143 false')
      given("docker run -d --name segv busybox sh -c 'sleep 1000; :'", 'docker kill -s KILL segv')
      expect(code('segv')).toBe('137 false')
    },
  },
  {
    id: '29',
    says: 'a port that is taken leaves the container created',
    check({ given, sh, out }) {
      given('docker run -d -p 8080:80 --name first nginx')
      const { stderr, exitCode } = sh('docker run -d -p 8080:80 --name second nginx')
      expect(stderr).toContain(
        'failed to set up container networking: driver failed programming external connectivity on endpoint second',
      )
      expect(stderr).toContain('Bind for 0.0.0.0:8080 failed: port is already allocated')
      expect(exitCode).toBe(125)
      expect(out("docker inspect -f '{{.State.Status}}' second")).toBe('created')
    },
  },
  {
    id: '30',
    says: 'stop: the image’s signal, and KILL after ten seconds',
    check({ given, sh, world, out }) {
      given('docker run -d --name deaf busybox sleep 1000')
      const before = world().now
      sh('docker stop deaf')
      const took = world().now - before
      expect(took).toBeGreaterThanOrEqual(10_000)
      expect(took).toBeLessThan(11_000)
      given('docker run -d --name web nginx')
      const then = world().now
      sh('docker stop web')
      expect(world().now - then).toBeLessThan(2_000)
      expect(out("docker inspect -f '{{.Config.StopSignal}} {{.State.ExitCode}}' web")).toBe('SIGQUIT 0')
    },
  },
]
