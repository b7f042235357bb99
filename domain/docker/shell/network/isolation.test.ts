import { expect, it } from 'vitest'
import { play } from '@/domain/docker/asked/play'

const said = (...lines: string[]) => {
  const {
    stdout = '',
    stderr = '',
    exitCode = 0,
  } = play('containerd', ['docker pull -q alpine', ...lines]).steps.at(-1) ?? {}
  return { stdout, stderr, exitCode }
}

it('has no names and no ways without a network', () => {
  const alone = 'docker run --rm --network none alpine'
  expect(said(`${alone} wget -qO- http://example.com`)).toEqual({
    stdout: '',
    stderr: "wget: bad address 'example.com'\n",
    exitCode: 1,
  })
  expect(said(`${alone} wget -qO- 10.0.0.1`).stderr).toBe(
    "wget: can't connect to remote host (10.0.0.1): Network unreachable\n",
  )
  expect(said(`${alone} ping -c1 8.8.8.8`)).toMatchObject({
    stderr: 'ping: sendto: Network unreachable\n',
    exitCode: 1,
  })
  expect(said(`${alone} ping -c1 localhost`).exitCode).toBe(0)
  expect(said(`${alone} apk add curl`)).toMatchObject({ exitCode: 1 })
  expect(said(`${alone} apk update`)).toMatchObject({ exitCode: 2 })
})

it('finds no packages without a network', () => {
  expect(said('docker run --rm --network none debian:trixie-slim apt-get install -y curl').exitCode).toBe(100)
  const update = said('docker run --rm --network none debian:trixie-slim apt-get update')
  expect(update.exitCode).toBe(0)
  expect(update.stderr).toContain("Temporary failure resolving 'deb.debian.org'")
})

it('fails a step of a build that needs a network it has not', () => {
  const lines = (options: string, flag: string) => [
    'mkdir app',
    `printf 'FROM alpine\\nRUN ${flag} wget -qO- http://example.com\\n' > app/Dockerfile`,
    `docker build ${options} app`,
  ]
  expect(said(...lines('-q', '')).exitCode).toBe(0)
  expect(said(...lines('--network=none', '')).stderr).toContain("wget: bad address 'example.com'")
  expect(said(...lines('--network=none', '')).exitCode).toBe(1)
  expect(said(...lines('', '--network=none')).exitCode).toBe(1)
  expect(said(...lines('--network=none', '--network=host')).exitCode).toBe(0)
})

it('shares a network with another container: its servers, names and addresses', () => {
  const web = 'docker run -d --name web nginx'
  const beside = 'docker run --rm --network container:web alpine'
  expect(said(web, `${beside} wget -qO- localhost`).stdout).toContain('Welcome to nginx!')
  const hosts = said(web, `${beside} cat /etc/hosts`).stdout
  expect(hosts).toBe(said(web, 'docker exec web cat /etc/hosts').stdout)
  expect(hosts).toContain('172.17.0.2\t')
})

it('has each port of a network once', () => {
  const onHost = 'docker run -d --name one --network host nginx'
  const refused = said(onHost, 'docker run -d --name two -p 80:80 nginx')
  expect(refused.exitCode).toBe(125)
  expect(refused.stderr).toContain('failed to bind host port 0.0.0.0:80/tcp: address already in use')
  const exits = (...lines: string[]) => said(...lines, "sleep 1; docker inspect -f '{{.State.ExitCode}}' two").stdout
  expect(exits(onHost, 'docker run -d --name two --network host nginx')).toBe('1\n')
  expect(exits('docker run -d -p 80:80 nginx', 'docker run -d --name two --network host nginx')).toBe('1\n')
  expect(exits('docker run -d --name one nginx', 'docker run -d --name two --network container:one nginx')).toBe('1\n')
  expect(exits(onHost, 'docker run -d --name two -p 8080:80 nginx')).toBe('0\n')
})
