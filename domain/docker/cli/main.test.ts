import { describe, expect, it } from 'vitest'
import { createWorld } from '@/domain/docker/run'
import type { ProgramIo, Sim } from '@/domain/docker/sim'
import { runDocker } from './main'

const world = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 'test' })

function docker(line: string, env: Record<string, string> = {}) {
  const sim: Sim = { world, docker: runDocker }
  const said = { stdout: '', stderr: '' }
  const io: ProgramIo = {
    stdin: { terminal: true, text: '', open: false },
    out: (text) => {
      said.stdout += text
    },
    err: (text) => {
      said.stderr += text
    },
    outIsTerminal: true,
    errIsTerminal: true,
    cwd: '/root',
    env,
  }
  const status = runDocker(sim, ['docker', ...line.split(' ').filter(Boolean)], io)
  return { ...said, status, time: sim.world.now - world.now }
}

describe('docker', () => {
  it('moves the clock', () => expect(docker('--version').time).toBe(100))
  it('says its version', () =>
    expect(docker('-v')).toMatchObject({ stdout: 'Docker version 29.7.2, build 4a7c6d1\n', status: 0 }))
  it('shows its help on stderr when alone, on stdout when asked', () => {
    expect(docker('')).toMatchObject({ stdout: '', status: 0 })
    expect(docker('').stderr).toBe(docker('--help').stdout)
    expect(docker('help').stdout).toBe(docker('--help').stdout)
    expect(docker('--help').stdout).toMatch(/^Usage: {2}docker \[OPTIONS\] COMMAND\n\nA self-sufficient runtime/)
  })
  it('says what it does not know', () => {
    expect(docker('nonexistent')).toMatchObject({
      stderr: "docker: unknown command: docker nonexistent\n\nRun 'docker --help' for more information\n",
      status: 1,
    })
    expect(docker('container foo')).toMatchObject({
      stderr:
        "docker: unknown command: docker container foo\n\nUsage:  docker container\n\nRun 'docker container --help' for more information\n",
      status: 1,
    })
    expect(docker('volume foo').stderr).toContain('\nUsage:  docker volume COMMAND\n')
    expect(docker('help nonexistent')).toMatchObject({ stderr: 'unknown help topic: nonexistent\n', status: 1 })
    expect(docker('help volume foo')).toMatchObject({ stderr: 'unknown help topic: foo\n', status: 1 })
  })
  it('reads the flags of a command it does not know as its own', () =>
    expect(docker('nonexistent up -d')).toMatchObject({
      stderr:
        "unknown shorthand flag: 'd' in -d\n\nUsage:  docker [OPTIONS] COMMAND [ARG...]\n\nRun 'docker --help' for more information\n",
      status: 125,
    }))
  it('refuses bad flags', () => {
    expect(docker('--foo ps')).toMatchObject({ status: 125 })
    expect(docker('version --foo')).toMatchObject({
      stderr:
        "unknown flag: --foo\n\nUsage:  docker version [OPTIONS]\n\nRun 'docker version --help' for more information\n",
      status: 125,
    })
    expect(docker('image --foo')).toMatchObject({
      stderr: "unknown flag: --foo\n\nUsage:  docker image\n\nRun 'docker image --help' for more information\n",
      status: 125,
    })
    expect(docker('-l loud version')).toMatchObject({ stderr: 'Unable to parse logging level: loud\n', status: 1 })
  })
  it('refuses wrong numbers of arguments', () =>
    expect(docker('version now')).toMatchObject({
      stderr:
        "docker: 'docker version' accepts no arguments\n\nUsage:  docker version [OPTIONS]\n\nRun 'docker version --help' for more information\n",
      status: 1,
    }))
  it('shows a group on stderr when alone', () => {
    expect(docker('image')).toMatchObject({ stdout: '', status: 0 })
    expect(docker('image').stderr).toBe(docker('image --help').stdout)
    expect(docker('image --help').stdout).toMatch(
      /^Usage: {2}docker image COMMAND\n\nManage images\n\nCommands:\n {2}build/,
    )
  })
  it('knows help before and after', () => {
    const { stdout } = docker('info --help')
    expect(stdout).toContain('\nAliases:\n  docker system info, docker info\n\nOptions:\n')
    expect(docker('--help info').stdout).toBe(stdout)
    expect(docker('help info').stdout).toBe(stdout)
    expect(docker('info -h').stdout).toBe(`Flag shorthand -h has been deprecated, use --help\n${stdout}`)
    expect(docker('system info --help').stdout).toBe(stdout.replace('docker info [', 'docker system info ['))
  })
  it('speaks in its own name of what this model lacks', () =>
    expect(docker('swarm init')).toMatchObject({
      stdout: '',
      status: 1,
      stderr: expect.stringMatching(/^This lab has no 'docker swarm init'/),
    }))
  it('reaches no other host', () => {
    expect(docker('-H tcp://10.0.0.1:2375 info')).toMatchObject({
      stderr: 'Cannot connect to the Docker daemon at tcp://10.0.0.1:2375. Is the docker daemon running?\n',
      status: 1,
    })
    expect(docker('info', { DOCKER_HOST: 'unix:///tmp/no.sock' }).stderr).toMatch(
      /^failed to connect to the docker API/,
    )
    expect(docker('-c nope info').stderr).toContain('context "nope": context not found')
    expect(docker('-c default info').status).toBe(0)
    expect(docker('-H unix:///var/run/docker.sock info').status).toBe(0)
  })
})
