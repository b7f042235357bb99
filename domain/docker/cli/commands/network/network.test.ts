import { expect, it } from 'vitest'
import { createWorld, run } from '@/domain/docker/run'

const world = createWorld({ store: 'containerd', now: Date.UTC(2026, 0, 15, 9), seed: 'network' })
const docker = (line: string) => run(world, `docker network ${line}`)

it('lists the networks that every engine has', () => {
  expect(docker('ls').stdout).toMatch(
    /^NETWORK ID {5}NAME {6}DRIVER {4}SCOPE\n[0-9a-f]{12} {3}bridge {4}bridge {4}local\n[0-9a-f]{12} {3}host {6}host {6}local\n[0-9a-f]{12} {3}none {6}null {6}local\n$/,
  )
  expect(docker("ls --filter driver=host --format '{{.Name}} {{.IPv6}}'").stdout).toBe('host false\n')
  expect(docker('ls -q --filter type=custom').stdout).toBe('')
  expect(docker('ls --filter colour=red')).toMatchObject({
    stderr: "Error response from daemon: invalid filter 'colour'\n",
    exitCode: 1,
  })
})

it('inspects one', () => {
  expect(JSON.parse(docker('inspect bridge').stdout)).toMatchObject([
    { Name: 'bridge', Driver: 'bridge', IPAM: { Config: [{ Subnet: '172.17.0.0/16', Gateway: '172.17.0.1' }] } },
  ])
  const id = docker("inspect -f '{{.ID}}' none").stdout.trim()
  expect(docker(`inspect -f '{{.Name}}' ${id.slice(0, 8)}`).stdout).toBe('none\n')
  expect(docker('inspect nosuch')).toMatchObject({
    stdout: '[]\n',
    stderr: 'Error response from daemon: network nosuch not found\n',
    exitCode: 1,
  })
})

it('removes none of them', () => {
  expect(docker('rm bridge nosuch')).toMatchObject({
    stdout: '',
    stderr:
      'Error response from daemon: bridge is a pre-defined network and cannot be removed\nError response from daemon: network nosuch not found\nexit status 1\n',
    exitCode: 1,
  })
  expect(docker('rm -f nosuch')).toMatchObject({ stderr: '', exitCode: 0 })
})
