import { expect } from 'vitest'
import type { Row } from './row'

const helpRun = "\n\nRun 'docker run --help' for more information\n"

/** How the command line prints errors, whatever the command. */
export const printing: Row[] = [
  {
    id: 'R1',
    says: 'an error of the daemon goes to stderr, with status 1',
    check({ sh }) {
      expect(sh('docker rm nosuch')).toMatchObject({
        stdout: '',
        stderr: 'Error response from daemon: No such container: nosuch\n',
        exitCode: 1,
      })
    },
  },
  {
    id: 'R2',
    says: 'docker run wraps errors, and maps them to 125, 126 and 127',
    check({ sh }) {
      const refused = sh('docker run --pull never nosuch')
      expect(refused).toMatchObject({ stdout: '', exitCode: 125 })
      expect(refused.stderr).toBe(`docker: Error response from daemon: No such image: nosuch:latest${helpRun}`)
      expect(sh('docker run busybox nosuchcmd').exitCode).toBe(127)
      expect(sh('docker run busybox /no/such/file').exitCode).toBe(127)
      expect(sh('docker run busybox /etc').exitCode).toBe(126)
    },
  },
  {
    id: 'R3',
    says: 'a bad flag gets the usage line and 125',
    check({ sh }) {
      expect(sh('docker run --foo alpine')).toMatchObject({
        stdout: '',
        stderr: `unknown flag: --foo\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]${helpRun}`,
        exitCode: 125,
      })
      expect(sh('docker ps -z')).toMatchObject({
        stderr:
          "unknown shorthand flag: 'z' in -z\n\nUsage:  docker ps [OPTIONS]\n\nRun 'docker ps --help' for more information\n",
        exitCode: 125,
      })
    },
  },
  {
    id: 'R4',
    says: 'too few arguments: "See" for at least, "Run" for exactly',
    check({ sh }) {
      expect(sh('docker run')).toMatchObject({
        stderr:
          "docker: 'docker run' requires at least 1 argument\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nSee 'docker run --help' for more information\n",
        exitCode: 1,
      })
      expect(sh('docker pull')).toMatchObject({
        stderr:
          "docker: 'docker pull' requires 1 argument\n\nUsage:  docker pull [OPTIONS] NAME[:TAG|@DIGEST]\n\nRun 'docker pull --help' for more information\n",
        exitCode: 1,
      })
    },
  },
  {
    id: 'R5',
    says: 'an unknown command',
    check({ sh }) {
      expect(sh('docker foo')).toMatchObject({
        stdout: '',
        stderr: "docker: unknown command: docker foo\n\nRun 'docker --help' for more information\n",
        exitCode: 1,
      })
    },
  },
  {
    id: 'R7',
    says: 'several operands: successes first, errors joined at the end, status 1',
    check({ given, sh }) {
      given('docker create --name one alpine', 'docker create --name two alpine')
      expect(sh('docker rm one nosuch two nor')).toMatchObject({
        stdout: 'one\ntwo\n',
        stderr:
          'Error response from daemon: No such container: nosuch\nError response from daemon: No such container: nor\n',
        exitCode: 1,
      })
    },
  },
  {
    id: 'R9',
    says: 'start of a running and stop of a stopped container succeed',
    check({ given, sh, world }) {
      given('docker run -d --name web nginx')
      const [before] = Object.values(world().containers)
      expect(sh('docker start web')).toMatchObject({ stdout: 'web\n', stderr: '', exitCode: 0 })
      expect(Object.values(world().containers)[0]?.state.startedAt).toBe(before?.state.startedAt)
      given('docker stop web')
      expect(sh('docker stop web')).toMatchObject({ stdout: 'web\n', stderr: '', exitCode: 0 })
    },
  },
]
