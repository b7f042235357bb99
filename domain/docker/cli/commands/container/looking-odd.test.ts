import { expect, it } from 'vitest'
import { freshWorld } from '@/domain/docker/asked/play'
import { run } from '@/domain/docker/run'

function docker(...lines: string[]): string {
  let last = { world: freshWorld('containerd'), stdout: '', stderr: '', exitCode: 0 }
  for (const line of lines) last = run(last.world, `docker ${line}`)
  return last.stdout + last.stderr
}

it('lists names by which others link a container, uncut only', () => {
  const linked = ['run -d --name web nginx', 'run -d --name app --link web:w alpine sleep 99']
  expect(docker(...linked, "ps --format '{{.Names}}'")).toBe('app\nweb\n')
  expect(docker(...linked, "ps --no-trunc --format '{{.Names}}'")).toBe('app\napp/w,web\n')
})

it('says that a container has no health check', () => {
  expect(docker('create --name web alpine', "ps -a --format '{{.Names}}: {{.HealthStatus}}'")).toBe('web: none\n')
})

it('shows the platform, and none in docker system df', () => {
  const made = 'create --name web alpine'
  expect(docker(made, "ps -a --format '{{.Platform}} {{json .Platform}}'")).toBe(
    'linux/amd64 {"architecture":"amd64","os":"linux"}\n',
  )
  expect(docker(made, "ps -a --format '{{with .Platform}}{{.OS}}/{{.Architecture}}{{end}}'")).toBe('linux/amd64\n')
  expect(docker(made, "ps -a --format '{{with .Platform}}{{.os}}{{end}}'")).toContain("can't evaluate field os in type")
  expect(docker(made, "ps -a --format '{{.Platform.OS}}'")).toContain('nil pointer evaluating')
  expect(docker(made, "system df -v --format '{{range .Containers}}{{.Platform}}{{end}}'")).toBe('<nil>')
})

it.each(['json-file', 'local'])('adds labels, variables and a tag to log lines of %s', (driver) => {
  const options = '--log-opt labels=x,no --log-opt env=FOO --log-opt tag=a/b'
  const made = `run -d --name web --log-driver ${driver} ${options} --label x=y --env "FOO=b c" alpine echo hi`
  expect(docker(made, 'logs --details web')).toBe('FOO=b+c,tag=a%2Fb,x=y hi\n')
  expect(docker(made, 'logs web')).toBe('hi\n')
})

it('names programs as the kernel does', () => {
  const [, ...names] = docker('run -d --name web nginx', 'top web -o pid,comm').trim().split('\n')
  expect(new Set(names.map((line) => line.replace(/^\d+ +/, '')))).toEqual(new Set(['nginx']))
})

it('finds no ports, network or processes of a container that is about to restart', () => {
  const made = 'run -d --name web -p 80:80 --restart always alpine false'
  const waited = Array.from({ length: 20 }, () => 'ps')
  expect(docker(made, ...waited, "ps --format '{{.State}}'")).toBe('restarting\n')
  expect(docker(made, ...waited, "ps --format '<{{.Ports}}>'")).toBe('<>\n')
  const settings =
    '{{with .NetworkSettings}}{{.Ports}} <{{.SandboxID}}{{.SandboxKey}}> {{range .Networks}}<{{.EndpointID}}{{.MacAddress}}> {{.IPAddress}} {{len .NetworkID}}{{end}}{{end}}'
  expect(docker(made, ...waited, `inspect -f '${settings}' web`)).toBe('map[] <> <> invalid IP 64\n')
  expect(docker(made, ...waited, 'top web')).toMatch(
    /^Error response from daemon: Container \w{64} is restarting, wait until the container is running\n$/,
  )
})
